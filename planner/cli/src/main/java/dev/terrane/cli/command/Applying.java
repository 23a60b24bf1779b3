package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.applying.Applier;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.operating.ApplyOperation;
import dev.terrane.operating.Derived;
import dev.terrane.plan.Plan.Counts;
import dev.terrane.state.ApprovedWork;
import dev.terrane.state.AuditRecord.Deed;
import dev.terrane.state.Journal;
import dev.terrane.state.OpenJournal;
import dev.terrane.state.StateDifference;
import dev.terrane.state.StateSnapshot;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// Carries out a plan and saves the state.
final class Applying {
    private Applying() {}

    /// A plan that somebody has seen just now, with what is in doubt.
    static int run(
            Planning planning,
            Derived plan,
            Reporter reporter,
            PlanArguments wanted,
            Authority authority) {
        return run(planning, plan, reporter, wanted, ApprovedWork.NONE, authority);
    }

    /// A plan that nobody has looked at since, so that nothing may be in doubt.
    ///
    /// @param work what of it was approved
    static int runUnseen(
            Planning planning,
            Derived plan,
            Reporter reporter,
            PlanArguments wanted,
            ApprovedWork work,
            Authority authority) {
        List<Diagnostic> unseen = Doubts.unseen(plan, planning.session().unsettled());
        unseen.forEach(planning.diagnostics()::add);
        return unseen.isEmpty()
                ? run(planning, plan, reporter, wanted, work, authority)
                : Command.FAILED;
    }

    private static int run(
            Planning planning,
            Derived plan,
            Reporter reporter,
            PlanArguments wanted,
            ApprovedWork work,
            Authority authority) {
        StateSession session = planning.session();
        StateSnapshot before = session.snapshot();
        OpenJournal journal = session.journal(work);
        if (planning.diagnostics().hasErrors()) {
            return Command.FAILED;
        }
        TouchedObjects touched = new TouchedObjects(journal);
        Applier.Result result = carryOut(planning, plan, reporter, wanted, touched);
        session.save(result.state(), planning.readAgain(), planning.diagnostics());
        audit(planning, plan, authority, before, touched);
        if (planning.diagnostics().hasErrors()) {
            return Command.FAILED;
        }
        Counts done =
                new Counts(
                        result.outcome().added(),
                        result.outcome().changed(),
                        result.outcome().destroyed(),
                        plan.plan().counts().importing(),
                        0,
                        result.outcome().invoked());
        reporter.applied(done, result.state(), plan.plan().options().isDestroy());
        new UnencryptedHint(planning, reporter).giveOnce(result.state());
        return Command.OK;
    }

    private static Applier.Result carryOut(
            Planning planning,
            Derived plan,
            Reporter reporter,
            PlanArguments wanted,
            Journal journal) {
        StateSession session = planning.session();
        ApplyOperation operation =
                new ApplyOperation(
                        plan,
                        planning.deriver().forApplying(planning.loaded(), plan),
                        wanted.parallelism());
        planning.interruption().during(plan.providers()::stop, session::syncJournal);
        Optional<LockWatch> watch = session.watchLock(planning.interruption().stop());
        Applier.Result result;
        try (var progress = reporter.progress()) {
            result =
                    operation.run(
                            journal,
                            planning.interruption().stop(),
                            progress,
                            planning.diagnostics());
        }
        watch.ifPresent(LockWatch::close);
        watch.flatMap(LockWatch::problem).ifPresent(planning.diagnostics()::add);
        return result;
    }

    private static void audit(
            Planning planning,
            Derived plan,
            Authority authority,
            StateSnapshot before,
            TouchedObjects touched) {
        StateSnapshot after = planning.session().snapshot();
        SortedSet<ResourceInstanceAddress> addresses = StateDifference.between(before, after);
        addresses.addAll(touched.asked());
        boolean failed = planning.diagnostics().hasErrors();
        if (addresses.isEmpty() && after.serial() == before.serial() && !failed) {
            return;
        }
        planning.audit(
                new Deed(
                        name(plan),
                        authority.plans(),
                        authority.approvers(),
                        Auditing.texts(addresses),
                        before.serial(),
                        after.serial(),
                        failed ? Auditing.FAILED : Auditing.DONE));
    }

    private static String name(Derived plan) {
        return switch (plan.plan().options().mode()) {
            case NORMAL -> "apply";
            case DESTROY -> "destroy";
            case REFRESH_ONLY -> "refresh";
        };
    }
}
