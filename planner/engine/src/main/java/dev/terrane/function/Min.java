package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The smallest of the numbers.
final class Min implements Function {
    private static final Description DESCRIPTION =
            Describe.function("min", "The smallest of the numbers.")
                    .takesMore("numbers", Type.NUMBER, "One or more numbers.")
                    .gives(Type.NUMBER, "min(2, 3, 1)", "1");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        if (arguments.isEmpty()) {
            throw FunctionException.ofCall("at least one number is needed");
        }
        Value smallest = arguments.getFirst();
        for (Value number : arguments) {
            if (number.asNumber().compareTo(smallest.asNumber()) < 0) {
                smallest = number;
            }
        }
        return smallest;
    }
}
