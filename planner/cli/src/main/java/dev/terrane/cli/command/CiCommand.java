package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.git.Remote;
import dev.terrane.project.Project;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// `terrane ci`: what the pipeline that it runs in is to do.
public final class CiCommand implements Command {
    private static final String PRINT = "print";

    private final Function<String, Command> commands;

    /// @param commands by their names
    public CiCommand(Function<String, Command> commands) {
        this.commands = commands;
    }

    @Override
    public CommandSpec spec() {
        return HostOptions.addTo(
                        Options.command(
                                "ci",
                                "Sees whether it runs in GitHub Actions, GitLab CI, Jenkins or a shell, and why: for a pull request it makes, commits and pushes the plans, or verifies them, and comments; after an approval it brings the comment and the status up to date, and applies what is to be applied before it is merged; after a merge it applies those that were committed; on a schedule it looks for drift."))
                .addOption(
                        Options.text(
                                "event",
                                "EVENT",
                                "pull-request, review, merge or schedule, where it can not be seen."))
                .addOption(Options.text("pull-request", "NUMBER", "Where it can not be seen."))
                .addOption(
                        Options.toggle(
                                "verify",
                                false,
                                "For a pull request: verifies the author's plans instead of committing fresh ones."))
                .addOption(
                        Options.toggle(
                                "artifact",
                                false,
                                "For a pull request: writes the plans and commits nothing, as is done for forks."))
                .addOption(
                        Options.text(
                                "fork-plans",
                                "FOLDER",
                                "For a merge: a folder with plans that lie in no commit, as those of forks do. It need not be there."))
                .addOption(
                        Options.toggle(
                                PRINT, false, "Prints the commands, and does not run them."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Map<String, String> environment = context.invocation().environment();
        Optional<Pipeline> pipeline =
                Pipeline.of(
                        Options.textOf(arguments, "event"), environment, EventFile.of(environment));
        Reporter reporter = new HumanReporter(context, false, false);
        if (pipeline.isEmpty()) {
            reporter.diagnostics(
                    List.of(
                            Diagnostic.error(
                                    "Nothing says what to do",
                                    "Neither GitHub Actions nor GitLab CI nor Jenkins is to be seen here. Give -event=pull-request, -event=review, -event=merge or -event=schedule.")));
            return FAILED;
        }
        return run(
                arguments,
                pipeline.get().isOfPullRequest()
                        ? Reviewing.on(context, pipeline.get().base())
                        : context,
                pipeline.get(),
                reporter);
    }

    private int run(
            ParseResult arguments, CommandContext context, Pipeline pipeline, Reporter reporter) {
        Diagnostics problems = new Diagnostics();
        try (Repository repository =
                Repository.open(context, Optional.empty(), problems).orElse(null)) {
            if (repository == null) {
                reporter.diagnostics(problems.list());
                return FAILED;
            }
            return new Run(arguments, context, repository, pipeline, reporter).run();
        } catch (IOException e) {
            reporter.diagnostics(List.of(Repository.problem(e)));
            return FAILED;
        }
    }

    /// One run of a pipeline.
    private final class Run {
        private final ParseResult arguments;
        private final CommandContext context;
        private final Repository repository;
        private final Pipeline pipeline;
        private final Reporter reporter;
        private final boolean artifact;
        private final List<String> toHost;

        Run(
                ParseResult arguments,
                CommandContext context,
                Repository repository,
                Pipeline pipeline,
                Reporter reporter)
                throws IOException {
            this.arguments = arguments;
            this.context = context;
            this.repository = repository;
            Optional<String> main = main();
            this.pipeline = pipeline.unlessElsewhere(main).into(main);
            this.reporter = reporter;
            this.artifact = pipeline.fork() || Options.isOn(arguments, "artifact");
            this.toHost =
                    List.of("host", "api", "repository", "pull-request").stream()
                            .flatMap(name ->
                                    Options.textOf(arguments, name).stream()
                                            .map(value -> "-" + name + "=" + value))
                            .toList();
        }

        int run() throws IOException {
            boolean host = HostOptions.of(arguments, context, repository).isKnown();
            List<List<String>> all =
                    pipeline.commands(
                            new Pipeline.Manner(
                                    Options.isOn(arguments, "verify"),
                                    artifact,
                                    host,
                                    Options.textOf(arguments, "fork-plans"),
                                    repository.projects().all().stream()
                                            .anyMatch(Project::beforeMerge)));
            if (all.isEmpty()) {
                print(
                        "Nothing is to be done: neither a pull request or an approval, nor a push to the main branch, nor a schedule. Which branch that is, base in terrane.hcl says.");
                return OK;
            }
            if (!host) {
                print(
                        "Nothing is posted: no token, or nothing that says which repository of which host this is.");
            }
            String before = head();
            int status = OK;
            for (List<String> words : all) {
                boolean post = words.getFirst().equals("review");
                if (post && !push(before)) {
                    status = FAILED;
                    break;
                }
                status = run(words);
                if (post && status == REFUSED && pipeline.event() == Pipeline.Event.REVIEW) {
                    print("It may not be merged yet. The comment says why.");
                    return OK;
                }
                if (post && artifact && status != OK) {
                    print(
                            "The token may not write to the host, as is usual for forks. Keep the folder %s as an artifact, and have it posted by a run that may."
                                    .formatted(repository.projects().rules().plans()));
                    status = OK;
                }
                if (status != OK) {
                    break;
                }
            }
            return status == OK && !host && !push(before) ? FAILED : status;
        }

        private void print(String line) {
            context.invocation().out().println(line);
        }

        private boolean isPrinting() {
            return Options.isOn(arguments, PRINT);
        }

        private int run(List<String> words) {
            boolean two = words.getFirst().equals("review");
            boolean speaksToHost = two || words.contains("-issues");
            List<String> all = new java.util.ArrayList<>(words);
            if (speaksToHost) {
                all.addAll(
                        two
                                ? toHost
                                : toHost.stream()
                                        .filter(word -> !word.startsWith("-pull-request"))
                                        .toList());
            }
            print("terrane " + String.join(" ", all));
            if (isPrinting()) {
                return OK;
            }
            String name = two ? words.get(0) + " " + words.get(1) : words.getFirst();
            Command command = commands.apply(name);
            ParseResult parsed =
                    new CommandLine(command.spec())
                            .setUnmatchedOptionsArePositionalParams(false)
                            .setOverwrittenOptionsAllowed(true)
                            .parseArgs(all.subList(two ? 2 : 1, all.size()).toArray(String[]::new));
            return command.run(parsed, context);
        }

        private String head() throws IOException {
            return repository.history().head().orElse("");
        }

        /// Sends what was committed, if anything was, to the branch of the pull request.
        ///
        /// @return whether it is there
        private boolean push(String before) throws IOException {
            Optional<String> branch = HeadBranch.of(repository, pipeline.head(), context);
            boolean nothing =
                    pipeline.event() != Pipeline.Event.PULL_REQUEST
                            || artifact
                            || branch.isEmpty()
                            || head().equals(before);
            if (nothing) {
                return true;
            }
            if (pipeline.commit().filter(id -> !id.equals(before)).isPresent()) {
                reporter.diagnostics(
                        List.of(
                                Diagnostic.error(
                                        "Another commit is checked out",
                                        "The pull request proposes %s, and %s was checked out: plans that were committed to it can not be pushed. Check out the head of the pull request itself."
                                                .formatted(
                                                        pipeline.commit().get().substring(0, 12),
                                                        before.substring(0, 12)))));
                return false;
            }
            try (Remote remote = repository.checkout().remote("origin")) {
                remote.pushHead(branch.get(), skipping());
                print("Pushed to " + branch.get() + ".");
                return true;
            } catch (IOException e) {
                reporter.diagnostics(
                        List.of(
                                Diagnostic.error(
                                        "The plans could not be pushed",
                                        "The branch \"%s\" did not take them: %s. Where the pipeline may not push, give -artifact, or have authors commit their plans and give -verify."
                                                .formatted(branch.get(), e.getMessage()))));
                return false;
            }
        }

        /// GitLab would run a pipeline for the commit. The others do not, for commits of their own tokens.
        private List<String> skipping() {
            return context.invocation().variable("GITLAB_CI").isPresent()
                    ? List.of("ci.skip")
                    : List.of();
        }

        /// The branch that pull requests are merged into.
        private Optional<String> main() throws IOException {
            Optional<String> base = repository.projects().rules().base();
            return base.isPresent()
                    ? base
                    : repository
                            .history()
                            .mainBranch()
                            .map(name -> name.replaceFirst("^origin/", ""));
        }
    }
}
