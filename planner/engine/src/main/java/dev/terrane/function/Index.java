package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Equality;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The place of an element in a list.
final class Index implements Function {
    private static final Description DESCRIPTION =
            Describe.function("index", "The place of an element in a list.")
                    .takes("list", Type.DYNAMIC, "The list or tuple.")
                    .takes("value", Type.DYNAMIC, "The element to look for.")
                    .gives(Type.NUMBER, "index([\"a\", \"b\"], \"b\")", "1");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Value sequence = arguments.get(0);
        if (!(sequence.type() instanceof Type.ListType
                || sequence.type() instanceof Type.TupleType)) {
            throw FunctionException.ofCall(
                    "a list or tuple is needed, not " + sequence.type().display());
        }
        List<Value> elements = sequence.asList();
        for (int i = 0; i < elements.size(); i++) {
            Value same = Equality.equal(elements.get(i), arguments.get(1));
            if (!same.isKnown()) {
                return Value.unknown(Type.NUMBER);
            }
            if (same.asBool()) {
                return Value.number(i);
            }
        }
        throw FunctionException.ofCall("the list has no such element");
    }
}
