package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Set;

/// The element of a map with that key, or a default.
final class Lookup implements Function {
    private static final Description DESCRIPTION =
            Describe.function("lookup", "The element of a map with that key, or a default.")
                    .takes(
                            "inputMap",
                            Type.DYNAMIC,
                            "The map or object.",
                            Accepts.MARKED,
                            Accepts.UNKNOWN)
                    .takes("key", Type.STRING, "The key.", Accepts.MARKED, Accepts.UNKNOWN)
                    .takesMore(
                            "default",
                            Type.DYNAMIC,
                            "What to give where the key is missing.",
                            Accepts.UNKNOWN,
                            Accepts.DYNAMIC,
                            Accepts.NULL,
                            Accepts.MARKED)
                    .gives(Type.DYNAMIC, "lookup({ a = 1 }, \"b\", 2)", "2");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        if (arguments.size() > 3) {
            throw FunctionException.ofCall("two or three arguments are needed");
        }
        return switch (arguments.get(0).type()) {
            case Type.ObjectType object -> attributeType(object, arguments);
            case Type.MapType map -> elementType(map, arguments);
            default -> throw FunctionException.atArgument(0, "a map or object is needed");
        };
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Value map = arguments.get(0).unmarked();
        Value key = arguments.get(1).unmarked();
        Set<Mark> marks = Arguments.marksOf(arguments.subList(0, 2));
        Type type = resultType(arguments);
        if (!map.isKnown() || !key.isKnown()) {
            return Value.unknown(type).withMarks(marks);
        }
        Value found = map.asMap().get(key.asString());
        if (found != null) {
            return found.withMarks(marks);
        }
        if (arguments.size() < 3) {
            throw FunctionException.ofCall(
                    "the map has no key "
                            + Arguments.shown(arguments.get(1))
                            + ", and no default is given");
        }
        return Results.convert(arguments.get(2), type).withMarks(marks);
    }

    @Override
    public boolean neverNull() {
        return false;
    }

    private static Type attributeType(Type.ObjectType object, List<Value> arguments)
            throws FunctionException {
        if (!arguments.get(1).isKnown()) {
            return Type.DYNAMIC;
        }
        Type attribute = object.attributes().get(arguments.get(1).unmarked().asString());
        if (attribute != null) {
            return attribute;
        }
        if (arguments.size() == 3) {
            return arguments.get(2).type();
        }
        throw FunctionException.atArgument(
                0, "the object has no attribute " + Arguments.shown(arguments.get(1)));
    }

    private static Type elementType(Type.MapType map, List<Value> arguments)
            throws FunctionException {
        if (arguments.size() == 3 && !isConvertible(arguments.get(2), map.element())) {
            throw FunctionException.atArgument(
                    2,
                    "the default has to be of the type of the elements, "
                            + map.element().display());
        }
        return map.element();
    }

    private static boolean isConvertible(Value value, Type type) {
        try {
            Conversion.convert(value, type);
            return true;
        } catch (ConversionException e) {
            return false;
        }
    }
}
