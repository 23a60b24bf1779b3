package dev.terrane.cli.command;

import picocli.CommandLine.ParseResult;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which run of a pipeline this is: a later one has a greater number.
final class RunNumber {
    private static final List<String> VARIABLES =
            List.of("GITHUB_RUN_ID", "CI_PIPELINE_ID", "BUILD_NUMBER");

    private RunNumber() {}

    static long of(CommandContext context) {
        return numbers(context)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .findFirst()
                .orElseGet(() -> Clock.systemUTC().instant().getEpochSecond());
    }

    /// Pipelines count their runs; elsewhere the clock does.
    static long of(ParseResult arguments, CommandContext context) {
        return Stream.concat(Options.textOf(arguments, "run").stream(), numbers(context))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .findFirst()
                .orElseGet(() -> Clock.systemUTC().instant().getEpochSecond());
    }

    private static Stream<String> numbers(CommandContext context) {
        Map<String, String> environment = context.invocation().environment();
        return VARIABLES.stream().map(name -> environment.getOrDefault(name, ""));
    }
}
