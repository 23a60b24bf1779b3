package dev.terrane.cli.command;

import dev.terrane.cli.view.Progress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.operating.Derived;
import dev.terrane.plan.Plan.Counts;
import dev.terrane.state.StateSnapshot;

import java.util.List;

/// Tells of problems only.
record Quietly(Reporter reporter) implements Reporter {
    @Override
    public Progress progress() {
        return Silence.INSTANCE;
    }

    @Override
    public void diagnostics(List<Diagnostic> problems) {
        reporter.diagnostics(problems);
    }

    @Override
    public void plan(Derived derived) {
        // only problems
    }

    @Override
    public void applied(Counts done, StateSnapshot state, boolean destroy) {
        // only problems
    }

    @Override
    public void say(String message) {
        // only problems
    }
}
