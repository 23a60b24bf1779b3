package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.operating.Derived;
import dev.terrane.planfile.Outcome;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.project.PlanPath;
import dev.terrane.project.Project;
import dev.terrane.review.ReviewComment;
import dev.terrane.state.StateStoreException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// `terrane plan -commit`: plans projects, and commits the plans beside the configuration. Spent plans
/// go.
final class PlanCommitting {
    private final CommandContext context;
    private final PlanArguments given;
    private final Wanted wanted;
    private final NavigableSet<String> changed = new TreeSet<>();
    private final List<String> said = new ArrayList<>();
    private boolean effective;
    private @Nullable SpentPlans spent;

    /// @param projects by name; empty for those of this folder, or those that the branch touches
    /// @param branch whose plans they are
    /// @param base what the branch is to be merged into
    /// @param commit otherwise the files are only written
    record Wanted(
            List<String> projects,
            Optional<String> branch,
            Optional<String> base,
            boolean detailedExit,
            boolean commit) {}

    PlanCommitting(CommandContext context, PlanArguments given, Wanted wanted) {
        this.context = context;
        this.given = given;
        this.wanted = wanted;
    }

    int run(Reporter reporter) {
        Diagnostics problems = new Diagnostics();
        int status = Command.FAILED;
        try (Repository repository =
                Repository.open(context, Optional.empty(), problems).orElse(null)) {
            if (repository != null) {
                status = run(repository, reporter, problems);
            }
        } catch (IOException e) {
            problems.add(
                    Diagnostic.error(
                            "The plans could not be committed",
                            "Git refused: %s.".formatted(e.getMessage())));
        }
        reporter.diagnostics(problems.list());
        return problems.hasErrors() ? Command.FAILED : status;
    }

    private int run(Repository repository, Reporter reporter, Diagnostics problems)
            throws IOException {
        Optional<String> branch = HeadBranch.of(repository, wanted.branch(), context);
        if (branch.isEmpty()) {
            problems.add(
                    Diagnostic.error(
                            "No branch",
                            "A commit is checked out and no branch, so nobody can tell whose plans these are. Give -branch=NAME."));
            return Command.FAILED;
        }
        List<Project> projects = projects(repository, problems);
        for (String name : repository.proposedProjects()) {
            problems.add(
                    Diagnostic.warning(
                            "A new project is not planned",
                            "The base branch does not know the project \"%s\". In review only those are planned that it knows; bring its terrane.hcl and its backend there first, or plan it by hand."
                                    .formatted(name)));
        }
        if (problems.hasErrors()) {
            return Command.FAILED;
        }
        boolean whole = true;
        spent = new SpentPlans(repository, branch.get(), wanted.base());
        Predecessors predecessors =
                new Predecessors(repository, reporter, given.withVariables(List.of()));
        for (Project project : projects) {
            whole &= predecessors.derive(project);
            predecessors.derived(project);
            whole &= plan(repository, project, branch.get(), reporter);
        }
        commit(repository, branch.get(), whole, reporter);
        if (!whole) {
            return Command.FAILED;
        }
        return wanted.detailedExit() && effective ? Command.CHANGES : Command.OK;
    }

    private List<Project> projects(Repository repository, Diagnostics problems) throws IOException {
        if (!wanted.projects().isEmpty()) {
            return repository.named(wanted.projects(), problems);
        }
        List<Project> here = repository.here();
        return here.isEmpty() ? touched(repository, problems) : here;
    }

    /// On the base branch itself, and where nobody can say what the base is, all of them.
    private List<Project> touched(Repository repository, Diagnostics problems) throws IOException {
        Optional<String> base = repository.base(wanted.base(), problems);
        Optional<String> head = repository.history().head();
        if (problems.hasErrors() || base.isEmpty() || head.isEmpty() || base.equals(head)) {
            return repository.projects().all();
        }
        Optional<String> from = repository.history().mergeBase(base.get(), head.get());
        List<Project> changed =
                new ChangedProjects(repository, from.orElse(base.get()))
                        .all().stream().map(ChangedProjects.Change::project).toList();
        return repository.projects().withDependents(changed);
    }

    /// @return whether the project could be planned
    private boolean plan(Repository repository, Project project, String branch, Reporter to) {
        Reporter reporter = new Hiding(to);
        reporter.say("Project " + project.name() + ":");
        CommandContext at = repository.context(project, "plan");
        PlanArguments arguments = repository.arguments(project, given);
        try (Planning planning = new Planning(at, arguments, reporter)) {
            boolean planned =
                    planning.open("OperationTypePlan", Map.of())
                            && plan(repository, project, branch, planning, reporter, at);
            return planning.finish(planned ? Command.OK : Command.FAILED) == Command.OK;
        }
    }

