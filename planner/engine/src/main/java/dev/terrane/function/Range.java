package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;

/// Numbers in order, from a first up to a limit that is not among them.
final class Range implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "range",
                            "Numbers in order, from a first up to a limit that is not among them.")
                    .takesMore(
                            "params",
                            Type.NUMBER,
                            "The limit; or the first number and the limit; or these and the step.")
                    .gives(Type.list(Type.NUMBER), "range(1, 4)", "[1, 2, 3]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        return switch (arguments.size()) {
            case 1 -> upTo(HclNumber.ZERO, arguments.get(0).asNumber());
            case 2 -> upTo(arguments.get(0).asNumber(), arguments.get(1).asNumber());
            case 3 ->
                    numbers(
                            arguments.get(0).asNumber(),
                            arguments.get(1).asNumber(),
                            arguments.get(2).asNumber());
            default -> throw FunctionException.ofCall("one, two or three numbers are needed");
        };
    }

    private static final int MOST_NUMBERS = 1024;

    private static Value upTo(HclNumber start, HclNumber limit) throws FunctionException {
        boolean down = limit.compareTo(start) < 0;
        return numbers(start, limit, down ? HclNumber.ONE.negate() : HclNumber.ONE);
    }

    private static Value numbers(HclNumber start, HclNumber limit, HclNumber step)
            throws FunctionException {
        int direction = step.sign();
        if (start.compareTo(limit) == 0) {
            return Value.list(Type.NUMBER, List.of());
        }
        if (direction == 0) {
            throw FunctionException.ofCall("the step must not be 0");
        }
        if (limit.compareTo(start) * direction < 0) {
            throw FunctionException.atArgument(1, "the step leads away from the limit");
        }
        List<Value> numbers = new ArrayList<>();
        for (HclNumber n = start; n.compareTo(limit) * direction < 0; n = n.add(step)) {
            if (numbers.size() >= MOST_NUMBERS) {
                throw FunctionException.ofCall(
                        "there would be more than " + MOST_NUMBERS + " numbers");
            }
            numbers.add(Value.number(n));
        }
        return Value.list(Type.NUMBER, numbers);
    }
}
