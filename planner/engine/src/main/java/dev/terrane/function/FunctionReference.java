package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.Function.Accepts;
import dev.terrane.hcl.expression.Function.Description;
import dev.terrane.hcl.expression.Function.Parameter;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the built-in functions take and give, for readers: as a table of signatures, and as the
/// page `docs/functions.md`.
public final class FunctionReference {
    private FunctionReference() {}

    /// By name, each as `NAME` and as `core::NAME`.
    public static SortedMap<String, Description> signatures() {
        Map<String, Function> functions = BuiltInFunctions.with(nowhere());
        SortedMap<String, Description> signatures = new TreeMap<>();
        for (String name : BuiltInFunctions.names()) {
            Description description =
                    Optional.ofNullable(functions.get(name)).orElseThrow().description();
            signatures.put(name, description);
            signatures.put(BuiltInFunctions.NAMESPACE + name, description);
        }
        return signatures;
    }

    /// Descriptions are the same wherever the functions are called.
    private static Surroundings nowhere() {
        return ProcessSurroundings.forPlanning(
                Path.of(""), Optional.empty(), NO_CLOCK, Optional.empty());
    }

    private static final Clock NO_CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    /// The page as Markdown.
    public static String page() {
        Map<String, Function> functions = BuiltInFunctions.with(nowhere());
        StringBuilder page = new StringBuilder(HEAD);
        for (String name : BuiltInFunctions.names()) {
            append(Optional.ofNullable(functions.get(name)).orElseThrow().description(), page);
        }
        return page.toString();
    }

    private static final String HEAD =
            """
            # Functions

            All functions of the language, in the order of their names. Each can be called as `core::NAME`, too.
            A value that is sensitive or ephemeral makes the result so, and one that is not known yet makes it
            unknown, where nothing else is said. An argument may be null only where that is said.

            This page is written by `FunctionPageTest` from the classes of the functions.
            """;

    private static void append(Description function, StringBuilder page) {
        page.append("\n## ").append(function.name()).append("\n\n");
        page.append(function.summary()).append("\n\n");
        page.append("```hcl\n").append(signature(function)).append("\n```\n");
        List<Parameter> parameters = new ArrayList<>(function.parameters());
        function.variadicParameter().ifPresent(parameters::add);
        if (!parameters.isEmpty()) {
            page.append('\n');
            parameters.forEach(parameter -> append(parameter, page));
        }
        page.append("\n`")
                .append(function.example())
                .append("` is `")
                .append(function.exampleResult())
                .append("`.\n");
    }

    private static void append(Parameter parameter, StringBuilder page) {
        page.append("- `")
                .append(parameter.name())
                .append("`: ")
                .append(parameter.description())
                .append(parameter.accepts().contains(Accepts.NULL) ? " It may be null." : "")
                .append('\n');
    }

    /// `join(separator string, lists list(string)...) string`.
    private static String signature(Description function) {
        List<String> parameters =
                function.parameters().stream()
                        .map(p -> p.name() + " " + p.type().display())
                        .collect(Collectors.toCollection(ArrayList::new));
        function.variadicParameter()
                .ifPresent(p -> parameters.add(p.name() + " " + p.type().display() + "..."));
        return "%s(%s) %s"
                .formatted(
                        function.name(),
                        String.join(", ", parameters),
                        function.result().display());
    }
}