    private boolean plan(
            Repository repository,
            Project project,
            String branch,
            Planning planning,
            Reporter reporter,
            CommandContext at) {
        Optional<Derived> derived;
        try (var progress = reporter.progress()) {
            derived =
                    planning.derive(
                            DerivationRequest.of(
                                    planning.options(), planning.interruption().stop(), progress));
        }
        if (derived.isEmpty()) {
            return false;
        }
        try (Derived plan = derived.get()) {
            reporter.plan(plan);
            at.others().planned(at, planning.loaded(), plan);
            PlanFiles.Kept kept = PlanFiles.make(plan, planning);
            ProjectPlanning present = new ProjectPlanning(planning, plan);
            PlanPath path =
                    new PlanPath(repository.projects().rules().plans(), project.name(), branch);
            removeSpent(repository, project, path, present, planning.diagnostics());
            keep(repository, path, kept, present, plan, planning, at);
            return !planning.diagnostics().hasErrors();
        } catch (StateStoreException e) {
            planning.diagnostics().add(e.diagnostic());
        } catch (IOException e) {
            planning.diagnostics()
                    .add(
                            Diagnostic.error(
                                    "The plan could not be kept",
                                    "The plan of \"%s\" could not be written: %s."
                                            .formatted(project.name(), e.getMessage())));
        }
        return false;
    }

    private void keep(
            Repository repository,
            PlanPath path,
            PlanFiles.Kept kept,
            ProjectPlanning present,
            Derived plan,
            Planning planning,
            CommandContext at)
            throws IOException {
        PlanDocument document = kept.document();
        if (!document.isEffective()) {
            remove(repository, path, "%s: nothing is left to do".formatted(path.project()));
            return;
        }
        effective = true;
        if (isStillTheSame(repository, path, present)) {
            return;
        }
        write(repository, path.plan(), kept.bytes());
        write(repository, path.readable(), readable(kept));
        PlanFiles.keepRest(kept, plan, planning, at);
        said.add("%s: %s".formatted(path.project(), ReviewComment.summary(document)));
    }

    /// What was committed is kept where it would do the same: approvals of it go on to count.
    private static boolean isStillTheSame(
            Repository repository, PlanPath path, ProjectPlanning present) {
        if (!Files.exists(repository.root().resolve(path.plan()))
                || !Files.exists(repository.root().resolve(path.readable()))) {
            return false;
        }
        Optional<CommittedPlans.Plan> committed =
                CommittedPlans.read(repository, path, new Diagnostics());
        return committed.isPresent()
                && present.compare(List.of(committed.get())) instanceof Outcome.Equal;
    }

    private static byte[] readable(PlanFiles.Kept kept) {
        return ReviewComment.render(kept.document(), kept.bytes(), ReviewComment.USUAL_LIMIT)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Plans of other branches that were merged: those that have come true, and those of which nothing
    /// is wanted any more.
    private void removeSpent(
            Repository repository,
            Project project,
            PlanPath own,
            ProjectPlanning present,
            Diagnostics diagnostics)
            throws IOException {
        Diagnostics unreadable = new Diagnostics();
        for (CommittedPlans.Plan plan : CommittedPlans.of(repository, project, unreadable)) {
            if (plan.path().equals(own)) {
                continue;
            }
            boolean gone = present.isSpent(plan) || present.isObsolete(plan);
            if (gone && spent != null && !spent.mayGo(plan.file())) {
                continue;
            }
            if (present.isSpent(plan)) {
                remove(repository, plan.path(), plan.file() + " has come true");
            } else if (present.isObsolete(plan)) {
                remove(repository, plan.path(), plan.file() + " is not wanted any more");
            }
        }
        diagnostics.addAll(unreadable.asWarnings());
    }

    private void write(Repository repository, String path, byte[] bytes) throws IOException {
        Path file = repository.root().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        changed.add(path);
    }

    private void remove(Repository repository, PlanPath path, String why) throws IOException {
        boolean any = false;
        for (String file : List.of(path.plan(), path.readable())) {
            if (Files.deleteIfExists(repository.root().resolve(file))) {
                changed.add(file);
                any = true;
            }
        }
        if (any) {
            said.add(why);
        }
    }

    private void commit(Repository repository, String branch, boolean whole, Reporter reporter)
            throws IOException {
        List<String> paths = repository.checkout().differingFromHead(changed);
        if (paths.isEmpty()) {
            if (whole) {
                reporter.say("Nothing to commit: the committed plans are what would be done now.");
            }
            return;
        }
        if (!wanted.commit()) {
            reporter.say("Written, not committed:\n  %s".formatted(String.join("\n  ", paths)));
            return;
        }
        String message = "terrane: Plan for %s\n\n%s\n".formatted(branch, String.join("\n", said));
        String commit = repository.checkout().commit(paths, message);
        reporter.say(
                "Committed as %s:\n  %s"
                        .formatted(commit.substring(0, 12), String.join("\n  ", paths)));
    }
}
