package dev.terrane.function;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.LazyFunction;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// Whether an expression can be evaluated without an error.
final class Can implements LazyFunction {
    private static final Description DESCRIPTION =
            Describe.function("can", "Whether an expression can be evaluated without an error.")
                    .takes("expression", Type.DYNAMIC, "An expression that may fail.")
                    .gives(Type.BOOL, "can(local.a.b)", "false");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value callLazily(List<Argument> arguments) {
        var problems = new Diagnostics();
        Value value = arguments.getFirst().evaluate(problems);
        if (problems.hasErrors()) {
            return Value.FALSE;
        }
        return value.isWhollyKnown() ? Value.TRUE : Value.unknown(Type.BOOL);
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
