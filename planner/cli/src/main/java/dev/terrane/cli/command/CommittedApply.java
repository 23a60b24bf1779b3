package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.git.Remote;
import dev.terrane.operating.Derived;
import dev.terrane.plan.Plan.Counts;
import dev.terrane.planfile.ComparisonText;
import dev.terrane.planfile.Outcome;
import dev.terrane.planfile.Sha256;
import dev.terrane.project.Project;
import dev.terrane.reconciling.ApplyRecord;
import dev.terrane.reconciling.ApplyRecord.AppliedPlan;
import dev.terrane.reconciling.ApplyRecord.Status;
import dev.terrane.reconciling.Outcomes;
import dev.terrane.reconciling.Outcomes.PlanFile;
import dev.terrane.review.host.ReviewHosts;
import dev.terrane.state.ApprovedWork;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// `terrane apply -committed`: carries out the plans that were committed, project by project, as far as
/// they still are what would be done. What came of it is noted on the commit.
final class CommittedApply {
    private final CommandContext context;
    private final PlanArguments given;
    private final Reporter reporter;
    private final Wanted wanted;

    /// @param projects by name; empty for all
    /// @param resume goes on with projects whose last apply failed
    /// @param push exchanges notes with the remote repository
    /// @param forkPlans the folder with plans that lie in no commit
    /// @param hosts where the outcome is told; nothing where it is not
    record Wanted(
            List<String> projects,
            boolean resume,
            boolean push,
            boolean acceptUncompared,
            Optional<Path> forkPlans,
            java.util.function.Function<Repository, Optional<ReviewHosts>> hosts) {}

    CommittedApply(CommandContext context, PlanArguments given, Reporter reporter, Wanted wanted) {
        this.context = context;
        this.given = given;
        this.reporter = reporter;
        this.wanted = wanted;
    }

    int run() {
        Diagnostics problems = new Diagnostics();
        int status = Command.FAILED;
        try (Repository repository =
                Repository.open(context, Optional.empty(), problems).orElse(null)) {
            if (repository != null) {
                status = run(repository, problems);
            }
        } catch (IOException e) {
            problems.add(Repository.problem(e));
        }
        reporter.diagnostics(problems.list());
        return problems.hasErrors() && status == Command.OK ? Command.FAILED : status;
    }

    private int run(Repository repository, Diagnostics problems) throws IOException {
        List<Project> projects =
                wanted.projects().isEmpty()
                        ? repository.projects().all()
                        : repository.named(wanted.projects(), problems);
        Optional<String> head = repository.history().head();
        if (head.isEmpty()) {
            problems.add(Repository.unknownRevision("HEAD"));
        }
        if (problems.hasErrors()) {
            return Command.FAILED;
        }
        MergeOrder order = MergeOrder.of(repository, head.get());
        if (repository.projects().rules().requireCommitted()) {
            if (order.inTurn(projects).isEmpty() || order.merged()) {
                CommittedTree.check(repository, head.get(), problems);
            }
            projects = order.inTurn(projects);
            if (problems.hasErrors()) {
                return Command.REFUSED;
            }
        }
        try (Remote remote = repository.checkout().remote("origin")) {
            boolean shared = wanted.push() && remote.exists();
            if (shared) {
                remote.fetchNotes(Outcomes.REF);
            }
            ApplyPosting posting =
                    new ApplyPosting(
                            repository,
                            context,
                            head.get(),
                            wanted.hosts().apply(repository).orElse(null));
            int status = apply(repository, projects, head.get(), shared ? remote : null, posting);
            posting.post().ifPresent(problems::add);
            return status;
        }
    }

    private int apply(
            Repository repository,
            List<Project> projects,
            String head,
            @org.jspecify.annotations.Nullable Remote remote,
            ApplyPosting posting)
            throws IOException {
        int status = Command.OK;
        int applied = 0;
        ForkPlans forks = new ForkPlans(repository, head, wanted.forkPlans());
        Set<String> stopped = new LinkedHashSet<>();
        for (Project project : projects) {
            Optional<String> waitsFor =
                    project.dependsOn().stream().filter(stopped::contains).findFirst();
            if (waitsFor.isPresent()) {
                reporter.say(
                        "Project %s: left out, because %s comes before it."
                                .formatted(project.name(), waitsFor.get()));
                stopped.add(project.name());
                if (hasPlans(repository, project, forks)) {
                    posting.leftOut(project.name(), waitsFor.get());
                }
                continue;
            }
            Optional<Integer> one =
                    new One(repository, project, head, remote, posting, forks).run();
            if (one.isPresent()) {
                applied++;
                status = VerifyCommand.worse(status, one.get());
                if (one.get() != Command.OK) {
                    stopped.add(project.name());
                }
            }
        }
        if (applied == 0) {
            reporter.say("No plan is committed that is not spent.");
        }
        return posting.isKnown()
                ? VerifyCommand.worse(status, missing(repository, projects, head, forks))
                : status;
    }

