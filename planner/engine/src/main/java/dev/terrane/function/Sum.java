package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The sum of the numbers in a list.
final class Sum implements Function {
    private static final Description DESCRIPTION =
            Describe.function("sum", "The sum of the numbers in a list.")
                    .takes("list", Type.DYNAMIC, "The list, set or tuple of numbers.")
                    .gives(Type.NUMBER, "sum([1, 2])", "3");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Value sequence = arguments.get(0);
        checkNotEmpty(sequence);
        if (!sequence.isWhollyKnown()) {
            return Value.unknown(Type.NUMBER);
        }
        HclNumber sum = number(sequence.asList().getFirst());
        for (Value element : sequence.asList().subList(1, sequence.asList().size())) {
            sum = plus(sum, number(element));
        }
        return Value.number(sum);
    }

    private static void checkNotEmpty(Value sequence) throws FunctionException {
        if (!Arguments.isSequence(sequence.type())) {
            throw FunctionException.atArgument(
                    0, "a list, set or tuple is needed, not " + sequence.type().display());
        }
        if (sequence.asList().isEmpty()) {
            throw FunctionException.atArgument(0, "there is nothing to add up");
        }
    }

    private static HclNumber number(Value element) throws FunctionException {
        try {
            Value number = Conversion.convert(element, Type.NUMBER);
            if (!number.isNull()) {
                return number.asNumber();
            }
        } catch (ConversionException e) {
            throw FunctionException.atArgument(
                    0, "all elements have to be numbers: " + e.getMessage());
        }
        throw FunctionException.atArgument(0, "an element is null, and no number");
    }

    private static HclNumber plus(HclNumber one, HclNumber other) throws FunctionException {
        try {
            return one.add(other);
        } catch (ArithmeticException e) {
            throw FunctionException.ofCall("infinite numbers of both signs have no sum");
        }
    }
}
