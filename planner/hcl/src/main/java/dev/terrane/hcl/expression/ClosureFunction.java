package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Value;
import java.util.List;

/// A function that takes expressions, and decides itself which of them to evaluate: `try`, `can`,
/// `templatestring`.
///
/// The caller has counted the arguments, and nothing more. An argument that came out of `xs...` is
/// an [Expression.Literal].
public interface ClosureFunction extends Function {

    /// The result, with its marks.
    ///
    /// @param scope what names in the arguments stand for, to be handed to [Evaluator#evaluate]
    /// @param diagnostics takes what is wrong inside an argument; the result is [Value#DYNAMIC] then
    Value call(List<Expression> arguments, Scope scope, Diagnostics diagnostics)
            throws FunctionException;

    @Override
    default Value call(List<Value> arguments) {
        throw new IllegalStateException(
                description().name() + " takes expressions, and was called with values");
    }
}
