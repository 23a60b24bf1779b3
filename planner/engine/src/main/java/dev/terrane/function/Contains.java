package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Equality;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// Whether a list, set or tuple has such an element.
final class Contains implements Function {
    private static final Description DESCRIPTION =
            Describe.function("contains", "Whether a list, set or tuple has such an element.")
                    .takes("list", Type.DYNAMIC, "The list, set or tuple.")
                    .takes("value", Type.DYNAMIC, "The element to look for.")
                    .gives(Type.BOOL, "contains([\"a\", \"b\"], \"a\")", "true");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Value sequence = arguments.get(0);
        if (!Arguments.isSequence(sequence.type())) {
            throw FunctionException.ofCall(
                    "a list, set or tuple is needed, not " + sequence.type().display());
        }
        boolean certain = true;
        for (Value element : sequence.asList()) {
            Value same = Equality.equal(arguments.get(1), element);
            if (same.equals(Value.TRUE)) {
                return same;
            }
            certain &= same.isKnown();
        }
        return certain ? Value.FALSE : Value.unknown(Type.BOOL);
    }
}
