package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A map of a list of keys and a list of the elements that belong to them.
final class ZipMap implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "zipmap",
                            "A map of a list of keys and a list of the elements that belong to them.")
                    .takes("keys", Type.list(Type.STRING), "The keys.", Accepts.MARKED)
                    .takes(
                            "values",
                            Type.DYNAMIC,
                            "The elements, a list or tuple of the same length.",
                            Accepts.MARKED)
                    .gives(Type.DYNAMIC, "zipmap([\"a\", \"b\"], [1, 2])", "{ a = 1, b = 2 }");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        return switch (arguments.get(1).type()) {
            case Type.ListType list -> Type.map(list.element());
            case Type.TupleType tuple when !arguments.get(0).isWhollyKnown() -> Type.DYNAMIC;
            case Type.TupleType tuple -> objectType(arguments.get(0).unmarked().asList(), tuple);
            default ->
                    throw FunctionException.ofCall(
                            "the elements have to be a list or tuple, not "
                                    + arguments.get(1).type().display());
        };
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Type type = resultType(arguments);
        Value keys = arguments.get(0).unmarked();
        Value values = arguments.get(1).unmarked();
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        marks.addAll(Arguments.marksOf(arguments));
        if (!keys.isWhollyKnown()) {
            return Value.unknown(type).withMarks(marks);
        }
        checkSameLength(keys.asList().size(), values.asList().size());
        marks.addAll(Arguments.marksOf(keys.asList()));
        Map<String, Value> elements = elements(keys.asList(), values.asList());
        Value result =
                type instanceof Type.MapType map
                        ? Value.map(map.element(), elements)
                        : Value.object(elements);
        return result.withMarks(marks);
    }

    private static Type objectType(List<Value> keys, Type.TupleType values)
            throws FunctionException {
        checkSameLength(keys.size(), values.elements().size());
        Map<String, Type> attributes = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            attributes.put(key(keys.get(i)), values.elements().get(i));
        }
        return Type.object(attributes);
    }

    private static void checkSameLength(int keys, int values) throws FunctionException {
        if (keys != values) {
            throw FunctionException.ofCall(
                    "there are %d keys and %d elements; there have to be as many of one as of the other"
                            .formatted(keys, values));
        }
    }

    private static Map<String, Value> elements(List<Value> keys, List<Value> values)
            throws FunctionException {
        Map<String, Value> elements = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            elements.put(key(keys.get(i)), values.get(i));
        }
        return elements;
    }

    private static String key(Value key) throws FunctionException {
        if (key.isNull()) {
            throw FunctionException.ofCall("a key is null");
        }
        return key.unmarked().asString();
    }
}
