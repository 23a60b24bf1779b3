package dev.terrane.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.cli.view.JsonDocument;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.policy.PolicyTest;
import dev.terrane.policy.PolicyTestFile;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `terrane policy test [PATH...]`: whether policies say of plans what is expected of them.
public final class PolicyTestCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "policy test",
                        "Runs files *.policytest.hcl, each with plans and the policies that they are expected to break: exit status 0 where all pass. Without a path, those in this folder and below.")
                .addOption(Options.toggle("json", false, "Writes the results as JSON."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(
                        Options.arguments("PATH", "0..*", "Test files, or folders with them."));
    }

    /// A test in its file.
    private record Done(String file, PolicyTest.Result result) {}

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics problems = new Diagnostics();
        List<Done> done = new ArrayList<>();
        try {
            List<String> paths = Options.positionals(arguments);
            for (String path : paths.isEmpty() ? List.of(".") : paths) {
                for (Path file : files(context.directory(), path, problems)) {
                    String name = shown(context.directory(), file);
                    PolicyTestRun.of(file, name, problems)
                            .forEach(result -> done.add(new Done(name, result)));
                }
            }
        } catch (IOException e) {
            problems.add(
                    Diagnostic.error(
                            "The tests can not be read",
                            "A file can not be read: %s.".formatted(e.getMessage())));
        }
        new HumanReporter(context, Options.isOn(arguments, "no-color"), false)
                .diagnostics(problems.inOrder());
        context.invocation()
                .out()
                .println(
                        Options.isOn(arguments, "json")
                                ? JsonDocument.indented(json -> write(json, done))
                                : text(done));
        boolean passed = done.stream().allMatch(each -> each.result().passed());
        return problems.hasErrors() || !passed ? FAILED : OK;
    }

    private static String shown(Path directory, Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }

    private static List<Path> files(Path directory, String path, Diagnostics problems)
            throws IOException {
        Path named = directory.resolve(path).normalize();
        if (Files.isRegularFile(named)) {
            return List.of(named);
        }
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(named)) {
            try (Stream<Path> files = Files.walk(named)) {
                files.filter(file -> file.toString().endsWith(PolicyTestFile.SUFFIX))
                        .sorted()
                        .forEach(found::add);
            }
        }
        if (found.isEmpty()) {
            problems.add(
                    Diagnostic.error(
                            "No tests of policies",
                            "\"%s\" is neither a file nor a folder with files *%s."
                                    .formatted(path, PolicyTestFile.SUFFIX)));
        }
        return found;
    }

    private static String text(List<Done> done) {
        List<String> lines = new ArrayList<>();
        for (Done each : done) {
            PolicyTest.Result result = each.result();
            lines.add(
                    "%s: %s, %s"
                            .formatted(
                                    each.file(),
                                    result.test().name(),
                                    result.passed() ? "pass" : "fail"));
            result.problems().forEach(problem -> lines.add("  " + problem));
        }
        long failed = done.stream().filter(each -> !each.result().passed()).count();
        lines.add("%d passed, %d failed.".formatted(done.size() - failed, failed));
        return String.join("\n", lines);
    }

    private static void write(JsonGenerator json, List<Done> done) throws IOException {
        json.writeStartObject();
        json.writeStringField("format_version", "1.0");
        json.writeBooleanField("passed", done.stream().allMatch(each -> each.result().passed()));
        json.writeArrayFieldStart("tests");
        for (Done each : done) {
            json.writeStartObject();
            json.writeStringField("file", each.file());
            json.writeStringField("name", each.result().test().name());
            json.writeBooleanField("passed", each.result().passed());
            json.writeArrayFieldStart("problems");
            for (String problem : each.result().problems()) {
                json.writeString(problem);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
