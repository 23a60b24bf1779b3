package dev.terrane.cli.command;

import dev.terrane.cli.Version;
import dev.terrane.cli.view.EventStream;
import dev.terrane.cli.view.EventStream.Operation;
import dev.terrane.cli.view.Progress;
import dev.terrane.cli.view.ProgressEvents;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.operating.Derived;
import dev.terrane.plan.Plan.Counts;
import dev.terrane.state.StateSnapshot;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/// Tells it as JSON, a line each.
final class EventReporter implements Reporter {
    private final EventStream events;

    EventReporter(PrintStream out) {
        this.events = new EventStream(out, Clock.systemUTC());
        events.version(Version.TERRANE);
    }

    @Override
    public Progress progress() {
        return new ProgressEvents(events);
    }

    @Override
    public void diagnostics(List<Diagnostic> problems) {
        events.diagnostics(problems);
    }

    @Override
    public void plan(Derived derived) {
        events.plan(derived.plan());
    }

    @Override
    public void applied(Counts done, StateSnapshot state, boolean destroy) {
        events.applied(done, destroy ? Operation.DESTROY : Operation.APPLY);
        events.outputs(state.outputs());
    }

    @Override
    public void say(String message) {
        events.log(message);
    }
}
