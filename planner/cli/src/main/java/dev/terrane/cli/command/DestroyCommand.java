package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.plan.PlanOptions.Mode;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `terrane destroy`: deletes everything that is managed here.
public final class DestroyCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command("destroy", "Deletes everything that is managed here, after asking.")
                        .addOption(Options.toggle("auto-approve", false, "Does not ask."));
        PlanArguments.addTo(spec, false);
        return spec;
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics problems = new Diagnostics();
        PlanArguments wanted = PlanArguments.of(arguments, Mode.DESTROY, context, problems);
        Reporter reporter =
                Reporters.of(wanted.json(), wanted.noColor(), wanted.compactWarnings(), context);
        if (problems.hasErrors()) {
            reporter.diagnostics(problems.list());
            return FAILED;
        }
        if (CommittedTree.refuses(context, problems)) {
            reporter.diagnostics(problems.list());
            return REFUSED;
        }
        boolean approved = Options.isOn(arguments, "auto-approve");
        return ApplyCommand.runFresh(wanted, approved, reporter, context);
    }
}
