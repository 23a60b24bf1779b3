package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.planfile.ComparisonText;
import dev.terrane.planfile.Outcome;
import dev.terrane.project.PlanPath;
import dev.terrane.project.Project;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `terrane verify FILE...`: whether what would be done now is what the plans say. Nothing is changed.
public final class VerifyCommand implements Command {
    private static final String ACCEPT = "accept-uncompared-secrets";

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                                "verify",
                                "Derives plans afresh and compares them with plan files: exit status 0 where they are equal, 4 where part of them has come true and the rest is left, 3 where they differ. Several files of a project count together; without a file, all committed plans do.")
                        .addOption(
                                Options.toggle(
                                        ACCEPT,
                                        false,
                                        "Takes secrets without a fingerprint for those that were approved."))
                        .addOption(
                                Options.text(
                                        "base",
                                        "REVISION",
                                        "What the branch is to be merged into: projects that it touches and has no plan for are looked at, too. Something would be done there that nobody has seen."))
                        .addPositional(Options.arguments("FILE", "0..*", "Plans that were kept."));
        PlanArguments.addTo(spec, false);
        return spec;
    }

    /// The plans of one project, or of the folder where the command runs.
    ///
    /// @param project nothing outside of repositories
    private record Group(
            String name,
            Optional<Project> project,
            CommandContext context,
            PlanArguments arguments,
            List<CommittedPlans.Plan> plans) {}

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics problems = new Diagnostics();
        PlanArguments given =
                PlanArguments.of(arguments, Mode.NORMAL, context, problems).withoutLock();
        Reporter reporter = new HumanReporter(context, given.noColor(), given.compactWarnings());
        boolean accept = Options.isOn(arguments, ACCEPT);
        List<String> files = Options.positionals(arguments);
        int status = OK;
        try (Repository repository = repository(context, files, problems)) {
            List<Group> groups =
                    new ArrayList<>(groups(repository, files, given, context, problems));
            Optional<String> base = Options.textOf(arguments, "base");
            if (repository != null && base.isPresent() && !problems.hasErrors()) {
                groups.addAll(unplanned(repository, base, groups, given, problems));
            }
            if (!problems.hasErrors()) {
                status = verify(repository, groups, given, accept, reporter);
            }
        } catch (IOException e) {
            problems.add(Repository.problem(e));
        }
        reporter.diagnostics(problems.list());
        return problems.hasErrors() ? FAILED : status;
    }

    /// In the order in which they are applied: what comes later may rest on what comes before.
    private static int verify(
            @Nullable Repository repository,
            List<Group> groups,
            PlanArguments given,
            boolean accept,
            Reporter reporter)
            throws IOException {
        int status = OK;
        Optional<Predecessors> predecessors =
                Optional.ofNullable(repository)
                        .map(known ->
                                new Predecessors(known, reporter, given.withVariables(List.of())));
        groups.sort(Comparator.comparingInt(group -> place(repository, group)));
        for (Group group : groups) {
            if (predecessors.isPresent() && group.project().isPresent()) {
                boolean derived = predecessors.get().derive(group.project().get());
                predecessors.get().derived(group.project().get());
                status = worse(status, derived ? OK : FAILED);
            }
            status = worse(status, verify(group, accept, reporter));
        }
        if (groups.isEmpty()) {
            reporter.say("No plan is committed.");
        }
        return status;
    }

    private static int place(@Nullable Repository repository, Group group) {
        return Optional.ofNullable(repository)
                .flatMap(known -> group.project().map(known.projects().all()::indexOf))
                .orElse(Integer.MAX_VALUE);
    }

    /// Projects that the branch touches, and for which no plan is committed.
    private static List<Group> unplanned(
            Repository repository,
            Optional<String> named,
            List<Group> planned,
            PlanArguments given,
            Diagnostics problems)
            throws IOException {
        List<Group> groups = new ArrayList<>();
        Optional<String> base = repository.base(named, problems);
        Optional<String> head = repository.history().head();
        if (base.isEmpty() || head.isEmpty()) {
            return groups;
        }
        Optional<String> from = repository.history().mergeBase(base.get(), head.get());
        for (ChangedProjects.Change change :
                new ChangedProjects(repository, from.orElse(base.get())).all()) {
            String name = change.project().name();
            if (planned.stream().noneMatch(group -> group.name().equals(name))) {
                groups.add(group(repository, change.project(), given));
            }
        }
        return groups;
    }

    /// Files that were kept outside of repositories are verified, too.
    private static @Nullable Repository repository(
            CommandContext context, List<String> files, Diagnostics problems) {
        Diagnostics own = new Diagnostics();
        Repository repository = Repository.open(context, Optional.empty(), own).orElse(null);
        if (repository == null && files.isEmpty()) {
            problems.addAll(own);
        }
        return repository;
    }

    private static List<Group> groups(
            @Nullable Repository repository,
            List<String> files,
            PlanArguments given,
            CommandContext context,
            Diagnostics problems)
            throws IOException {
        Map<String, Group> groups = new LinkedHashMap<>();
        if (repository != null && files.isEmpty()) {
            for (Project project : repository.projects().all()) {
                List<CommittedPlans.Plan> plans = CommittedPlans.of(repository, project, problems);
                if (!plans.isEmpty()) {
                    Group group = group(repository, project, given);
                    group.plans().addAll(plans);
                    groups.put(project.name(), group);
                }
            }
        }
        for (String file : files) {
            Optional<PlanPath> path =
                    repository == null ? Optional.empty() : path(repository, file, context);
            Group group =
                    repository == null || path.isEmpty()
                            ? new Group(file, Optional.empty(), context, given, new ArrayList<>())
                            : committed(repository, path.get(), file, given, groups, problems);
            groups.putIfAbsent(group.name(), group);
            read(path.isPresent(), file, given, context, problems)
                    .map(read ->
                            new CommittedPlans.Plan(
                                    path.orElse(new PlanPath("", file, "")),
                                    read.bytes(),
                                    read.document()))
                    .ifPresent(group.plans()::add);
        }
        return List.copyOf(groups.values());
    }

    private static Optional<ApprovedApply.Approved> read(
            boolean committed,
            String file,
            PlanArguments given,
            CommandContext context,
            Diagnostics problems) {
        return committed
                ? ApprovedApply.read(context.directory().resolve(file), file, problems)
                : ApprovedApply.saved(file, context, given, problems);
    }

    private static Optional<PlanPath> path(
            Repository repository, String file, CommandContext context) {
        return repository
                .checkout()
                .relative(context.directory().resolve(file))
                .flatMap(at -> PlanPath.parse(repository.projects().rules().plans(), at));
    }

    private static Group committed(
            Repository repository,
            PlanPath path,
            String file,
            PlanArguments given,
            Map<String, Group> groups,
            Diagnostics problems) {
        Optional<Project> project = repository.projects().named(path.project());
        if (project.isEmpty()) {
            problems.add(
                    Diagnostic.error(
                            "Plan of an unknown project",
                            "\"%s\" would be the plan of a project \"%s\", which this repository does not have."
                                    .formatted(file, path.project())));
            return new Group(
                    file, Optional.empty(), repository.context(), given, new ArrayList<>());
        }
        Group known = groups.get(path.project());
        return known == null ? group(repository, project.get(), given) : known;
    }

    private static Group group(Repository repository, Project project, PlanArguments given) {
        return new Group(
                project.name(),
                Optional.of(project),
                repository.context(project, "plan"),
                repository.arguments(project, given),
                new ArrayList<>());
    }

    private static int verify(Group group, boolean accept, Reporter reporter) {
        return new PlansOfProject(group.context(), reporter, group.plans())
                .derive(
                        group.arguments(),
                        "OperationTypePlan",
                        (planning, present, beside) -> {
                            List<CommittedPlans.Plan> counting = group.plans();
                            if (counting.size() > 1) {
                                counting =
                                        counting.stream()
                                                .filter(plan -> !beside.isSpent(plan))
                                                .toList();
                            }
                            Outcome outcome = beside.compare(counting);
                            reporter.say(group.name() + ":");
                            reporter.say("  " + String.join("\n  ", ComparisonText.lines(outcome)));
                            boolean uncompared = !outcome.uncomparedSecrets().isEmpty() && !accept;
                            boolean spent = counting.size() < group.plans().size();
                            int status = PlansOfProject.status(outcome);
                            return uncompared ? REFUSED : spent && status == OK ? SUBSET : status;
                        });
    }

    /// What differs outweighs what is only a part, and what could not be told outweighs both.
    static int worse(int one, int other) {
        List<Integer> order = List.of(OK, SUBSET, REFUSED, FAILED);
        return order.indexOf(one) > order.indexOf(other) ? one : other;
    }
}
