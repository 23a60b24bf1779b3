package dev.terrane.cli.command;

import dev.terrane.cli.view.FunctionsJson;
import dev.terrane.function.FunctionReference;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `terrane metadata functions -json`: what the built-in functions take and give, for editors.
public final class MetadataFunctionsCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "metadata functions",
                        "Writes the signatures of the built-in functions as JSON.")
                .addOption(Options.toggle("json", false, "Has to be given."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        if (!Options.isOn(arguments, "json")) {
            context.invocation()
                    .err()
                    .println("Write terrane metadata functions -json: there is no other form yet.");
            return FAILED;
        }
        context.invocation().out().println(FunctionsJson.of(FunctionReference.signatures()));
        return OK;
    }
}
