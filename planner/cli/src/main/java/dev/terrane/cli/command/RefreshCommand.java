package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.plan.PlanOptions.Mode;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `terrane refresh`: takes over into the state what changed outside, without asking. The older form of
/// `apply -refresh-only -auto-approve`.
public final class RefreshCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                        "refresh",
                        "Takes over into the state what changed outside, without asking.");
        PlanArguments.addTo(spec, false);
        return spec;
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics problems = new Diagnostics();
        PlanArguments wanted = PlanArguments.of(arguments, Mode.REFRESH_ONLY, context, problems);
        Reporter reporter =
                Reporters.of(wanted.json(), wanted.noColor(), wanted.compactWarnings(), context);
        if (problems.hasErrors()) {
            reporter.diagnostics(problems.list());
            return FAILED;
        }
        return ApplyCommand.runFresh(wanted, true, reporter, context);
    }
}
