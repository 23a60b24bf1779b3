package dev.terrane.function;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Finds the files whose paths match a pattern, folder by folder.
final class GlobSearch {
    private final Surroundings surroundings;
    private final String folder;
    private final List<String> found = new ArrayList<>();

    /// @param folder what the paths that are found are relative to
    GlobSearch(Surroundings surroundings, String folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    /// @param pattern with the folder before it
    List<String> filesMatching(String pattern) throws IOException, BadPatternException {
        List<String> parts = GlobPattern.split(pattern, '/');
        boolean rooted = parts.size() > 1 && parts.getFirst().isEmpty();
        search(rooted ? "/" : ".", rooted ? parts.subList(1, parts.size()) : parts);
        return found;
    }

    private void search(String base, List<String> parts) throws IOException, BadPatternException {
        int plain = 0;
        while (plain < parts.size() && !GlobPattern.isPattern(parts.get(plain))) {
            plain++;
        }
        String start =
                plain == 0 ? base : PathText.join(base, String.join("/", parts.subList(0, plain)));
        Surroundings.FileKind kind = surroundings.kindOf(start);
        if (plain == parts.size()) {
            add(start, kind);
        } else if (kind == Surroundings.FileKind.DIRECTORY) {
            searchFolder(start, parts.subList(plain, parts.size()));
        }
    }

    private void searchFolder(String base, List<String> parts)
            throws IOException, BadPatternException {
        List<String> names = surroundings.list(base);
        List<String> rest = parts;
        if (parts.getFirst().equals("**")) {
            searchBelow(base, names, parts);
            rest = parts.subList(1, parts.size());
        }
        if (!rest.isEmpty()) {
            searchNames(base, names, rest);
        }
    }

    /// `**` stands for any number of folders, and at the end for the files in them.
    private void searchBelow(String base, List<String> names, List<String> parts)
            throws IOException, BadPatternException {
        for (String name : names) {
            String path = PathText.join(base, name);
            Surroundings.FileKind kind = surroundings.kindOf(path);
            if (kind == Surroundings.FileKind.DIRECTORY) {
                search(path, parts);
            } else if (parts.size() == 1) {
                add(path, kind);
            }
        }
    }

    private void searchNames(String base, List<String> names, List<String> parts)
            throws IOException, BadPatternException {
        for (String name : names) {
            if (!GlobPattern.matches(parts.getFirst(), name)) {
                continue;
            }
            String path = PathText.join(base, name);
            if (parts.size() == 1) {
                add(path, surroundings.kindOf(path));
            } else {
                search(path, parts.subList(1, parts.size()));
            }
        }
    }

    private void add(String path, Surroundings.FileKind kind) {
        if (kind == Surroundings.FileKind.REGULAR) {
            found.add(relative(path));
        }
    }

    private String relative(String path) {
        if (folder.equals(".") || path.equals(folder)) {
            return path.equals(folder) ? "." : path;
        }
        String prefix = folder.endsWith("/") ? folder : folder + "/";
        return path.startsWith(prefix) ? path.substring(prefix.length()) : outside(path);
    }

    /// A pattern may lead out of the folder: `../x`.
    private String outside(String path) {
        List<String> from = List.of(folder.split("/"));
        List<String> to = List.of(path.split("/"));
        int common = 0;
        while (common < Math.min(from.size(), to.size())
                && from.get(common).equals(to.get(common))) {
            common++;
        }
        return "../".repeat(from.size() - common) + String.join("/", to.subList(common, to.size()));
    }
}
