package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// -1, 0 or 1: the sign of a whole number.
final class Signum implements Function {
    private static final Description DESCRIPTION =
            Describe.function("signum", "-1, 0 or 1: the sign of a whole number.")
                    .takes("num", Type.NUMBER, "A whole number.")
                    .gives(Type.NUMBER, "signum(-13)", "-1");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        return Value.number(Long.signum(Arguments.whole(arguments, 0, "the number")));
    }
}
