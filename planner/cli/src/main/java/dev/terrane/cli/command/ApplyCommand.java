package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.operating.Derived;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.state.ApprovedWork;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `terrane apply [FILE]`: makes the changes of an approved plan, or of a fresh one.
public final class ApplyCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                                "apply",
                                "Makes the changes of a plan file, or plans, asks, and makes them.")
                        .addOption(Options.toggle("auto-approve", false, "Does not ask."))
                        .addOption(
                                Options.toggle(
                                        "accept-uncompared-secrets",
                                        false,
                                        "Applies a plan whose secrets carry no fingerprint."))
                        .addOption(
                                Options.toggle(
                                        "committed",
                                        false,
                                        "Applies the plans that are committed for the projects of this repository, in the order of their dependencies."))
                        .addOption(
                                Options.toggle(
                                        "resume",
                                        false,
                                        "With -committed: goes on with projects whose last apply failed."))
                        .addOption(
                                Options.text(
                                        "fork-plans",
                                        "FOLDER",
                                        "With -committed: a folder with plans that lie in no commit, as those of forks do. Each is applied where its digest stands beside the commit that was proposed and merged."))
                        .addOption(
                                Options.toggle(
                                        "push",
                                        true,
                                        "With -committed: exchanges the notes of what was applied with origin."))
                        .addOption(
                                Options.toggle(
                                        "post",
                                        true,
                                        "With -committed: tells the host of the repository what came of it, where the pipeline says which that is."))
                        .addPositional(
                                Options.arguments(
                                        "FILE",
                                        "0..*",
                                        "A plan that was approved; with -committed, the names of projects."));
        PlanArguments.addTo(spec, true);
        return spec;
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics problems = new Diagnostics();
        PlanArguments wanted = PlanArguments.of(arguments, Mode.NORMAL, context, problems);
        List<String> files = Options.positionals(arguments);
        Reporter reporter =
                Reporters.of(wanted.json(), wanted.noColor(), wanted.compactWarnings(), context);
        if (problems.hasErrors()) {
            reporter.diagnostics(problems.list());
            return FAILED;
        }
        boolean accept = Options.isOn(arguments, "accept-uncompared-secrets");
        if (Options.isOn(arguments, "committed")) {
            return new CommittedApply(
                            context,
                            wanted,
                            reporter,
                            new CommittedApply.Wanted(
                                    files,
                                    Options.isOn(arguments, "resume"),
                                    Options.isOn(arguments, "push"),
                                    accept,
                                    Options.textOf(arguments, "fork-plans")
                                            .map(context.directory()::resolve),
                                    repository ->
                                            Options.isOn(arguments, "post")
                                                    ? Optional.of(
                                                            HostOptions.of(
                                                                    arguments, context, repository))
                                                    : Optional.empty()))
                    .run();
        }
        if (files.size() > 1) {
            throw new ParameterException(
                    arguments.commandSpec().commandLine(),
                    "Only one plan file can be applied at a time, not: " + String.join(" ", files));
        }
        if (CommittedTree.refuses(context, problems)) {
            reporter.diagnostics(problems.list());
            return REFUSED;
        }
        if (!files.isEmpty()) {
            return new ApprovedApply(context, wanted, reporter, accept).run(files.getFirst());
        }
        return runFresh(wanted, Options.isOn(arguments, "auto-approve"), reporter, context);
    }

    /// Plans, shows the plan, asks, and applies it.
    static int runFresh(
            PlanArguments wanted, boolean approved, Reporter reporter, CommandContext context) {
        try (Planning planning = new Planning(context, wanted, reporter)) {
            if (wanted.json() && !approved) {
                planning.diagnostics()
                        .add(
                                Diagnostic.error(
                                        "Nobody to ask",
                                        "With -json nobody can be asked. Give -auto-approve, or a plan file."));
                return planning.finish(FAILED);
            }
            return planning.finish(fresh(planning, wanted, approved, reporter, context));
        }
    }

    private static int fresh(
            Planning planning,
            PlanArguments wanted,
            boolean approved,
            Reporter reporter,
            CommandContext context) {
        if (!planning.open("OperationTypeApply", Map.of())) {
            return FAILED;
        }
        Optional<Derived> derived;
        try (var progress = reporter.progress()) {
            derived =
                    planning.derive(
                            DerivationRequest.of(
                                    planning.options(wanted),
                                    planning.interruption().stop(),
                                    progress));
        }
        if (derived.isEmpty()) {
            return FAILED;
        }
        try (Derived plan = derived.get()) {
            reporter.plan(plan);
            boolean refused =
                    approved && !Doubts.unseen(plan, planning.session().unsettled()).isEmpty();
            if (!refused) {
                planning.tellSoFar();
            }
            if (approved) {
                return Applying.runUnseen(
                        planning, plan, reporter, wanted, ApprovedWork.NONE, Authority.NONE);
            }
            if (plan.plan().isEffective() && !Approval.ask(plan, context)) {
                reporter.say("Nothing was changed.");
                return FAILED;
            }
            return Applying.run(planning, plan, reporter, wanted, Authority.NONE);
        }
    }
}
