package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Refinement;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValueOrder;

import java.util.List;

/// The strings in order, by the bytes of UTF-8.
final class Sort implements Function {
    private static final Description DESCRIPTION =
            Describe.function("sort", "The strings in order, by the bytes of UTF-8.")
                    .takes("list", Type.list(Type.STRING), "The list.", Accepts.UNKNOWN)
                    .gives(Type.list(Type.STRING), "sort([\"b\", \"a\"])", "[\"a\", \"b\"]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Value list = arguments.get(0);
        if (!list.isWhollyKnown()) {
            Refinement length = Refinements.of(list);
            return Refinements.length(
                    Refinements.notNull(Value.unknown(Type.list(Type.STRING))),
                    length.minLength(),
                    length.maxLength());
        }
        if (list.asList().stream().anyMatch(Value::isNull)) {
            throw FunctionException.ofCall("an element is null, which has no place in the order");
        }
        return Arguments.listOfStrings(
                list.asList().stream()
                        .map(Value::asString)
                        .sorted(ValueOrder::compareStrings)
                        .toList());
    }
}
