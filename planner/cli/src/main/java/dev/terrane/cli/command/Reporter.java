package dev.terrane.cli.command;

import dev.terrane.cli.view.Progress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.operating.Derived;
import dev.terrane.plan.Plan.Counts;
import dev.terrane.planfile.Secrets;
import dev.terrane.state.StateSnapshot;

import java.util.List;

/// How a command that plans or applies tells what is going on: to people, or as events.
interface Reporter {
    Progress progress();

    void diagnostics(List<Diagnostic> problems);

    void plan(Derived derived);

    /// The same, without what is secret, wherever it stands.
    default void plan(Derived derived, Secrets secrets) {
        plan(derived);
    }

    /// What was done, with the outputs as they are now.
    void applied(Counts done, StateSnapshot state, boolean destroy);

    /// A sentence that is not part of a plan or problem.
    void say(String message);

    /// Advice, which is for people only.
    default void hint(String message) {}
}
