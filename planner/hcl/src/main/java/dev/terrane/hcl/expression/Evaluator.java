package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Value;

/// From an expression to its value.
///
/// What is wrong is reported, and stands for [Value#DYNAMIC] in what is around it, so that one
/// mistake does not hide the next. The kinds of expressions are told apart in [Evaluation].
public final class Evaluator {
    private Evaluator() {}

    /// The value, or as much of it as can be known where something in it is unknown or wrong.
    public static Value evaluate(Expression expression, Scope scope, Diagnostics diagnostics) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        }
        var problems = new Problems();
        Value value = new Evaluation(scope, problems).value(expression);
        problems.deliver(diagnostics);
        return value;
    }

    /// The value of an expression that may use neither names nor functions.
    public static Value evaluateConstant(Expression expression, Diagnostics diagnostics) {
        return evaluate(expression, ConstantScope.INSTANCE, diagnostics);
    }
}
