package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.planfile.Sha256;
import dev.terrane.project.Project;
import dev.terrane.reconciling.Blockers;
import dev.terrane.review.ProjectReview;
import dev.terrane.review.PullRequestComment;
import dev.terrane.review.ReviewComment;
import dev.terrane.review.host.OneComment;
import dev.terrane.review.host.ReviewHost;
import dev.terrane.review.host.ReviewHosts;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `terrane review post`: one comment on the pull request that says what all plans of the branch do, and
/// a status of the commit.
public final class ReviewPostCommand implements Command {
    private static final List<String> RUN_NUMBERS =
            List.of("GITHUB_RUN_ID", "CI_PIPELINE_ID", "BUILD_NUMBER");

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "review post",
                        "Writes one comment on the pull request that says what the committed plans of the branch do, brings it up to date in later runs, and sets the status of the commit.")
                .addOption(Options.text("host", "KIND", "github, gitlab, gitea or forgejo."))
                .addOption(Options.text("api", "URL", "Where the host's REST interface is."))
                .addOption(
                        Options.text(
                                "repository",
                                "NAME",
                                "OWNER/NAME; with GitLab, the number or path of the project."))
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
        Optional<String> rules = rulesFrom(arguments, context, problems);
        try (Repository repository = Repository.open(context, rules, problems).orElse(null)) {
            if (repository == null || problems.hasErrors()) {
                return FAILED;
            }
            List<ProjectReview> reviews = reviews(repository, arguments, context, problems);
            if (problems.hasErrors()) {
                return FAILED;
            }
            long run = runNumber(arguments, repository, context);
            if (Options.isOn(arguments, "print")) {
                context.invocation()
                        .out()
                        .print(
                                PullRequestComment.render(
                                        reviews, OneComment.mark(run), ReviewComment.USUAL_LIMIT));
                return OK;
            }
            ReviewHost host = host(arguments, context);
            post(host, reviews, run, reporter);
            setStatus(host, reviews, arguments, repository);
            return OK;
        }
    }

    /// A pull request can not change the rules by which it is judged.
    private static Optional<String> rulesFrom(
            ParseResult arguments, CommandContext context, Diagnostics problems)
            throws IOException {
        try (Repository repository =
                Repository.open(context, Optional.empty(), problems).orElse(null)) {
            return repository == null
                    ? Optional.empty()
                    : repository.base(Options.textOf(arguments, "base"), problems);
        }
    }

    private static List<ProjectReview> reviews(
            Repository repository,
            ParseResult arguments,
            CommandContext context,
            Diagnostics problems)
            throws IOException {
        Optional<String> branch =
                HeadBranch.of(repository, Options.textOf(arguments, "branch"), context);
        List<ProjectReview> reviews = new ArrayList<>();
        for (Project project : repository.projects().all()) {
            for (CommittedPlans.Plan plan : CommittedPlans.of(repository, project, problems)) {
                if (branch.filter(plan.path().branch()::equals).isPresent()) {
                    reviews.add(
                            new ProjectReview(
                                    project.name(),
                                    plan.document(),
                                    Sha256.of(plan.bytes()),
                                    Blockers.of(project.approval(), plan.document()),
                                    Optional.empty()));
                }
            }
        }
        return reviews;
    }

    private static ReviewHost host(ParseResult arguments, CommandContext context)
            throws ReviewHosts.MissingException {
        return ReviewHosts.find(
                new ReviewHosts.Wanted(
                        Options.textOf(arguments, "host"),
                        Options.textOf(arguments, "api"),
                        Options.textOf(arguments, "repository"),
                        Options.textOf(arguments, "pull-request")),
                context.invocation().environment());
    }

    /// Pipelines count their runs; elsewhere the time of the commit does.
    private static long runNumber(
            ParseResult arguments, Repository repository, CommandContext context)
            throws IOException {
        Map<String, String> environment = context.invocation().environment();
        Optional<String> number =
                Stream.concat(
                                Options.textOf(arguments, "run").stream(),
                                RUN_NUMBERS.stream()
                                        .map(name -> environment.getOrDefault(name, "")))
                        .filter(text -> text.matches("\\d{1,18}"))
                        .findFirst();
        return number.isPresent()
                ? Long.parseLong(number.get())
                : repository.history().head().isPresent()
                        ? repository.history().seconds(repository.history().head().get())
                        : 0;
    }

    private static void post(
            ReviewHost host, List<ProjectReview> reviews, long run, Reporter reporter)
            throws IOException {
        String body = PullRequestComment.render(reviews, OneComment.mark(run), host.limit());
        reporter.say(
                switch (OneComment.post(host, run, body)) {
                    case ADDED -> "The comment was added.";
                    case CHANGED -> "The comment was brought up to date.";
                    case SAME -> "The comment says that already.";
                    case OLDER -> "The comment is of a later run, and was left as it is.";
                });
    }

    private static void setStatus(
            ReviewHost host,
            List<ProjectReview> reviews,
            ParseResult arguments,
            Repository repository)
            throws IOException {
        Optional<String> commit =
                Options.textOf(arguments, "sha").isPresent()
                        ? Options.textOf(arguments, "sha")
                        : repository.history().head();
        boolean blocked = reviews.stream().anyMatch(review -> !review.blockers().isEmpty());
        if (commit.isPresent()) {
            host.status(
                    commit.get(),
                    blocked ? ReviewHost.State.FAILURE : ReviewHost.State.SUCCESS,
                    PullRequestComment.verdict(reviews));
        }
    }
}
