package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Value;

import java.util.List;

/// A function whose arguments may fail, or are looked at instead of evaluated: `try`, `can`,
/// `templatestring`.
///
/// It is called with all arguments unevaluated; conversion, marks and unknown values are its own
/// affair. The evaluator never uses [Function#call] of such a function.
public interface LazyFunction extends Function {

    /// The result, with the marks that it should have.
    Value callLazily(List<Argument> arguments) throws FunctionException;

    /// An argument in its place, to be evaluated when the function wants to know.
    interface Argument {
        Expression expression();

        /// What names stand for there, those of a `for` around it included.
        Scope scope();

        /// The value. Problems are reported without the values of the names in them, as the
        /// function may well take them for an answer and go on.
        Value evaluate(Diagnostics diagnostics);
    }
}
