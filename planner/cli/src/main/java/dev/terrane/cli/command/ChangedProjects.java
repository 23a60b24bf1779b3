package dev.terrane.cli.command;

import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.input.RootVariables;
import dev.terrane.config.input.VariableInputs;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.project.CommittedFiles;
import dev.terrane.project.Project;
import dev.terrane.project.ProjectFile;
import dev.terrane.project.Projects;
import dev.terrane.reconciling.Touched;
import dev.terrane.value.Value;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds the projects that a change touches: by what evaluation reads, not by where files lie.
final class ChangedProjects {
    private final Repository repository;
    private final NavigableSet<String> changed;
    private final NavigableSet<String> before;
    private final Optional<Projects> earlier;

    /// @param because the files that touch it, or words in brackets where it is no file
    record Change(Project project, NavigableSet<String> because) {}

    /// @param commit against which the work tree is compared
    ChangedProjects(Repository repository, String commit) throws IOException {
        this.repository = repository;
        this.changed = repository.checkout().changedSince(commit);
        this.before = withFolders(repository.history().files(commit, "").keySet());
        this.earlier =
                ProjectFile.read(
                        new CommittedFiles(repository.history(), commit), new Diagnostics());
    }

    /// The names of projects that there were, and that are not there any more.
    List<String> removed() {
        return earlier.map(Projects::names).orElse(List.of()).stream()
                .filter(name -> repository.projects().named(name).isEmpty())
                .toList();
    }

    /// In the order in which they are applied.
    List<Change> all() {
        List<Change> found = new ArrayList<>();
        for (Project project : repository.projects().all()) {
            NavigableSet<String> because = because(project);
            if (!because.isEmpty()) {
                found.add(new Change(project, because));
            }
        }
        return found;
    }

    private NavigableSet<String> because(Project project) {
        NavigableSet<String> because = new TreeSet<>();
        if (changed.isEmpty()) {
            return because;
        }
        Optional<Project> was = earlier.flatMap(all -> all.named(project.name()));
        if (was.isEmpty()) {
            because.add("(new)");
        } else if (!was.get().equals(project)) {
            because.add("(declared otherwise)");
        }
        because.addAll(read(project));
        return because;
    }

    private NavigableSet<String> read(Project project) {
        CommandContext context = repository.context(project, "plan");
        Deriver deriver = new Deriver(Benches.of(context, 1));
        Diagnostics problems = new Diagnostics();
        PlanArguments arguments = repository.arguments(project, PlanArguments.usual(false, true));
        Optional<Loaded> loaded =
                deriver.load(
                        false,
                        arguments.variables().stream().map(RootVariableValues::argument).toList(),
                        Map.of(),
                        problems);
        if (loaded.isEmpty()) {
            return notEvaluated();
        }
        VariableInputs inputs =
                VariableInputs.collect(
                        context.invocation().environment(),
                        loaded.get().files(),
                        ".",
                        arguments.variables().stream().map(RootVariableValues::argument).toList(),
                        problems);
        Map<String, Value> variables =
                new TreeMap<>(
                        RootVariables.resolve(
                                        loaded.get().configuration().root().config().variables(),
                                        inputs,
                                        problems)
                                .values());
        Map<String, String> read =
                deriver.reads(loaded.get(), variables, project.workspace(), problems);
        if (problems.hasErrors()) {
            return notEvaluated();
        }
        List<String> modules =
                loaded.get()
                        .configuration()
                        .modules()
                        .map(ModuleNode::config)
                        .map(module -> module.directory())
                        .toList();
        List<String> files = new ArrayList<>(read.keySet());
        files.addAll(project.varFiles());
        return new Touched(
                        repository.root(),
                        repository.folder(project),
                        before::contains,
                        path -> Files.exists(repository.root().resolve(path)))
                .by(changed, files, modules);
    }

    /// What can not be evaluated may have been touched by anything.
    private static NavigableSet<String> notEvaluated() {
        return new TreeSet<>(List.of("(could not be evaluated)"));
    }

    private static NavigableSet<String> withFolders(Iterable<String> files) {
        NavigableSet<String> all = new TreeSet<>();
        for (String file : files) {
            for (int end = file.length(); end > 0; end = file.lastIndexOf('/', end - 1)) {
                all.add(file.substring(0, end));
            }
        }
        return all;
    }
}
