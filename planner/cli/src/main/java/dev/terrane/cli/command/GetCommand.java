package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Workbench;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `terrane get`: installs the modules that the configuration calls.
public final class GetCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command("get", "Installs the modules that the configuration calls.")
                .addOption(
                        Options.text(
                                "test-directory",
                                "FOLDER",
                                "Is accepted: modules that only tests name are not fetched."))
                .addOption(
                        Options.toggle(
                                "update", false, "Fetches all anew, the newest versions that fit."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addOption(Options.texts("var", "NAME=VALUE", "Sets a variable."))
                .addOption(Options.texts("var-file", "FILE", "Sets variables from a file."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext plain) {
        Diagnostics diagnostics = new Diagnostics();
        CommandContext context = ReviewedFolder.of(plain, diagnostics);
        HumanReporter reporter =
                new HumanReporter(context, Options.isOn(arguments, "no-color"), false);
        if (diagnostics.hasErrors()) {
            reporter.diagnostics(diagnostics.inOrder());
            return FAILED;
        }
        Workbench bench = Benches.of(context, 1);
        ModuleInstallation.install(
                bench,
                Servers.of(context, diagnostics),
                Options.isOn(arguments, "update"),
                VariableArguments.inOrder(arguments).stream()
                        .map(RootVariableValues::argument)
                        .toList(),
                context.limits(),
                reporter::say,
                diagnostics);
        reporter.diagnostics(diagnostics.inOrder());
        return diagnostics.hasErrors() ? FAILED : OK;
    }
}
