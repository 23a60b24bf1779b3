package dev.terrane.function;

import java.util.ArrayList;
import java.util.List;

/// Paths as texts, whether there are files or not.
final class PathText {
    private PathText() {}

    /// Without `.`, `x/..` and slashes that say nothing. The empty path is `.`.
    static String clean(String path) {
        boolean rooted = path.startsWith("/");
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(part.equals("..") && rooted)) {
                parts.add(part);
            }
        }
        String cleaned = String.join("/", parts);
        if (rooted) {
            return "/" + cleaned;
        }
        return cleaned.isEmpty() ? "." : cleaned;
    }

    static String join(String folder, String path) {
        if (folder.isEmpty()) {
            return path.isEmpty() ? "" : clean(path);
        }
        return path.isEmpty() ? clean(folder) : clean(folder + "/" + path);
    }

    /// The last part.
    static String base(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        String stripped = stripped(path);
        return stripped.isEmpty() ? "/" : stripped.substring(stripped.lastIndexOf('/') + 1);
    }

    private static String stripped(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /// What stands before the last slash.
    static String directory(String path) {
        return clean(path.substring(0, path.lastIndexOf('/') + 1));
    }
}
