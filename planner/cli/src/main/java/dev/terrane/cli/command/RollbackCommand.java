package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlannedChange;
import dev.terrane.project.Project;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// `terrane rollback COMMIT`: a branch with the configuration of an earlier commit and fresh plans,
/// ready to be reviewed. Nothing is applied.
public final class RollbackCommand implements Command {
    private static final int SHORT = 12;

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                                "rollback",
                                "Makes a branch with the configuration of an earlier commit, plans it, and commits the plans. It says what can not come back.")
                        .addOption(
                                Options.text(
                                        "branch",
                                        "NAME",
                                        "The name of the branch; rollback-COMMIT is the usual one."))
                        .addPositional(
                                Options.arguments("COMMIT", "1..1", "A commit, branch or tag."));
        PlanArguments.addTo(spec, false);
        return spec;
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics problems = new Diagnostics();
        PlanArguments given =
                PlanArguments.of(
                        arguments, dev.terrane.plan.PlanOptions.Mode.NORMAL, context, problems);
        Reporter reporter = new HumanReporter(context, given.noColor(), given.compactWarnings());
        int status = FAILED;
        try (Repository repository =
                Repository.open(context, Optional.empty(), problems).orElse(null)) {
            if (repository != null && !problems.hasErrors()) {
                status = run(repository, arguments, given, reporter, problems, context);
            }
        } catch (IOException e) {
            problems.add(Repository.problem(e));
        }
        reporter.diagnostics(problems.list());
        return problems.hasErrors() ? FAILED : status;
    }

    private static int run(
            Repository repository,
            ParseResult arguments,
            PlanArguments given,
            Reporter reporter,
            Diagnostics problems,
            CommandContext context)
            throws IOException {
        String named = Options.positionals(arguments).getFirst();
        Optional<String> commit = repository.history().commit(named);
        Optional<String> head = repository.history().head();
        if (commit.isEmpty() || head.isEmpty()) {
            problems.add(Repository.unknownRevision(named));
            return FAILED;
        }
        List<String> dirty = CommittedTree.dirty(repository, head.get());
        if (!dirty.isEmpty()) {
            problems.add(
                    Diagnostic.error(
                            "The work tree is not what was committed",
                            "\"%s\" is changed or not committed, and a rollback replaces files. Commit it first, stash it, or have Git ignore it."
                                    .formatted(dirty.getFirst())));
            return FAILED;
        }
        String branch =
                Options.textOf(arguments, "branch")
                        .orElse("rollback-" + commit.get().substring(0, SHORT));
        List<String> paths = restore(repository, commit.get(), head.get(), branch, problems);
        if (problems.hasErrors()) {
            return FAILED;
        }
        reporter.say(
                paths.isEmpty()
                        ? "The configuration is that of %s already.".formatted(named)
                        : "Branch %s: %d files are as in %s."
                                .formatted(branch, paths.size(), named));
        int status =
                new PlanCommitting(
                                context,
                                given,
                                new PlanCommitting.Wanted(
                                        List.of(),
                                        Optional.of(branch),
                                        Optional.of(head.get()),
                                        false,
                                        true))
                        .run(reporter);
        warn(repository, branch, problems);
        return status;
    }

    /// The plans stay as they are: what was carried out since is no part of a configuration.
    private static List<String> restore(
            Repository repository, String commit, String head, String branch, Diagnostics problems)
            throws IOException {
        String plans = repository.projects().rules().plans() + "/";
        SortedMap<String, String> then = repository.history().files(commit, "");
        SortedMap<String, String> now = repository.history().files(head, "");
        List<String> paths = new ArrayList<>();
        then.forEach((path, blob) -> {
            if (!path.startsWith(plans) && !blob.equals(now.get(path))) {
                paths.add(path);
            }
        });
        now.keySet().stream()
                .filter(path -> !path.startsWith(plans) && !then.containsKey(path))
                .forEach(paths::add);
        if (repository.history().commit("refs/heads/" + branch).isPresent()) {
            problems.add(
                    Diagnostic.error(
                            "The branch exists already",
                            "There is a branch \"%s\" already. Give another name with -branch."
                                    .formatted(branch)));
            return List.of();
        }
        repository.checkout().newBranch(branch);
        for (String path : paths) {
            Path file = repository.root().resolve(path);
            Optional<byte[]> text = repository.history().file(commit, path);
            if (text.isPresent()) {
                Files.createDirectories(file.getParent());
                Files.write(file, text.get());
            } else {
                Files.deleteIfExists(file);
            }
        }
        if (!paths.isEmpty()) {
            repository
                    .checkout()
                    .commit(
                            paths,
                            "Roll back to %s\n\n%s\n"
                                    .formatted(
                                            commit.substring(0, SHORT),
                                            repository.history().subject(commit)));
        }
        return paths;
    }

    private static void warn(Repository repository, String branch, Diagnostics problems)
            throws IOException {
        for (Project project : repository.projects().all()) {
            for (CommittedPlans.Plan plan :
                    CommittedPlans.of(repository, project, new Diagnostics())) {
                if (plan.path().branch().equals(branch)) {
                    warn(project, plan.document(), problems);
                }
            }
        }
    }

    private static void warn(Project project, PlanDocument document, Diagnostics problems) {
        for (PlannedChange change : document.effects()) {
            boolean deletes = change.actions().contains("delete");
            boolean creates = change.actions().contains("create");
            if (deletes || creates) {
                problems.add(
                        Diagnostic.warning(
                                "This does not come back as it was",
                                "%s, %s: %s."
                                        .formatted(
                                                project.name(),
                                                change.place(),
                                                deletes
                                                        ? "it is deleted, and what it holds is lost"
                                                        : "it is made anew, with another identity and without what it held")));
            }
        }
    }
}
