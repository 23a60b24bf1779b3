package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The element at a place, counted on from the beginning where the list is shorter.
final class Element implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "element",
                            "The element at a place, counted on from the beginning where the list is shorter.")
                    .takes("list", Type.DYNAMIC, "The list or tuple.", Accepts.MARKED)
                    .takes("index", Type.NUMBER, "The place, from 0.")
                    .gives(Type.DYNAMIC, "element([\"a\", \"b\"], 3)", "\"b\"");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        return switch (arguments.get(0).type()) {
            case Type.ListType list -> list.element();
            case Type.TupleType tuple when !arguments.get(1).isKnown() -> Type.DYNAMIC;
            case Type.TupleType tuple ->
                    elementType(tuple, Arguments.whole(arguments, 1, "the index"));
            default ->
                    throw FunctionException.ofCall(
                            "a list or tuple is needed, not " + arguments.get(0).type().display());
        };
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        long index = Arguments.whole(arguments, 1, "the index");
        Value sequence = arguments.get(0).unmarked();
        List<Value> elements = sequence.asList();
        if (elements.isEmpty()) {
            throw empty();
        }
        return elements.get((int) Math.floorMod(index, (long) elements.size()))
                .withMarks(arguments.get(0).marks());
    }

    @Override
    public boolean neverNull() {
        return false;
    }

    private static Type elementType(Type.TupleType tuple, long index) throws FunctionException {
        if (tuple.elements().isEmpty()) {
            throw empty();
        }
        if (index % tuple.elements().size() < 0) {
            throw FunctionException.ofCall(
                    "the elements of a tuple can not be counted from its end; convert it with tolist");
        }
        return tuple.elements().get((int) (index % tuple.elements().size()));
    }

    private static FunctionException empty() {
        return FunctionException.ofCall("the list has no elements");
    }
}
