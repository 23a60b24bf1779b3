package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.util.List;
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
        return Options.command(
                        "ci",
                        "Sees whether it runs in GitHub Actions, GitLab CI, Jenkins or a shell, and why: for a pull request it verifies or makes the plans, after a merge it applies those that were committed, on a schedule it looks for drift.")
                .addOption(
                        Options.text(
                                "event",
                                "EVENT",
                                "pull-request, merge or schedule, where it can not be seen."))
                .addOption(
                        Options.toggle(
                                "verify",
                                false,
                                "For a pull request: verifies the author's plans instead of committing fresh ones."))
                .addOption(
                        Options.toggle(PRINT, false, "Prints the command, and does not run it."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Optional<Pipeline> pipeline =
                Pipeline.of(Options.textOf(arguments, "event"), context.invocation().environment());
        if (pipeline.isEmpty()) {
            new HumanReporter(context, false, false)
                    .diagnostics(
                            List.of(
                                    Diagnostic.error(
                                            "Nothing says what to do",
                                            "Neither GitHub Actions nor GitLab CI nor Jenkins is to be seen here. Give -event=pull-request, -event=merge or -event=schedule.")));
            return FAILED;
        }
        List<String> words =
                pipeline.get()
                        .unlessElsewhere(main(context))
                        .command(Options.isOn(arguments, "verify"));
        if (words.isEmpty()) {
            context.invocation()
                    .out()
                    .println(
                            "Nothing is to be done: neither a pull request, nor a push to the main branch, nor a schedule. Which branch that is, base in terrane.hcl says.");
            return OK;
        }
        context.invocation().out().println("terrane " + String.join(" ", words));
        if (Options.isOn(arguments, PRINT)) {
            return OK;
        }
        Command command = commands.apply(words.getFirst());
        ParseResult parsed =
                new CommandLine(command.spec())
                        .setUnmatchedOptionsArePositionalParams(false)
                        .setOverwrittenOptionsAllowed(true)
                        .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        return command.run(parsed, context);
    }

    /// The branch that pull requests are merged into.
    private static Optional<String> main(CommandContext context) {
        try (Repository repository =
                Repository.open(context, Optional.empty(), new Diagnostics()).orElse(null)) {
            if (repository == null) {
                return Optional.empty();
            }
            Optional<String> base = repository.projects().rules().base();
            return base.isPresent()
                    ? base
                    : repository
                            .history()
                            .mainBranch()
                            .map(name -> name.replaceFirst("^origin/", ""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
