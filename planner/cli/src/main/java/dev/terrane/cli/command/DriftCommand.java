package dev.terrane.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.cli.view.JsonDocument;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.operating.Derived;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlanFileWriter;
import dev.terrane.planfile.PlannedChange;
import dev.terrane.project.Project;
import dev.terrane.review.ReviewComment;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `terrane drift [PROJECT...]`: what the cloud has that the states do not say.
public final class DriftCommand implements Command {
    private static final String FORMAT = "format";
    private static final List<String> FORMATS = List.of("text", "json", "markdown");

    @Override
    public CommandSpec spec() {
        return HostOptions.addTo(
                        Options.command(
                                "drift",
                                "Reads all objects of all projects again and shows how they differ from what was applied: exit status 0 where none does, 2 where some do. Nothing is changed."))
                .addOption(
                        Options.toggle(
                                "issues",
                                false,
                                "Opens an issue for each project with drift on the host of the repository, keeps it up to date, and closes it when the drift is gone."))
                .addOption(
                        Options.text(
                                FORMAT, "FORMAT", "text, json or markdown; text is the usual one."))
                .addOption(Options.toggle("json", false, "The same as -format=json."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(
                        Options.arguments(
                                "PROJECT", "0..*", "Which projects; otherwise all of them."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics problems = new Diagnostics();
        String format =
                Options.isOn(arguments, "json")
                        ? "json"
                        : Options.textOf(arguments, FORMAT).orElse("text");
        if (!FORMATS.contains(format)) {
            problems.add(
                    Diagnostic.error(
                            "Unknown format",
                            "-format may be %s, and not \"%s\"."
                                    .formatted(String.join(", ", FORMATS), format)));
        }
        Reporter reporter = new HumanReporter(context, Options.isOn(arguments, "no-color"), false);
        Map<String, PlanDocument> found = new LinkedHashMap<>();
        boolean whole = true;
        try (Repository repository =
                Repository.open(context, Optional.empty(), problems).orElse(null)) {
            if (repository != null && !problems.hasErrors()) {
                List<String> names = Options.positionals(arguments);
                for (Project project :
                        names.isEmpty()
                                ? repository.projects().all()
                                : repository.named(names, problems)) {
                    Optional<PlanDocument> drift = drift(repository, project, reporter);
                    whole &= drift.isPresent();
                    drift.ifPresent(document -> found.put(project.name(), document));
                }
                if (Options.isOn(arguments, "issues")) {
                    DriftIssues.of(found, HostOptions.of(arguments, context, repository), reporter)
                            .ifPresent(problems::add);
                }
            }
        }
        reporter.diagnostics(problems.list());
        if (problems.hasErrors()) {
            return FAILED;
        }
        print(found, format, context.invocation().out());
        if (!whole) {
            return FAILED;
        }
        return found.values().stream().allMatch(document -> document.drift().isEmpty())
                ? OK
                : CHANGES;
    }

    /// Nothing where it can not be told, which is reported.
    private static Optional<PlanDocument> drift(
            Repository repository, Project project, Reporter reporter) {
        PlanArguments arguments =
                repository.arguments(
                        project,
                        PlanArguments.usual(false, true).withMode(Mode.REFRESH_ONLY).withoutLock());
        try (Planning planning =
                new Planning(repository.context(project, "plan"), arguments, reporter)) {
            Optional<PlanDocument> document = Optional.empty();
            if (planning.open("OperationTypePlan", Map.of())) {
                document = drift(planning);
            }
            return planning.finish(OK) == OK ? document : Optional.empty();
        }
    }

    private static Optional<PlanDocument> drift(Planning planning) {
        Optional<Derived> derived;
        try (var progress = Silence.INSTANCE) {
            derived =
                    planning.deriveAgain(
                            DerivationRequest.of(
                                    planning.options(), planning.interruption().stop(), progress));
        }
        if (derived.isEmpty()) {
            return Optional.empty();
        }
        try (Derived plan = derived.get()) {
            return Optional.of(RealDrift.of(new ProjectPlanning(planning, plan).present()));
        }
    }

    private static void print(Map<String, PlanDocument> found, String format, PrintStream out) {
        switch (format) {
            case "json" -> out.println(JsonDocument.indented(json -> write(json, found)));
            case "markdown" -> out.print(markdown(found));
            default ->
                    found.forEach((name, document) -> {
                        out.println(
                                "%s: %s"
                                        .formatted(
                                                name,
                                                document.drift().isEmpty()
                                                        ? "no drift"
                                                        : document.drift().size()
                                                                + " changed outside"));
                        document.drift().forEach(change -> out.println("  " + line(change)));
                    });
        }
    }

    private static String line(PlannedChange change) {
        return change.after().isEmpty()
                ? change.place() + " is gone"
                : change.place() + ": " + String.join(", ", RealDrift.changed(change));
    }

    private static String markdown(Map<String, PlanDocument> found) {
        List<String> parts = new ArrayList<>();
        found.forEach((name, document) ->
                parts.add(
                        "## %s\n\n%s"
                                .formatted(
                                        name,
                                        document.drift().isEmpty()
                                                ? "No drift.\n"
                                                : ReviewComment.renderDrift(
                                                        document,
                                                        PlanFileWriter.bytes(document),
                                                        ReviewComment.USUAL_LIMIT))));
        return String.join("\n", parts);
    }

    private static void write(JsonGenerator json, Map<String, PlanDocument> found)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("format_version", "1.0");
        json.writeArrayFieldStart("projects");
        for (Map.Entry<String, PlanDocument> project : found.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", project.getKey());
            json.writeArrayFieldStart("drift");
            for (PlannedChange change : project.getValue().drift()) {
                json.writeStartObject();
                json.writeStringField("address", change.place());
                json.writeBooleanField("gone", change.after().isEmpty());
                json.writeArrayFieldStart("attributes");
                for (String name : RealDrift.changed(change)) {
                    json.writeString(name);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
