package dev.terrane.cli.command;

import dev.terrane.cli.view.Progress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.operating.Derived;
import dev.terrane.plan.Plan.Counts;
import dev.terrane.planfile.Secrets;
import dev.terrane.state.StateSnapshot;

import java.util.List;

/// Hands everything on, without the secrets of the run: pipelines keep what is printed, and many people
/// read it. What a provider says of a failure may hold any of them, and so may what `nonsensitive` gave
/// free.
final class Hiding implements Reporter {
    private final Reporter reporter;
    private Secrets secrets = Secrets.NONE;

    Hiding(Reporter reporter) {
        this.reporter = reporter;
    }

    /// From now on, these are hidden.
    void hide(Derived derived) {
        secrets = Secrets.of(derived.plan(), derived.refreshed(), derived.variables().values());
    }

    @Override
    public Progress progress() {
        return reporter.progress();
    }

    @Override
    public void diagnostics(List<Diagnostic> problems) {
        reporter.diagnostics(problems.stream().map(this::hidden).toList());
    }

    private Diagnostic hidden(Diagnostic problem) {
        return problem.withDetail(secrets.redact(problem.detail()))
                .withValues(
                        problem.values().stream()
                                .map(value ->
                                        new Diagnostic.ExpressionValue(
                                                value.expression(),
                                                secrets.redact(value.description()),
                                                value.origin()))
                                .toList());
    }

    @Override
    public void plan(Derived derived) {
        hide(derived);
        reporter.plan(derived, secrets);
    }

    @Override
    public void applied(Counts done, StateSnapshot state, boolean destroy) {
        reporter.applied(done, state, destroy);
    }

    @Override
    public void say(String message) {
        reporter.say(secrets.redact(message));
    }

    @Override
    public void hint(String message) {
        reporter.hint(message);
    }
}
