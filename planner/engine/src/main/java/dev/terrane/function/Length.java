package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Refinement;
import dev.terrane.value.Refinements;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// How many elements a collection has, or characters a text.
final class Length implements Function {
    private static final Description DESCRIPTION =
            Describe.function("length", "How many elements a collection has, or characters a text.")
                    .takes(
                            "value",
                            Type.DYNAMIC,
                            "The collection or text.",
                            Accepts.UNKNOWN,
                            Accepts.MARKED,
                            Accepts.DYNAMIC)
                    .gives(Type.NUMBER, "length([\"a\", \"b\"])", "2");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        Type type = arguments.get(0).type();
        if (type.equals(Type.NUMBER) || type.equals(Type.BOOL)) {
            throw FunctionException.ofCall(
                    "a string, a collection, a tuple or an object is needed, not "
                            + type.display());
        }
        return Type.NUMBER;
    }

    @Override
    public Value call(List<Value> arguments) {
        Value value = arguments.get(0).unmarked();
        Value length =
                switch (value.type()) {
                    case Type.TupleType tuple -> Value.number(tuple.elements().size());
                    case Type.ObjectType object -> Value.number(object.attributes().size());
                    case Type.Primitive string -> textLength(value);
                    case Type.Dynamic notKnownYet -> Value.unknown(Type.NUMBER);
                    default -> collectionLength(Refinements.of(value));
                };
        return length.withMarks(arguments.get(0).marks());
    }

    private static Value textLength(Value text) {
        if (text.isKnown()) {
            return Value.number(GraphemeClusters.count(text.asString()));
        }
        int known = GraphemeClusters.count(Refinements.of(text).stringPrefix());
        return atLeast(known);
    }

    private static Value collectionLength(Refinement certain) {
        Value length = atLeast(certain.minLength());
        return certain.maxLength() == Refinement.UNBOUNDED
                ? length
                : Refinements.refine(
                        length, Refinement.NONE.withUpper(HclNumber.of(certain.maxLength()), true));
    }

    private static Value atLeast(int length) {
        return Refinements.refine(
                Value.unknown(Type.NUMBER),
                Refinement.NOT_NULL.withLower(HclNumber.of(length), true));
    }
}
