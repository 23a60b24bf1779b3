package dev.terrane.testing;

import dev.terrane.applying.Applier;
import dev.terrane.applying.ApplyProgress;
import dev.terrane.config.test.TestFile;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Providers;
import dev.terrane.evaluating.StopSignal;
import dev.terrane.operating.ApplyOperation;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.operating.Derived;
import dev.terrane.operating.Deriver;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.planning.PlanningProgress;
import dev.terrane.state.StateSnapshot;

import java.util.List;
import java.util.Optional;

/// Destroys what the runs of a file have made: what was changed last comes first, because it may be
/// made from the rest.
final class CleanUp {
    private final Suite suite;
    private final TestFile file;
    private final Deriver deriver;

    /// What the user asked to stop is stopped; destroying goes on.
    private final StopSignal goOn = new StopSignal();

    CleanUp(Suite suite, TestFile file) {
        this.suite = suite;
        this.file = file;
        this.deriver = new Deriver(suite.bench());
    }

    /// A mistake of ours in one state keeps nobody from destroying the others.
    ///
    /// @return an error where something is left over
    TestStatus destroy(FileStates states) {
        TestStatus status = TestStatus.PASS;
        RuntimeException crash = null;
        for (FileStates.Kept kept : states.toDestroy()) {
            suite.listener().stateCleanUpStarted(file, kept.last());
            try {
                status = status.and(destroy(kept, states));
            } catch (RuntimeException e) {
                suite.listener().leftOver(file, kept.last(), kept.state(), List.of());
                crash = e;
            }
        }
        if (crash != null) {
            throw crash;
        }
        return status;
    }

    private TestStatus destroy(FileStates.Kept kept, FileStates states) {
        Diagnostics problems = new Diagnostics();
        StateSnapshot left = leftAfterDestroying(kept, problems);
        states.keep(left, kept.last(), kept.setup(), kept.index());
        if (!left.resources().isEmpty() || problems.hasErrors()) {
            suite.listener().leftOver(file, kept.last(), left, problems.inOrder());
            return TestStatus.ERROR;
        }
        return TestStatus.PASS;
    }

    private StateSnapshot leftAfterDestroying(FileStates.Kept kept, Diagnostics problems) {
        try (Providers providers = kept.setup().open(suite.bench(), problems)) {
            Optional<Derived> derived =
                    problems.hasErrors()
                            ? Optional.empty()
                            : deriver.derive(
                                    kept.setup().loaded(),
                                    kept.setup().variables(),
                                    kept.state(),
                                    DerivationRequest.of(
                                            new PlanOptions(
                                                    Mode.DESTROY,
                                                    true,
                                                    List.of(),
                                                    List.of(),
                                                    List.of(),
                                                    RunExecution.WORKSPACE),
                                            goOn,
                                            PlanningProgress.SILENT),
                                    providers,
                                    problems);
            return derived.isEmpty() || problems.hasErrors()
                    ? kept.state()
                    : apply(derived.get(), kept, problems);
        }
    }

    private StateSnapshot apply(Derived derived, FileStates.Kept kept, Diagnostics problems) {
        Applier.Result result =
                new ApplyOperation(
                                derived,
                                deriver.forApplying(kept.setup().loaded(), derived),
                                suite.bench().parallelism())
                        .run(record -> {}, goOn, ApplyProgress.SILENT, problems);
        return result.state();
    }
}
