package dev.terrane.acceptance;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A folder with a configuration, steps (`steps.json`), and what Terraform 1.11.4 did at each
/// (`expected.json`): a fact by its name, such as `change terraform_data.a`, for each step.
record ParityCase(Path folder) {
    private static final String STEPS = "steps.json";
    private static final String EXPECTED = "expected.json";

    /// A fact that came out otherwise.
    record Difference(int step, String fact, JsonNode expected, JsonNode actual) {
        @Override
        public String toString() {
            return "step %d, %s\n  expected %s\n  but was  %s"
                    .formatted(step, fact, expected, actual);
        }
    }

    /// Does all steps.
    ///
    /// @param temporary an empty folder
    List<Difference> differences(Path temporary) {
        List<JsonNode> expected = Json.elements(Json.read(folder.resolve(EXPECTED)));
        List<Map<String, JsonNode>> actual = run(temporary);
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            compare(i + 1, Json.members(expected.get(i)), actual.get(i), differences);
        }
        return differences;
    }

    private static void compare(
            int step,
            Map<String, JsonNode> expected,
            Map<String, JsonNode> actual,
            List<Difference> differences) {
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        for (String name : names) {
            JsonNode wanted = expected.getOrDefault(name, Json.NOTHING);
            JsonNode got = actual.getOrDefault(name, Json.NOTHING);
            if (!wanted.equals(got)) {
                differences.add(new Difference(step, name, wanted, got));
            }
        }
    }

    private List<Map<String, JsonNode>> run(Path temporary) {
        WorkingFolder working = WorkingFolder.at(temporary).with("TF_IN_AUTOMATION", "1");
        Set<String> overlays = overlays();
        working.copy(
                folder,
                file ->
                        !overlays.contains(file.getName(0).toString())
                                && !file.endsWith(STEPS)
                                && !file.endsWith(EXPECTED));
        List<Map<String, JsonNode>> facts = new ArrayList<>();
        boolean changed = true;
        for (JsonNode step : steps()) {
            changed |= prepare(step, working);
            if (changed
                    && !step.path("run").asText().equals("fmt")
                    && !step.path("no_init").asBoolean()) {
                changed = false;
                CommandResult init = working.run("init", "-input=false", "-no-color");
                if (init.status() != 0 && !step.path("init_fails").asBoolean()) {
                    facts.add(Map.of("init exit", Json.of(init.status())));
                    continue;
                }
            }
            facts.add(new ParityStep(step, working).run());
        }
        return facts;
    }

    /// @return whether files were changed
    private boolean prepare(JsonNode step, WorkingFolder working) {
        if (step.has("overlay")) {
            working.copy(folder.resolve(step.path("overlay").asText()), _ -> true);
        }
        for (JsonNode name : step.path("remove")) {
            try {
                Files.delete(working.path(name.asText()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return step.has("overlay") || step.has("remove");
    }

    private Set<String> overlays() {
        Set<String> overlays = new HashSet<>();
        for (JsonNode step : steps()) {
            overlays.add(step.path("overlay").asText());
        }
        return overlays;
    }

    private List<JsonNode> steps() {
        return Json.elements(Json.read(folder.resolve(STEPS)));
    }

    @Override
    public String toString() {
        return root().relativize(folder).toString();
    }

    static Path root() {
        return ProjectFiles.testResources().resolve("parity");
    }

    static Map<String, ParityCase> all() {
        Map<String, ParityCase> cases = new TreeMap<>();
        for (Path file : ProjectFiles.under(root())) {
            if (file.endsWith(STEPS)) {
                ParityCase each = new ParityCase(file.getParent());
                cases.put(each.toString(), each);
            }
        }
        return cases;
    }
}
