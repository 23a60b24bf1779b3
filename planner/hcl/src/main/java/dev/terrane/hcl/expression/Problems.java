package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Expression;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The problems of one evaluation, before they are handed to its caller.
///
/// They can be taken back: what is wrong with the branch of a conditional that is not chosen
/// interests nobody. The values of the names that mattered are looked up only for those that stay.
/// For one thread.
final class Problems {
    /// @param culprit the expression whose names are worth showing
    record Problem(Diagnostic diagnostic, @Nullable Expression culprit, Scope scope) {}

    private final List<Problem> found = new ArrayList<>();
    private Diagnostics inbox = new Diagnostics();
    private int errors;

    /// @param subject the token to blame
    /// @param context what to show around it
    /// @param culprit the expression whose names are worth showing
    void error(
            String summary,
            String detail,
            SourceRange subject,
            SourceRange context,
            Expression culprit,
            Scope scope) {
        var diagnostic = Diagnostic.error(summary, detail, subject);
        if (context.source().equals(subject.source())) {
            diagnostic = diagnostic.within(context);
        }
        add(new Problem(diagnostic, culprit, scope));
    }

    /// A collector for code that knows only of [Diagnostics]; to be emptied by [#takeIn].
    Diagnostics inbox() {
        return inbox;
    }

    void takeIn(@Nullable Expression culprit, Scope scope) {
        if (inbox.isEmpty()) {
            return;
        }
        List<Diagnostic> arrived = inbox.list();
        inbox = new Diagnostics();
        for (Diagnostic diagnostic : arrived) {
            add(new Problem(diagnostic, culprit, scope));
        }
    }

    /// How many there are, to be compared or to cut back to later.
    int size() {
        return found.size();
    }

    int errorCount() {
        return errors;
    }

    /// Takes back what was found since there were that many.
    List<Problem> cutBackTo(int size) {
        if (found.size() == size) {
            return List.of();
        }
        List<Problem> tail = found.subList(size, found.size());
        List<Problem> taken = List.copyOf(tail);
        tail.clear();
        errors -= (int) taken.stream().filter(problem -> problem.diagnostic().isError()).count();
        return taken;
    }

    void addAll(List<Problem> problems) {
        problems.forEach(this::add);
    }

    /// Hands all to the caller, each with the values of the names that mattered.
    void deliver(Diagnostics target) {
        for (Problem problem : found) {
            target.add(explained(problem));
        }
    }

    /// Hands all to the caller as they are, for one who may well not look at them.
    void deliverPlainly(Diagnostics target) {
        for (Problem problem : found) {
            target.add(problem.diagnostic());
        }
    }

    private void add(Problem problem) {
        found.add(problem);
        if (problem.diagnostic().isError()) {
            errors++;
        }
    }

    private static Diagnostic explained(Problem problem) {
        Expression culprit = problem.culprit();
        if (culprit == null || !problem.diagnostic().values().isEmpty()) {
            return problem.diagnostic();
        }
        return problem.diagnostic().withValues(NamedValues.in(culprit, problem.scope()));
    }
}
