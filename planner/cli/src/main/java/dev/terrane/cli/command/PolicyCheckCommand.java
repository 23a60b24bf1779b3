package dev.terrane.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.cli.view.JsonDocument;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.policy.Finding;
import dev.terrane.project.PlanPath;
import dev.terrane.project.Project;
import dev.terrane.project.SourceTree;
import dev.terrane.project.WorkTreeFiles;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `terrane policy check FILE`: which policies a plan breaks.
public final class PolicyCheckCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "policy check",
                        "Says which policies a plan file breaks: exit status 0 where none is that blocks it, 3 otherwise. Asked are those that terrane.hcl names for the project of a committed plan, or the files that -policy names.")
                .addOption(
                        Options.texts(
                                "policy",
                                "PATH",
                                "A file with policies, or a folder with files *.policy.hcl; may be given several times."))
                .addOption(Options.text("project", "NAME", "The project whose policies are asked."))
                .addOption(
                        Options.text(
                                "base",
                                "REVISION",
                                "Takes terrane.hcl and the policies from there, and not from the work tree."))
                .addOption(Options.toggle("json", false, "Writes it as JSON."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(Options.arguments("FILE", "1..1", "A plan that was kept."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics problems = new Diagnostics();
        Optional<List<Finding>> findings = Optional.empty();
        try {
            findings = findings(arguments, context, problems);
        } catch (IOException e) {
            problems.add(Repository.problem(e));
        }
        new HumanReporter(context, Options.isOn(arguments, "no-color"), false)
                .diagnostics(problems.list());
        if (problems.hasErrors() || findings.isEmpty()) {
            return FAILED;
        }
        List<Finding> found = findings.get();
        context.invocation()
                .out()
                .println(
                        Options.isOn(arguments, "json")
                                ? JsonDocument.indented(json -> write(json, found))
                                : text(found));
        return found.stream().anyMatch(Finding::blocks) ? REFUSED : OK;
    }

    private static Optional<List<Finding>> findings(
            ParseResult arguments, CommandContext context, Diagnostics problems)
            throws IOException {
        String file = Options.positionals(arguments).getFirst();
        Optional<ApprovedApply.Approved> plan =
                ApprovedApply.read(context.directory().resolve(file), file, problems);
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        List<String> named = Options.textsOf(arguments, "policy");
        if (!named.isEmpty()) {
            SourceTree here = new WorkTreeFiles(context.directory());
            return ProjectPolicies.findings(here, named, plan.get().bytes(), problems);
        }
        Optional<String> base = Options.textOf(arguments, "base");
        Optional<String> rules =
                base.isEmpty() ? Optional.empty() : commit(context, base.get(), problems);
        try (Repository repository =
                problems.hasErrors()
                        ? null
                        : Repository.open(context, rules, problems).orElse(null)) {
            if (repository == null) {
                return Optional.empty();
            }
            Optional<Project> project = project(repository, arguments, file, problems);
            return project.isEmpty()
                    ? Optional.empty()
                    : ProjectPolicies.findings(
                            repository.rules(),
                            project.get().policies(),
                            plan.get().bytes(),
                            problems);
        }
    }

    private static Optional<String> commit(
            CommandContext context, String revision, Diagnostics problems) throws IOException {
        try (Repository repository =
                Repository.open(context, Optional.empty(), problems).orElse(null)) {
            return repository == null
                    ? Optional.empty()
                    : repository.base(Optional.of(revision), problems);
        }
    }

    /// That which is named, that of the plan's folder, or that of the folder where the command runs.
    private static Optional<Project> project(
            Repository repository, ParseResult arguments, String file, Diagnostics problems) {
        Optional<String> named =
                Options.textOf(arguments, "project")
                        .or(() ->
                                repository
                                        .checkout()
                                        .relative(repository.context().directory().resolve(file))
                                        .flatMap(at ->
                                                PlanPath.parse(
                                                        repository.projects().rules().plans(), at))
                                        .map(PlanPath::project));
        if (named.isPresent()) {
            return repository.named(List.of(named.get()), problems).stream().findFirst();
        }
        List<Project> here = repository.here();
        if (here.size() == 1) {
            return Optional.of(here.getFirst());
        }
        problems.add(
                Diagnostic.error(
                        "No project",
                        "Nothing says of which project \"%s\" is a plan. Give -project=NAME, or the policies with -policy=FILE."
                                .formatted(file)));
        return Optional.empty();
    }

    private static String text(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "The plan breaks no policy.";
        }
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            lines.add((finding.blocks() ? "Blocked: " : "Warning: ") + finding.text());
        }
        return String.join("\n", lines);
    }

    private static void write(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeStartObject();
        json.writeStringField("format_version", "1.0");
        json.writeBooleanField("blocked", findings.stream().anyMatch(Finding::blocks));
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("policy", finding.policy().name());
            json.writeStringField(
                    "severity", finding.policy().severity().name().toLowerCase(Locale.ROOT));
            json.writeStringField("message", finding.policy().message());
            if (finding.place().isPresent()) {
                json.writeStringField("place", finding.place().get());
            }
            if (finding.reason().isPresent()) {
                json.writeStringField("undecided", finding.reason().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
