package dev.terrane.operating;

import dev.terrane.applying.Applier;
import dev.terrane.applying.ApplyProgress;
import dev.terrane.applying.ApplyRequest;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Environment;
import dev.terrane.evaluating.StopSignal;
import dev.terrane.state.Journal;

/// Carries out a plan that was derived in this process.
public final class ApplyOperation {
    private final Derived derived;
    private final Environment environment;
    private final int parallelism;

    /// @param environment whose functions give what planning had to leave open
    public ApplyOperation(Derived derived, Environment environment, int parallelism) {
        this.derived = derived;
        this.environment = environment;
        this.parallelism = parallelism;
    }

    /// What there is afterwards; saving it is left to who has the lock.
    public Applier.Result run(
            Journal journal, StopSignal stop, ApplyProgress progress, Diagnostics diagnostics) {
        return Applier.apply(
                new ApplyRequest(
                        derived.configuration(),
                        derived.plan(),
                        derived.prior(),
                        derived.refreshed(),
                        derived.variables(),
                        derived.providers(),
                        environment,
                        journal,
                        derived.workplace(),
                        parallelism,
                        stop,
                        progress),
                diagnostics);
    }
}