    private static boolean hasPlans(Repository repository, Project project, ForkPlans forks)
            throws IOException {
        return !CommittedPlans.paths(repository, project).isEmpty()
                || !forks.of(project, new Diagnostics()).isEmpty();
    }

    /// What was merged and reviewed, and can not be applied because nobody has brought it.
    private int missing(Repository repository, List<Project> projects, String head, ForkPlans forks)
            throws IOException {
        Set<String> digests = new HashSet<>();
        List<Project> without = new ArrayList<>();
        for (Project project : projects) {
            if (forks.of(project, new Diagnostics()).isEmpty()) {
                without.add(project);
            }
            CommittedPlans.of(repository, project, new Diagnostics())
                    .forEach(plan -> digests.add(Sha256.of(plan.bytes())));
        }
        for (ApplyRecord record : new Outcomes(repository.checkout()).of(head)) {
            record.plans().forEach(plan -> digests.add(plan.sha256()));
        }
        List<Diagnostic> missing = forks.missing(without, digests);
        reporter.diagnostics(missing);
        return missing.isEmpty() ? Command.OK : Command.REFUSED;
    }

    /// One project.
    private final class One {
        private final Repository repository;
        private final Project project;
        private final String head;
        private final @org.jspecify.annotations.Nullable Remote remote;
        private final Outcomes outcomes;
        private final ApplyPosting posting;
        private final ForkPlans forks;
        private final Hiding hiding = new Hiding(reporter);
        private final Recording recording = new Recording(hiding);
        private boolean noted;

        One(
                Repository repository,
                Project project,
                String head,
                @org.jspecify.annotations.Nullable Remote remote,
                ApplyPosting posting,
                ForkPlans forks) {
            this.repository = repository;
            this.project = project;
            this.head = head;
            this.remote = remote;
            this.outcomes = new Outcomes(repository.checkout());
            this.posting = posting;
            this.forks = forks;
        }

        /// The exit status; nothing where there is no plan.
        Optional<Integer> run() throws IOException {
            Diagnostics problems = new Diagnostics();
            List<CommittedPlans.Plan> plans =
                    new ArrayList<>(CommittedPlans.of(repository, project, problems));
            List<CommittedPlans.Plan> ofForks = forks.of(project, problems);
            Set<PlanFile> applied =
                    outcomes.applied(
                            project.name(),
                            Stream.concat(plans.stream(), ofForks.stream()).map(One::file).toList(),
                            repository.projects().rules().plans() + "/" + project.name(),
                            head);
            plans.removeIf(plan -> applied.contains(file(plan)));
            ofForks.stream()
                    .filter(plan -> !applied.contains(file(plan)))
                    .flatMap(plan -> forks.merged(plan, problems).stream())
                    .forEach(plans::add);
            plans.forEach(plan ->
                    plan.proposed().map(ForkPlans.Proposed::request).ifPresent(posting::proposed));
            if (plans.isEmpty() && !problems.hasErrors()) {
                return Optional.empty();
            }
            reporter.say("Project " + project.name() + ":");
            MergeOrder order = MergeOrder.of(repository, head);
            held(plans).ifPresent(problems::add);
            order.problem(repository, project).ifPresent(problems::add);
            int status = Command.REFUSED;
            if (problems.hasErrors()) {
                recording.diagnostics(problems.list());
            } else {
                status = apply(plans);
            }
            if (status != Command.OK && !noted) {
                posting.refused(project.name(), plans, recording.reasons());
            }
            return Optional.of(status);
        }

        private static PlanFile file(CommittedPlans.Plan plan) {
            return new PlanFile(plan.file(), Sha256.of(plan.bytes()));
        }

        /// A failed apply is gone on with, or taken back, before anything else is done to the project.
        private Optional<Diagnostic> held(List<CommittedPlans.Plan> plans) throws IOException {
            Optional<Outcomes.Failure> failure = FailedApply.of(outcomes, project, head);
            failure.ifPresent(earlier -> posting.settles(earlier.commit()));
            if (FailedApply.takesBack(plans)) {
                return Optional.empty();
            }
            if (failure.isEmpty() || wanted.resume() || failure.get().commit().equals(head)) {
                return Optional.empty();
            }
            return Optional.of(FailedApply.held(project, failure.get()));
        }

        private int apply(List<CommittedPlans.Plan> plans) {
            CommandContext at = repository.context(project, "apply");
            return new PlansOfProject(at, recording, plans)
                    .derive(
                            repository.arguments(project, given),
                            "OperationTypeApply",
                            (planning, present, beside) ->
                                    apply(plans, recording, planning, present, beside));
        }

