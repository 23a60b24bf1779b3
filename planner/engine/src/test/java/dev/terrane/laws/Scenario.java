package dev.terrane.laws;

import dev.terrane.laws.Step.Behaving;
import dev.terrane.laws.Step.Configured;
import dev.terrane.laws.Step.Outside;
import dev.terrane.laws.Step.Run;
import dev.terrane.laws.Step.Tainted;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.provider.memory.Fault;
import dev.terrane.provider.memory.Operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What happens to one state, step by step. Written down by [#code] as a test to paste.
final class Scenario {
    private final List<Step> steps = new ArrayList<>();

    List<Step> steps() {
        return List.copyOf(steps);
    }

    Scenario then(Step step) {
        steps.add(step);
        return this;
    }

    Scenario first(Step step) {
        steps.addFirst(step);
        return this;
    }

    Scenario behaving(int lag, int slowEach) {
        return then(new Behaving(lag, slowEach));
    }

    /// @param expected `memory_object.a[0]=a-0`
    Scenario configured(String main, String... expected) {
        return configured(Map.of("main.tf", main), expected);
    }

    /// @param files by their names
    Scenario configured(Map<String, String> files, String... expected) {
        SortedMap<String, String> names = new TreeMap<>();
        Arrays.stream(expected)
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> names.put(pair[0], pair[1]));
        return then(new Configured(new TreeMap<>(files), names));
    }

    Scenario applied() {
        return then(Run.applying());
    }

    Scenario run(
            Mode mode,
            boolean refresh,
            List<String> targets,
            List<String> replacements,
            int parallelism,
            List<Fault> faults,
            int killedAt,
            int stoppedAt,
            boolean approved) {
        return then(
                new Run(
                        mode,
                        refresh,
                        targets,
                        replacements,
                        parallelism,
                        faults,
                        killedAt,
                        stoppedAt,
                        approved));
    }

    Scenario changedOutside(int number) {
        return then(new Outside(number, false));
    }

    Scenario deletedOutside(int number) {
        return then(new Outside(number, true));
    }

    Scenario tainted(int number) {
        return then(new Tainted(number));
    }

    static Fault fault(Operation operation, String names, Fault.Kind kind) {
        return new Fault(operation, names, kind);
    }

    /// Fails with what does not hold.
    void keepsAllLaws() {
        new World(this).live();
    }

    /// A test that does the same.
    String code(String name) {
        StringBuilder code = new StringBuilder("@Test\nvoid " + name + "() {\n    new Scenario()");
        steps.forEach(step -> code.append("\n        ").append(code(step)));
        return code.append("\n        .keepsAllLaws();\n}\n").toString();
    }

    private static String code(Step step) {
        return switch (step) {
            case Behaving behaving ->
                    ".behaving(" + behaving.lag() + ", " + behaving.slowEach() + ")";
            case Configured configured -> code(configured);
            case Run run when run.equals(Run.applying()) -> ".applied()";
            case Run run ->
                    ".run(Mode.%s, %s, %s, %s, %d, %s, %d, %d, %s)"
                            .formatted(
                                    run.mode(),
                                    run.refresh(),
                                    code(run.targets()),
                                    code(run.replacements()),
                                    run.parallelism(),
                                    "List.of("
                                            + String.join(
                                                    ", ",
                                                    run.faults().stream()
                                                            .map(Scenario::code)
                                                            .toList())
                                            + ")",
                                    run.killedAt(),
                                    run.stoppedAt(),
                                    run.approved());
            case Outside outside ->
                    (outside.deletes() ? ".deletedOutside(" : ".changedOutside(")
                            + outside.number()
                            + ")";
            case Tainted tainted -> ".tainted(" + tainted.number() + ")";
        };
    }

    private static String code(Fault fault) {
        return "fault(Operation.%s, \"%s\", Fault.Kind.%s)"
                .formatted(fault.operation(), fault.names(), fault.kind());
    }

    private static String code(List<String> texts) {
        return "List.of(" + String.join(", ", texts.stream().map(Scenario::literal).toList()) + ")";
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String code(Configured configured) {
        List<String> files = new ArrayList<>();
        configured.files().forEach((name, text) -> files.add(literal(name) + ", " + block(text)));
        List<String> parts = new ArrayList<>();
        parts.add("Map.of(" + String.join(", ", files) + ")");
        configured.expected().forEach((address, name) -> parts.add(literal(address + "=" + name)));
        return ".configured(" + String.join(",\n            ", parts) + ")";
    }

    private static String block(String text) {
        return "\"\"\"\n" + text.replace("\\", "\\\\") + "\"\"\"";
    }
}
