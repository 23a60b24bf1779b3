package dev.terrane.cli.command;

import dev.terrane.cli.completion.CommandWords;
import dev.terrane.cli.completion.CompletionScript;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// `terrane completion bash|zsh|fish`: the script that teaches the shell.
public final class CompletionCommand implements Command {
    private final Supplier<List<CommandWords>> commands;

    public CompletionCommand(Supplier<List<CommandWords>> commands) {
        this.commands = commands;
    }

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "completion",
                        "Writes a script for the completion of commands and options.",
                        "terrane -install-autocomplete has the shell load it each time.")
                .addPositional(Options.arguments("SHELL", "0..1", "bash, zsh or fish."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Optional<CompletionScript> script =
                Options.positionals(arguments).stream()
                        .findFirst()
                        .flatMap(CompletionScript::forShell);
        if (script.isEmpty()) {
            context.invocation()
                    .err()
                    .println("Say for which shell: terrane completion bash, zsh or fish.");
            return FAILED;
        }
        context.invocation().out().print(script.get().of(commands.get()));
        return OK;
    }
}
