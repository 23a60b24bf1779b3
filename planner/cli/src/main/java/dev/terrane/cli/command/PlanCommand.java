package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.operating.Derived;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.planning.PlanningProgress;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
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
                                        "Exit status 2 where something would change."))
                        .addOption(
                                Options.text(
                                        "generate-config-out",
                                        "FILE",
                                        "Writes blocks for what is imported and not declared."))
                        .addOption(
                                Options.toggle(
                                        "commit",
                                        false,
                                        "Commits the plans of projects to Git, and removes those that have come true."))
                        .addOption(
                                Options.toggle(
                                        "artifact",
                                        false,
                                        "With -commit: writes the files and commits nothing, for pipelines that may not push."))
                        .addOption(
                                Options.texts(
                                        "project",
                                        "NAME",
                                        "With -commit: which projects; otherwise that of this folder, or all that the branch touches."))
                        .addOption(
                                Options.text(
                                        "branch",
                                        "NAME",
                                        "With -commit: whose plans they are; usually the branch that is checked out."))
                        .addOption(
                                Options.text(
                                        "base",
                                        "REVISION",
                                        "With -commit: what the branch is to be merged into."));
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
        if (Options.isOn(arguments, "commit")) {
            return commit(arguments, wanted, reporter, context);
        }
        Optional<String> out = Options.textOf(arguments, "out");
        boolean detailed = Options.isOn(arguments, "detailed-exitcode");
        try (Planning planning = new Planning(context, wanted, reporter)) {
            boolean ready =
                    planning.open("OperationTypePlan", Map.of())
                            && generated(arguments, planning, wanted, reporter, context);
            int status = ready ? plan(planning, wanted, reporter, out, detailed, context) : FAILED;
            return planning.finish(status);
        }
    }

    private static int commit(
            ParseResult arguments,
            PlanArguments wanted,
            Reporter reporter,
            CommandContext context) {
        if (!wanted.isWhole() || Options.textOf(arguments, "out").isPresent()) {
            reporter.diagnostics(
                    List.of(
                            Diagnostic.error(
                                    "Only whole plans are committed",
                                    "-commit can not be given together with -out, -target, -exclude, -replace, -refresh-only or -refresh=false: what is approved for a project is all that would be done.")));
            return FAILED;
        }
        return new PlanCommitting(
                        context,
                        wanted,
                        new PlanCommitting.Wanted(
                                Options.textsOf(arguments, "project"),
                                Options.textOf(arguments, "branch"),
                                Options.textOf(arguments, "base"),
                                Options.isOn(arguments, "detailed-exitcode"),
                                !Options.isOn(arguments, "artifact")))
                .run(reporter);
    }

    private static boolean generated(
            ParseResult arguments,
            Planning planning,
            PlanArguments wanted,
            Reporter reporter,
            CommandContext context) {
        Optional<String> file = Options.textOf(arguments, "generate-config-out");
        return file.isEmpty()
                || new GeneratedConfig(planning, reporter, context.directory().resolve(file.get()))
                        .write(
                                DerivationRequest.of(
                                        planning.options(wanted),
                                        planning.interruption().stop(),
                                        PlanningProgress.SILENT));
    }

    private static int plan(
            Planning planning,
            PlanArguments wanted,
            Reporter reporter,
            Optional<String> out,
            boolean detailed,
            CommandContext context) {
        PlanOptions options = planning.options(wanted);
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
