package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The logarithm of a number to a base, computed with 53 bits.
final class Log implements Function {
    private static final Description DESCRIPTION =
            Describe.function("log", "The logarithm of a number to a base, computed with 53 bits.")
                    .takes("num", Type.NUMBER, "The number.")
                    .takes("base", Type.NUMBER, "The base.")
                    .gives(Type.NUMBER, "log(8, 2)", "3");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        double number = Arguments.asDouble(arguments, 0);
        double base = Arguments.asDouble(arguments, 1);
        return Arguments.result(Powers.log(number) / Powers.log(base));
    }
}
