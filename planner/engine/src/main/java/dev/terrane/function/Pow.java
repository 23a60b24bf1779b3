package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// A number raised to a power, computed with 53 bits.
final class Pow implements Function {
    private static final Description DESCRIPTION =
            Describe.function("pow", "A number raised to a power, computed with 53 bits.")
                    .takes("num", Type.NUMBER, "The number.")
                    .takes("power", Type.NUMBER, "The power.")
                    .gives(Type.NUMBER, "pow(3, 2)", "9");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        double number = Arguments.asDouble(arguments, 0);
        double power = Arguments.asDouble(arguments, 1);
        return Arguments.result(Powers.pow(number, power));
    }
}
