package dev.terrane.function;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.hcl.expression.LazyFunction;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The value of the first argument that can be evaluated without an error.
final class Try implements LazyFunction {
    private static final Description DESCRIPTION =
            Describe.function(
                            "try",
                            "The value of the first argument that can be evaluated without an error.")
                    .takesMore("expressions", Type.DYNAMIC, "Expressions that may fail.")
                    .gives(Type.DYNAMIC, "try(local.a.b, \"none\")", "\"none\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value callLazily(List<Argument> arguments) throws FunctionException {
        if (arguments.isEmpty()) {
            throw FunctionException.ofCall("at least one argument is needed");
        }
        var problems = new Diagnostics();
        for (Argument argument : arguments) {
            var own = new Diagnostics();
            Value value = argument.evaluate(own);
            if (!own.hasErrors()) {
                return value.isWhollyKnown() ? value : Value.DYNAMIC;
            }
            problems.addAll(own);
        }
        throw FunctionException.ofCall(
                "none of the arguments could be evaluated: " + Results.describe(problems));
    }

    @Override
    public Value call(List<Value> arguments) {
        throw new IllegalStateException(DESCRIPTION.name() + " takes expressions, not values");
    }

    @Override
    public boolean neverNull() {
        return false;
    }
}
