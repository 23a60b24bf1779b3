package dev.terrane.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A folder with a configuration, what is done with it (`steps.txt`), and all that is printed meanwhile
/// (`output.golden`).
///
/// A step is a command line of terrane, or one of these:
///
/// ```
/// overlay FOLDER      copies the files of that folder over the configuration
/// remove FILE
/// env NAME=VALUE      for all that follows
/// # a comment
/// ```
///
/// A folder that is an overlay is not part of the first configuration.
record GoldenCase(Path folder) {
    static final String STEPS = "steps.txt";
    static final String OUTPUT = "output.golden";

    List<String> steps() {
        return ProjectFiles.read(folder.resolve(STEPS))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    Set<String> overlays() {
        Set<String> overlays = new HashSet<>();
        for (String step : steps()) {
            if (step.startsWith("overlay ")) {
                overlays.add(step.substring("overlay ".length()));
            }
        }
        return overlays;
    }

    Path golden() {
        return folder.resolve(OUTPUT);
    }

    /// Does all steps.
    ///
    /// @param temporary an empty folder
    /// @return what `output.golden` holds when all is well
    String run(Path temporary) {
        WorkingFolder working = WorkingFolder.at(temporary);
        Set<String> overlays = overlays();
        working.copy(folder, file -> isConfiguration(file, overlays));
        StringBuilder output = new StringBuilder();
        for (String step : steps()) {
            perform(step, working, output);
        }
        return output.toString();
    }

    private static boolean isConfiguration(Path file, Set<String> overlays) {
        String first = file.getName(0).toString();
        return !overlays.contains(first) && !first.equals(STEPS) && !first.equals(OUTPUT);
    }

    private void perform(String step, WorkingFolder working, StringBuilder output) {
        output.append("$ ").append(step).append('\n');
        String[] words = step.split(" +", 2);
        String rest = words.length == 1 ? "" : words[1];
        switch (words[0]) {
            case "overlay" -> working.copy(folder.resolve(rest), _ -> true);
            case "remove" -> delete(working.path(rest));
            case "env" -> working.with(rest.split("=", 2)[0], rest.split("=", 2)[1]);
            default -> append(working.run(step.split(" +")), working, output);
        }
        output.append('\n');
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(CommandResult result, WorkingFolder working, StringBuilder output) {
        output.append(Masks.ofOutput(result.out(), working.path()));
        if (!result.err().isEmpty()) {
            output.append("--- standard error\n")
                    .append(Masks.ofOutput(result.err(), working.path()));
        }
        output.append("--- exit status ").append(result.status()).append('\n');
    }

    @Override
    public String toString() {
        return folder.getParent().getFileName() + "/" + folder.getFileName();
    }

    /// By `area/case`.
    static Map<String, GoldenCase> all() {
        Map<String, GoldenCase> cases = new TreeMap<>();
        for (Path file : ProjectFiles.under(root())) {
            if (file.endsWith(STEPS)) {
                GoldenCase each = new GoldenCase(file.getParent());
                cases.put(each.toString(), each);
            }
        }
        return cases;
    }

    static Path root() {
        return ProjectFiles.testResources().resolve("golden");
    }
}
