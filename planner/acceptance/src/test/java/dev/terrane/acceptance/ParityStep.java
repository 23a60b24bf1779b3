package dev.terrane.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One step of a case: which commands it means, and which facts are taken from what they print.
final class ParityStep {
    private static final String PLAN_FILE = ".parity.plan";

    private final JsonNode step;
    private final WorkingFolder working;
    private final Map<String, JsonNode> facts = new LinkedHashMap<>();

    ParityStep(JsonNode step, WorkingFolder working) {
        this.step = step;
        this.working = working;
    }

    Map<String, JsonNode> run() {
        switch (step.path("run").asText()) {
            case "validate" -> validate();
            case "plan" -> plan();
            case "apply" -> apply();
            case "destroy" -> apply("-destroy");
            case "show" -> showState();
            case "output" -> output();
            case "fmt" -> format();
            case "cmd" -> command();
            default -> throw new IllegalArgumentException("no such step: " + step);
        }
        return step.path("by_line").asBoolean() ? byLine() : facts;
    }

    /// Each line that has a diagnostic becomes a fact of its own, however many it has.
    private Map<String, JsonNode> byLine() {
        Map<String, JsonNode> lines = new LinkedHashMap<>();
        facts.forEach((name, fact) -> {
            if (name.endsWith("diagnostics") && fact.isArray()) {
                fact.forEach(row ->
                        lines.put(
                                "%s %s:%s".formatted(name, row.get(1).asText(), row.get(2)),
                                row.get(0)));
            } else {
                lines.put(name, fact);
            }
        });
        return lines;
    }

    private void validate() {
        CommandResult result = terrane(List.of("validate", "-json"));
        facts.put("exit", Json.of(result.status()));
        facts.put(
                "diagnostics",
                Json.parse(result.out())
                        .map(document -> diagnostics(Json.elements(document.path("diagnostics"))))
                        .orElse(Json.of("no JSON")));
    }

    /// @return whether there is a plan
    private boolean plan(String... mode) {
        String file = working.path(PLAN_FILE).toString();
        delete(working.path(PLAN_FILE));
        List<String> start =
                Stream.concat(
                                Stream.of("plan", "-json", "-input=false", "-out=" + file),
                                Arrays.stream(mode))
                        .toList();
        CommandResult result = terrane(start);
        facts.put("plan exit", Json.of(result.status()));
        facts.put("plan diagnostics", streamed(result.out()));
        if (!Files.exists(working.path(PLAN_FILE))) {
            return false;
        }
        Json.parse(working.run(environment(), "show", "-json", file).out())
                .ifPresentOrElse(
                        document -> facts.putAll(ParityFacts.ofPlan(document)),
                        () -> facts.put("plan JSON", Json.of("no JSON")));
        return true;
    }

    private void apply(String... mode) {
        if (plan(mode)) {
            String file = working.path(PLAN_FILE).toString();
            CommandResult result =
                    working.run(environment(), "apply", "-json", "-input=false", file);
            facts.put("apply exit", Json.of(result.status()));
            facts.put("apply diagnostics", streamed(result.out()));
        }
        showState();
    }

    private void showState() {
        Json.parse(working.run(environment(), "show", "-json").out())
                .ifPresentOrElse(
                        document -> facts.putAll(ParityFacts.ofState(document)),
                        () -> facts.put("state JSON", Json.of("no JSON")));
    }

    private void output() {
        CommandResult result = terrane(List.of("output", "-json"));
        facts.put("exit", Json.of(result.status()));
        facts.put(
                "outputs",
                Json.parse(result.out()).map(ParityFacts::masked).orElse(Json.of("no JSON")));
    }

    private void format() {
        facts.put("exit", Json.of(terrane(List.of("fmt")).status()));
        for (Path file : ProjectFiles.under(working.path())) {
            String name = working.path().relativize(file).toString();
            if ((name.endsWith(".tf") || name.endsWith(".tfvars")) && !name.startsWith(".terra")) {
                facts.put("file " + name, Json.of(ProjectFiles.read(file)));
            }
        }
    }

    private void command() {
        CommandResult result = terrane(List.of());
        facts.put("exit", Json.of(result.status()));
        if (step.path("stdout").asBoolean()) {
            facts.put("stdout", Json.of(Masks.ofValues(result.out())));
        }
    }

    private CommandResult terrane(List<String> start) {
        List<String> arguments = new ArrayList<>(start);
        step.path("args").forEach(argument -> arguments.add(argument.asText()));
        return working.run(environment(), arguments.toArray(String[]::new));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        step.path("env")
                .properties()
                .forEach(each -> environment.put(each.getKey(), each.getValue().asText()));
        return environment;
    }

    /// Those of an event stream: a JSON document a line.
    private JsonNode streamed(String text) {
        return diagnostics(
                text.lines()
                        .flatMap(line -> Json.parse(line).stream())
                        .filter(event -> event.path("type").asText().equals("diagnostic"))
                        .map(event -> event.path("diagnostic"))
                        .toList());
    }

    /// Severity, file and line of each; never the text.
    private JsonNode diagnostics(List<JsonNode> found) {
        ArrayNode rows = Json.MAPPER.createArrayNode();
        found.stream()
                .map(this::row)
                .sorted(
                        Comparator.comparing((JsonNode row) -> row.get(0).asText())
                                .thenComparing(row -> row.get(1).asText())
                                .thenComparingInt(row -> row.get(2).asInt()))
                .forEach(rows::add);
        return rows;
    }

    private JsonNode row(JsonNode diagnostic) {
        JsonNode range = diagnostic.path("range");
        String file = range.path("filename").asText("").replace(working.path() + "/", "");
        return Json.MAPPER
                .createArrayNode()
                .add(diagnostic.path("severity").asText())
                .add(file)
                .add(range.path("start").path("line").asInt(0));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
