package dev.terrane.cli.command;

import dev.terrane.cli.view.DiagnosticJson;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.Optional;

/// `terrane validate`: checks a configuration without asking the cloud.
public final class ValidateCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "validate",
                        "Checks a configuration by itself and by the schemas of its providers.")
                .addOption(Options.toggle("json", false, "Writes the result as JSON."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addOption(
                        Options.texts("var", "NAME=VALUE", "Is accepted, and makes no difference."))
                .addOption(
                        Options.texts("var-file", "FILE", "Is accepted, and makes no difference."))
                .addOption(
                        Options.toggle(
                                "no-tests", false, "Is accepted: test files are not checked yet."))
                .addOption(
                        Options.text(
                                "test-directory",
                                "FOLDER",
                                "Is accepted: test files are not checked yet."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        validate(context, diagnostics);
        if (Options.isOn(arguments, "json")) {
            context.invocation().out().println(DiagnosticJson.validation(diagnostics.inOrder()));
        } else {
            HumanReporter reporter =
                    new HumanReporter(context, Options.isOn(arguments, "no-color"), false);
            reporter.diagnostics(diagnostics.inOrder());
            if (!diagnostics.hasErrors()) {
                reporter.say("The configuration is valid.");
            }
        }
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static void validate(CommandContext context, Diagnostics diagnostics) {
        Deriver deriver = new Deriver(Benches.of(context, Benches.DEFAULT_PARALLELISM));
        Optional<Loaded> loaded = deriver.load(true, diagnostics);
        if (loaded.isEmpty()) {
            return;
        }
        try {
            deriver.validate(loaded.get(), Workspaces.current(context), diagnostics);
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
    }
}
