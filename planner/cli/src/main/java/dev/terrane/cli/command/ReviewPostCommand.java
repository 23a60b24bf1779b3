package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.project.Project;
import dev.terrane.review.ProjectReview;
import dev.terrane.review.PullRequestComment;
import dev.terrane.review.PullRequestReview;
import dev.terrane.review.ReviewComment;
import dev.terrane.review.host.OneComment;
import dev.terrane.review.host.ReviewHost;
import dev.terrane.review.host.ReviewHost.State;
import dev.terrane.review.host.ReviewHost.Status;
import dev.terrane.review.host.ReviewHosts;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `terrane review post`: one comment on the pull request that says what all plans of the branch do, and
/// a status of the commit.
public final class ReviewPostCommand implements Command {
    /// Of the comment, the status and the check.
    static final String KIND = "pull-request";

    private static final String STATUS = "terrane";

    /// Before the name of a project: the digest of its plan, where that lies in no commit.
    static final String PLAN_STATUS = STATUS + "/plan/";

    private static final int ROOM_OF_MARK = 100;

    @Override
    public CommandSpec spec() {
        return HostOptions.addTo(
                        Options.command(
                                "review post",
                                "Writes one comment on the pull request that says what the committed plans of the branch do, brings it up to date in later runs, and sets the status of the commit."))
                .addOption(
                        Options.text(
                                "pull-request", "NUMBER", "The pull request or merge request."))
                .addOption(Options.text("branch", "NAME", "Whose plans are shown."))
                .addOption(
                        Options.text(
                                "base",
                                "REVISION",
                                "Where the rules come from: what the branch is to be merged into."))
                .addOption(Options.text("sha", "COMMIT", "Whose status is set; usually HEAD."))
                .addOption(
                        Options.text(
                                "run",
                                "NUMBER",
                                "An older run never overwrites what a newer one wrote."))
                .addOption(
                        Options.text(
                                "verify",
                                "WHEN",
                                "When plans are derived afresh to see whether they still are what would be done: always, never, or changed, which is the usual one: where a file has changed since they were made."))
                .addOption(
                        Options.toggle(
                                "digests",
                                false,
                                "Sets a status for each plan with its digest, for plans that lie in no commit."))
                .addOption(
                        Options.toggle(
                                "check",
                                false,
                                "Writes a check run with the comment, where the host has them, besides the status."))
                .addOption(
                        Options.toggle(
                                "detailed-exitcode",
                                false,
                                "Exit status 3 where something blocks the pull request."))
                .addOption(
                        Options.toggle(
                                "print", false, "Prints the comment, and asks no host anything."))
                .addOption(Options.toggle("no-color", false, "Without colour."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics problems = new Diagnostics();
        Reporter reporter = new HumanReporter(context, Options.isOn(arguments, "no-color"), false);
        int status = FAILED;
        try {
            status = run(arguments, context, reporter, problems);
        } catch (ReviewHosts.MissingException e) {
            problems.add(
                    Diagnostic.error(
                            "The pull request is not known", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            problems.add(
                    Diagnostic.error(
                            "The review could not be posted", "%s.".formatted(e.getMessage())));
        }
        reporter.diagnostics(problems.list());
        return problems.hasErrors() ? FAILED : status;
    }

    private static int run(
            ParseResult arguments, CommandContext context, Reporter reporter, Diagnostics problems)
            throws IOException, ReviewHosts.MissingException {
        Optional<String> base = base(arguments, context, problems);
        Optional<Staleness.When> when = when(arguments, problems);
        try (Repository repository = Repository.open(context, base, problems).orElse(null)) {
            if (repository == null || when.isEmpty() || problems.hasErrors()) {
                return FAILED;
            }
            boolean print = Options.isOn(arguments, "print");
            Optional<PullRequestReviews.Hosted> hosted =
                    print ? Optional.empty() : Optional.of(hosted(arguments, context, repository));
            PullRequestReviews reviews =
                    new PullRequestReviews(
                            repository, new Staleness(repository, reporter, when.get()), hosted);
            List<CommittedPlans.Plan> plans = plans(repository, arguments, context, problems);
            PullRequestReview review =
                    reviews.of(plans, unplanned(repository, base, plans, when.get()), problems);
            if (problems.hasErrors()) {
                return FAILED;
            }
            if (print) {
                context.invocation()
                        .out()
                        .print(PullRequestComment.render(review, ReviewComment.USUAL_LIMIT));
            } else {
                post(hosted.orElseThrow(), review, arguments, context, reporter);
            }
            return review.isBlocked() && Options.isOn(arguments, "detailed-exitcode")
                    ? REFUSED
                    : OK;
        }
    }

    /// A pull request can not change the rules by which it is judged.
    private static Optional<String> base(
            ParseResult arguments, CommandContext context, Diagnostics problems)
            throws IOException {
        try (Repository repository =
                Repository.open(context, Optional.empty(), problems).orElse(null)) {
            return repository == null
                    ? Optional.empty()
                    : repository.base(Options.textOf(arguments, "base"), problems);
        }
    }

    private static Optional<Staleness.When> when(ParseResult arguments, Diagnostics problems) {
        String text = Options.textOf(arguments, "verify").orElse("changed");
        for (Staleness.When when : Staleness.When.values()) {
            if (when.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(when);
            }
        }
        problems.add(
                Diagnostic.error(
                        "Unknown value of -verify",
                        "-verify may be always, changed or never, and not \"%s\"."
                                .formatted(text)));
        return Optional.empty();
    }

    private static PullRequestReviews.Hosted hosted(
            ParseResult arguments, CommandContext context, Repository repository)
            throws IOException, ReviewHosts.MissingException {
        ReviewHosts hosts = HostOptions.of(arguments, context, repository);
        ReviewHost host = hosts.find();
        ReviewHost.PullRequest request = host.pullRequest(hosts.requiredPullRequest());
        Optional<String> sha = Options.textOf(arguments, "sha");
        return new PullRequestReviews.Hosted(
                host,
                request,
                Collisions.with(repository, host, request, context),
                sha.isPresent() ? sha : repository.history().head());
    }

    private static List<CommittedPlans.Plan> plans(
            Repository repository,
            ParseResult arguments,
            CommandContext context,
            Diagnostics problems)
            throws IOException {
        Optional<String> branch =
                HeadBranch.of(repository, Options.textOf(arguments, "branch"), context);
        List<CommittedPlans.Plan> plans = new ArrayList<>();
        for (Project project : repository.projects().all()) {
            for (CommittedPlans.Plan plan : CommittedPlans.of(repository, project, problems)) {
                if (branch.filter(plan.path().branch()::equals).isPresent()) {
                    plans.add(plan);
                }
            }
        }
        return plans;
    }

    /// Found only where plans are derived at all: whether something would be done nobody can tell without.
    private static Set<Project> unplanned(
            Repository repository,
            Optional<String> base,
            List<CommittedPlans.Plan> plans,
            Staleness.When when)
            throws IOException {
        Set<Project> unplanned = new LinkedHashSet<>();
        Optional<String> head = repository.history().head();
        if (when != Staleness.When.ALWAYS || base.isEmpty() || head.isEmpty()) {
            return unplanned;
        }
        Optional<String> from = repository.history().mergeBase(base.get(), head.get());
        for (ChangedProjects.Change change :
                new ChangedProjects(repository, from.orElse(base.get())).all()) {
            String name = change.project().name();
            if (plans.stream().noneMatch(plan -> plan.path().project().equals(name))) {
                unplanned.add(change.project());
            }
        }
        return unplanned;
    }

    private static void post(
            PullRequestReviews.Hosted hosted,
            PullRequestReview review,
            ParseResult arguments,
            CommandContext context,
            Reporter reporter)
            throws IOException {
        ReviewHost host = hosted.host();
        long run = RunNumber.of(arguments, context);
        String text = PullRequestComment.render(review, host.limit() - ROOM_OF_MARK);
        OneComment.Done done = OneComment.post(host, hosted.request().number(), KIND, run, text);
        reporter.say(
                switch (done) {
                    case ADDED -> "The comment was added.";
                    case CHANGED -> "The comment was brought up to date.";
                    case SAME -> "The comment says that already.";
                    case OLDER -> "The comment is of a later run, and was left as it is.";
                });
        if (hosted.commit().isEmpty() || done == OneComment.Done.OLDER) {
            return;
        }
        Status status =
                new Status(
                        review.isBlocked() ? State.FAILURE : State.SUCCESS,
                        STATUS,
                        PullRequestComment.verdict(review));
        host.setStatus(hosted.commit().get(), status);
        if (Options.isOn(arguments, "digests")) {
            for (ProjectReview project : review.projects()) {
                host.setStatus(
                        hosted.commit().get(),
                        new Status(
                                State.SUCCESS,
                                PLAN_STATUS + project.name(),
                                "sha256:" + project.sha256()));
            }
        }
        if (Options.isOn(arguments, "check")
                && !host.addCheck(hosted.commit().get(), status, text)) {
            reporter.say("No check run was written: the host has none, or the token may not.");
        }
    }
}
