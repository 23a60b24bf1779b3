package dev.terrane.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A folder under `examples`, which a newcomer runs.
record Example(Path folder) {
    static List<Example> all() {
        try (Stream<Path> folders = Files.list(root())) {
            return folders.filter(Files::isDirectory).sorted().map(Example::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Example named(String name) {
        return new Example(root().resolve(name));
    }

    private static Path root() {
        return ProjectFiles.root().resolve("examples");
    }

    /// The text of its plan in an empty account.
    Path golden() {
        return folder.resolve("plan.golden");
    }

    /// Whether it can be run with nothing but this machine.
    boolean needsNoCloud() {
        return ProjectFiles.under(folder).stream()
                .filter(file -> file.toString().endsWith(".tf"))
                .noneMatch(file -> ProjectFiles.read(file).contains("provider \"aws\""));
    }

    /// A copy to be run, beside the modules that it uses.
    WorkingFolder copyTo(Path temporary) {
        WorkingFolder all = WorkingFolder.at(temporary);
        for (String part : List.of("examples", "modules")) {
            Path from = ProjectFiles.root().resolve(part);
            all.in(part).copy(from, file -> !isLeftOver(file));
        }
        return all.in("examples/" + folder.getFileName());
    }

    /// What somebody who ran it in the checkout left behind.
    private static boolean isLeftOver(Path file) {
        String text = file.toString();
        return text.contains(".terra") || text.contains("tfstate") || text.contains("/out/");
    }

    @Override
    public String toString() {
        return String.valueOf(folder.getFileName());
    }
}