        private int apply(
                List<CommittedPlans.Plan> plans,
                Recording recording,
                Planning planning,
                Derived present,
                ProjectPlanning beside) {
            hiding.hide(present);
            List<CommittedPlans.Plan> unspent =
                    plans.size() == 1
                            ? plans
                            : plans.stream().filter(plan -> !beside.isSpent(plan)).toList();
            Outcome outcome = beside.compare(unspent);
            if (!outcome.uncomparedSecrets().isEmpty() && !wanted.acceptUncompared()) {
                planning.diagnostics().add(ApprovedApply.uncompared(outcome.uncomparedSecrets()));
                return Command.REFUSED;
            }
            if (outcome instanceof Outcome.Different different) {
                planning.diagnostics().add(ApprovedApply.refused(different));
                return Command.REFUSED;
            }
            if (!isAllowed(beside, planning)) {
                return Command.REFUSED;
            }
            MissingApprovals.Answer approval =
                    MissingApprovals.of(repository, project, unspent, head);
            if (approval.problem().isPresent()) {
                planning.diagnostics().add(approval.problem().get());
                return Command.REFUSED;
            }
            if (isTooLate(planning, present)) {
                return Command.REFUSED;
            }
            if (outcome instanceof Outcome.Subset) {
                reporter.say(String.join("\n", ComparisonText.lines(outcome)));
            }
            posting.begin();
            int status =
                    carryOut(
                            recording,
                            planning,
                            present,
                            beside.resuming(plans).work(),
                            authority(plans, approval.approvers()));
            note(plans, recording, planning, beside, status == Command.OK);
            return status;
        }

        private boolean isTooLate(Planning planning, Derived present) {
            if (!project.beforeMerge() || wanted.resume() || !present.plan().isEffective()) {
                return false;
            }
            try {
                MergeOrder order = MergeOrder.of(repository, head);
                if (order.merged()) {
                    planning.diagnostics().add(order.tooLate(project));
                }
                return order.merged();
            } catch (IOException e) {
                planning.diagnostics().add(Repository.problem(e));
                return true;
            }
        }

        private boolean isAllowed(ProjectPlanning beside, Planning planning) {
            try {
                Optional<ProjectGate.Judged> judged =
                        ProjectGate.judge(
                                repository,
                                project,
                                beside.present(),
                                Optional.of(Clock.systemUTC().instant()),
                                planning.diagnostics());
                if (judged.isEmpty()) {
                    return false;
                }
                List<String> blockers = judged.get().blockers();
                if (!blockers.isEmpty()) {
                    planning.diagnostics().add(ProjectGate.blocked(project, blockers));
                }
                if (!judged.get().warnings().isEmpty()) {
                    planning.diagnostics()
                            .add(ProjectGate.warning(project, judged.get().warnings()));
                }
                return blockers.isEmpty();
            } catch (IOException e) {
                planning.diagnostics().add(Repository.problem(e));
                return false;
            }
        }

        private int carryOut(
                Recording recording,
                Planning planning,
                Derived present,
                ApprovedWork work,
                Authority authority) {
            if (!present.plan().isEffective() && present.prior().sameContent(present.refreshed())) {
                reporter.say("Nothing is left to do.");
                reporter.applied(new Counts(0, 0, 0, 0, 0), present.refreshed(), false);
                return Command.OK;
            }
            return Applying.runUnseen(planning, present, recording, given, work, authority);
        }

        private static Authority authority(
                List<CommittedPlans.Plan> plans, List<String> approvers) {
            return new Authority(
                    plans.stream().map(plan -> Sha256.of(plan.bytes())).toList(), approvers);
        }

        /// Whatever becomes of the note, what was applied stays applied.
        private void note(
                List<CommittedPlans.Plan> plans,
                Recording recording,
                Planning planning,
                ProjectPlanning beside,
                boolean whole) {
            ApplyRecord record =
                    new ApplyRecord(
                            project.name(),
                            Actor.of(context, Optional.of(repository.checkout())).name(),
                            Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                            whole ? Status.APPLIED : Status.FAILED,
                            plans.stream()
                                    .map(plan ->
                                            new AppliedPlan(plan.file(), Sha256.of(plan.bytes())))
                                    .toList(),
                            recording.results(beside.present(), whole));
            try {
                outcomes.add(head, record);
                if (remote != null) {
                    remote.pushNotes(Outcomes.REF);
                }
                reporter.say(
                        "Noted on %s: git notes --ref=terrane show %s"
                                .formatted(head.substring(0, 12), head.substring(0, 12)));
            } catch (IOException e) {
                planning.diagnostics()
                        .add(
                                Diagnostic.warning(
                                        "The outcome could not be noted",
                                        "The commit %s has no note of it, or the remote repository did not take it: %s."
                                                .formatted(head.substring(0, 12), e.getMessage())));
            }
            noted = true;
            posting.add(
                    record, reasons(planning), whole ? List.of() : FailedApply.ways(project, head));
            if (!whole) {
                planning.diagnostics().add(FailedApply.howToGoOn(project, head));
            }
        }

        /// What is told only when all is over is among the problems of planning until then.
        private List<String> reasons(Planning planning) {
            return Stream.concat(
                            recording.reasons().stream(),
                            planning.diagnostics().list().stream()
                                    .filter(Diagnostic::isError)
                                    .map(Diagnostic::summary))
                    .distinct()
                    .toList();
        }
    }
}
