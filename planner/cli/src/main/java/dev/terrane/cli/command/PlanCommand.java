package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.operating.Derived;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.PlanOptions.Mode;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.Map;
import java.util.Optional;

/// `terrane plan`: what would change.
public final class PlanCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command("plan", "Shows what would change, and changes nothing.")
                        .addOption(
                                Options.text(
                                        "out",
                                        "FILE",
                                        "Keeps the plan in a file, to be reviewed and applied."))
                        .addOption(
                                Options.toggle(
                                        "detailed-exitcode",
                                        false,
                                        "Exit status 2 where something would change."));
        PlanArguments.addTo(spec, true);
        return spec;
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics problems = new Diagnostics();
        PlanArguments wanted = PlanArguments.of(arguments, Mode.NORMAL, context, problems);
        Reporter reporter =
                Reporters.of(wanted.json(), wanted.noColor(), wanted.compactWarnings(), context);
        if (problems.hasErrors()) {
            reporter.diagnostics(problems.list());
            return FAILED;
        }
        Optional<String> out = Options.textOf(arguments, "out");
        boolean detailed = Options.isOn(arguments, "detailed-exitcode");
        try (Planning planning = new Planning(context, wanted, reporter)) {
            int status = plan(planning, wanted, reporter, out, detailed, context);
            return planning.finish(status);
        }
    }

    private static int plan(
            Planning planning,
            PlanArguments wanted,
            Reporter reporter,
            Optional<String> out,
            boolean detailed,
            CommandContext context) {
        if (!planning.open("OperationTypePlan", Map.of())) {
            return FAILED;
        }
        PlanOptions options = wanted.options(planning.session().workspace());
        Optional<Derived> derived;
        try (var progress = reporter.progress()) {
            derived =
                    planning.derive(
                            DerivationRequest.of(
                                    options, planning.interruption().stop(), progress));
        }
        if (derived.isEmpty()) {
            return FAILED;
        }
        try (Derived plan = derived.get()) {
            reporter.plan(plan);
            UncommittedFiles.report(plan, context, reporter);
            out.ifPresent(file -> PlanFiles.write(file, plan, planning, context, reporter));
            return detailed && plan.plan().isEffective() ? CHANGES : OK;
        }
    }
}
