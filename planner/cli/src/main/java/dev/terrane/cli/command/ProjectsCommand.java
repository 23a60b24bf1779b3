package dev.terrane.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.cli.view.JsonDocument;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.project.Project;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/// `terrane projects`: the projects of the repository, or those that a change touches.
public final class ProjectsCommand implements Command {
    private static final String SINCE = "changed-since";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "projects",
                        "Lists the projects of this Git repository in the order in which they are applied: those that terrane.hcl names, otherwise every root module.")
                .addOption(
                        Options.text(
                                SINCE,
                                "REVISION",
                                "Only those that were touched since: through modules, variable files, and files that functions read."))
                .addOption(Options.toggle("json", false, "Writes them as JSON."))
                .addOption(Options.toggle("no-color", false, "Without colour."));
    }

    /// @param changes by project; nothing where all are listed
    private record Listing(
            List<Project> projects,
            Optional<Map<String, NavigableSet<String>>> changes,
            List<String> removed) {}

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Listing> listing = Optional.empty();
        try (Repository repository =
                Repository.open(context, Optional.empty(), diagnostics).orElse(null)) {
            if (repository != null) {
                listing = list(Options.textOf(arguments, SINCE), repository, diagnostics);
            }
        } catch (IOException e) {
            diagnostics.add(Repository.problem(e));
        }
        new HumanReporter(context, Options.isOn(arguments, "no-color"), false)
                .diagnostics(diagnostics.list());
        if (listing.isEmpty() || diagnostics.hasErrors()) {
            return FAILED;
        }
        PrintStream out = context.invocation().out();
        if (Options.isOn(arguments, "json")) {
            Listing found = listing.get();
            out.println(JsonDocument.indented(json -> write(json, found)));
        } else {
            print(listing.get(), out);
        }
        return OK;
    }

    private static Optional<Listing> list(
            Optional<String> since, Repository repository, Diagnostics diagnostics)
            throws IOException {
        if (since.isEmpty()) {
            return Optional.of(
                    new Listing(repository.projects().all(), Optional.empty(), List.of()));
        }
        Optional<String> commit = repository.history().commit(since.get());
        if (commit.isEmpty()) {
            diagnostics.add(Repository.unknownRevision(since.get()));
            return Optional.empty();
        }
        ChangedProjects changed = new ChangedProjects(repository, commit.get());
        Map<String, NavigableSet<String>> because = new TreeMap<>();
        List<ChangedProjects.Change> changes = changed.all();
        changes.forEach(change -> because.put(change.project().name(), change.because()));
        return Optional.of(
                new Listing(
                        changes.stream().map(ChangedProjects.Change::project).toList(),
                        Optional.of(because),
                        changed.removed()));
    }

    private static void print(Listing listing, PrintStream out) {
        for (Project project : listing.projects()) {
            out.println(line(project));
            listing.changes()
                    .map(changes -> changes.get(project.name()))
                    .ifPresent(because -> because.forEach(path -> out.println("  " + path)));
        }
        listing.removed().forEach(name -> out.println(name + " (removed)"));
    }

    private static String line(Project project) {
        StringBuilder line = new StringBuilder(project.name());
        if (!project.name().equals(project.folder())) {
            line.append(" in ").append(project.shownFolder());
        }
        if (!project.workspace().equals(Project.USUAL_WORKSPACE)) {
            line.append(", workspace ").append(project.workspace());
        }
        if (!project.dependsOn().isEmpty()) {
            line.append(", after ").append(String.join(", ", project.dependsOn()));
        }
        return line.toString();
    }

    private static void write(JsonGenerator json, Listing listing) throws IOException {
        json.writeStartObject();
        json.writeStringField("format_version", "1.0");
        json.writeArrayFieldStart("projects");
        for (Project project : listing.projects()) {
            json.writeStartObject();
            json.writeStringField("name", project.name());
            json.writeStringField("folder", project.shownFolder());
            json.writeStringField("workspace", project.workspace());
            texts(json, "var_files", project.varFiles());
            texts(json, "depends_on", project.dependsOn());
            if (listing.changes().isPresent()) {
                texts(
                        json,
                        "changed_by",
                        listing.changes()
                                .get()
                                .getOrDefault(project.name(), new java.util.TreeSet<>()));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        if (listing.changes().isPresent()) {
            texts(json, "removed", listing.removed());
        }
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, Collection<String> texts)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
