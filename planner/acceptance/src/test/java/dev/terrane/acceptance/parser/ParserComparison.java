package dev.terrane.acceptance.parser;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Prints how fast and how faithful the parsers are, as a table. An argument is the number of seconds
/// that each file is measured for (5 by default).
public final class ParserComparison {
    private ParserComparison() {}

    public static void main(String[] arguments) throws RunnerException {
        int seconds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        System.out.println(
                "| parser | precedence | bodies of for | invalid files refused | MB/s (by size of file) | time per byte, largest to smallest |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        for (Parser parser : Parser.values()) {
            System.out.println(row(parser, seconds));
        }
    }

    private static String row(Parser parser, int seconds) throws RunnerException {
        LanguageReader reader = parser.reader();
        Map<Integer, Double> speeds = speeds(parser, seconds);
        double slowing =
                speeds.get(parser.kilobytes().getFirst())
                        / speeds.get(parser.kilobytes().getLast());
        return "| %s | %s | %s | %s | %s | x%.1f |"
                .formatted(
                        parser.shownName(),
                        share(Fact.precedence(), reader),
                        share(Fact.forBodies(), reader),
                        share(Fact.invalid(), reader),
                        shown(speeds),
                        slowing);
    }

    private static String share(List<? extends Fact> facts, LanguageReader reader) {
        long right = facts.stream().filter(fact -> fact.isReadBy(reader)).count();
        return right + " of " + facts.size();
    }

    /// In MB/s, by the size in kB.
    private static Map<Integer, Double> speeds(Parser parser, int seconds) throws RunnerException {
        Options options =
                new OptionsBuilder()
                        .include(ParserBenchmark.class.getName())
                        .param("parser", parser.name())
                        .param(
                                "kilobytes",
                                parser.kilobytes().stream()
                                        .map(String::valueOf)
                                        .toArray(String[]::new))
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementTime(TimeValue.seconds(seconds))
                        .warmupIterations(2)
                        .measurementIterations(2)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build();
        Map<Integer, Double> speeds = new TreeMap<>();
        for (RunResult result : new Runner(options).run()) {
            int kilobytes = Integer.parseInt(result.getParams().getParam("kilobytes"));
            double nanoseconds = result.getPrimaryResult().getScore();
            speeds.put(kilobytes, kilobytes * 1e6 / nanoseconds);
        }
        return speeds;
    }

    private static String shown(Map<Integer, Double> speeds) {
        StringBuilder text = new StringBuilder();
        speeds.forEach((kilobytes, speed) ->
                text.append(text.isEmpty() ? "" : ", ")
                        .append("%.1f MB: %.2f".formatted(kilobytes / 1000.0, speed)));
        return text.toString();
    }
}
