package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Value;

/// An expression and the walk that came to it.
record Closure(Expression expression, Evaluation in) implements LazyFunction.Argument {
    @Override
    public Scope scope() {
        return in.scope();
    }

    @Override
    public Value evaluate(Diagnostics diagnostics) {
        var problems = new Problems();
        Value value = in.apart(problems).value(expression);
        problems.deliverPlainly(diagnostics);
        return value;
    }
}
