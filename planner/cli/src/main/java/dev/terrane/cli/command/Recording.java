package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.cli.view.Progress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.operating.Derived;
import dev.terrane.plan.Plan.Counts;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlannedChange;
import dev.terrane.reconciling.ApplyRecord.ChangeResult;
import dev.terrane.state.StateSnapshot;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Hands everything on, and remembers what became of each change.
final class Recording implements Reporter {
    private final Reporter reporter;
    private final Set<String> started = ConcurrentHashMap.newKeySet();
    private final Set<String> finished = ConcurrentHashMap.newKeySet();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final Set<String> reasons = new LinkedHashSet<>();

    Recording(Reporter reporter) {
        this.reporter = reporter;
    }

    /// The summaries of what went wrong, without their details: those may hold what a provider said.
    List<String> reasons() {
        return List.copyOf(reasons);
    }

    /// @param whole whether all of it was carried out
    List<ChangeResult> results(PlanDocument document, boolean whole) {
        return document.effects().stream()
                .map(change ->
                        new ChangeResult(change.place(), change.actions(), result(change, whole)))
                .toList();
    }

    private String result(PlannedChange change, boolean whole) {
        String address = change.address();
        if (failed.contains(address)) {
            return "failed";
        }
        if (whole || finished.contains(address)) {
            return "done";
        }
        return started.contains(address) ? "unknown" : "not begun";
    }

    @Override
    public Progress progress() {
        return new Listening(reporter.progress());
    }

    @Override
    public void diagnostics(List<Diagnostic> problems) {
        problems.stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::summary)
                .forEach(reasons::add);
        reporter.diagnostics(problems);
    }

    @Override
    public void plan(Derived derived) {
        reporter.plan(derived);
    }

    @Override
    public void applied(Counts done, StateSnapshot state, boolean destroy) {
        reporter.applied(done, state, destroy);
    }

    @Override
    public void say(String message) {
        reporter.say(message);
    }

    private final class Listening implements Progress, PassedOn {
        private final Progress to;

        Listening(Progress to) {
            this.to = to;
        }

        @Override
        public Progress next() {
            return to;
        }

        @Override
        public void started(ResourceInstanceAddress address, Action action, String id) {
            started.add(address.toString());
            to.started(address, action, id);
        }

        @Override
        public void finished(
                ResourceInstanceAddress address, Action action, String id, long elapsedMillis) {
            finished.add(address.toString());
            to.finished(address, action, id, elapsedMillis);
        }

        @Override
        public void failed(ResourceInstanceAddress address, Action action, long elapsedMillis) {
            failed.add(address.toString());
            to.failed(address, action, elapsedMillis);
        }

        @Override
        public void provisioning(ResourceInstanceAddress address, String type) {
            to.provisioning(address, type);
        }

        @Override
        public void provisionerOutput(ResourceInstanceAddress address, String type, String line) {
            to.provisionerOutput(address, type, line);
        }

        @Override
        public void provisioned(ResourceInstanceAddress address, String type, boolean succeeded) {
            to.provisioned(address, type, succeeded);
        }

        @Override
        public void close() {
            to.close();
        }
    }
}
