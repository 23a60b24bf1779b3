package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The largest of the numbers.
final class Max implements Function {
    private static final Description DESCRIPTION =
            Describe.function("max", "The largest of the numbers.")
                    .takesMore("numbers", Type.NUMBER, "One or more numbers.")
                    .gives(Type.NUMBER, "max(2, 3, 1)", "3");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        if (arguments.isEmpty()) {
            throw FunctionException.ofCall("at least one number is needed");
        }
        Value largest = arguments.getFirst();
        for (Value number : arguments) {
            if (number.asNumber().compareTo(largest.asNumber()) > 0) {
                largest = number;
            }
        }
        return largest;
    }
}
