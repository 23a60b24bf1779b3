package dev.terrane.cli.command;

import dev.terrane.applying.Applier;
import dev.terrane.operating.ApplyOperation;
import dev.terrane.operating.Derived;
import dev.terrane.plan.Plan.Counts;
import dev.terrane.state.OpenJournal;

/// Carries out a plan and saves the state.
final class Applying {
    private Applying() {}

    static int run(Planning planning, Derived plan, Reporter reporter, PlanArguments wanted) {
        StateSession session = planning.session();
        OpenJournal journal = session.journal();
        if (planning.diagnostics().hasErrors()) {
            return Command.FAILED;
        }
        ApplyOperation operation =
                new ApplyOperation(
                        plan,
                        planning.deriver().forApplying(planning.loaded(), plan),
                        wanted.parallelism());
        planning.interruption().during(plan.providers()::stop, session::syncJournal);
        Applier.Result result;
        try (var progress = reporter.progress()) {
            result =
                    operation.run(
                            journal,
                            planning.interruption().stop(),
                            progress,
                            planning.diagnostics());
        }
        session.save(result.state(), planning.diagnostics());
        if (planning.diagnostics().hasErrors()) {
            return Command.FAILED;
        }
        Counts done =
                new Counts(
                        result.outcome().added(),
                        result.outcome().changed(),
                        result.outcome().destroyed(),
                        plan.plan().counts().importing(),
                        0);
        reporter.applied(done, result.state(), plan.plan().options().isDestroy());
        return Command.OK;
    }
}
