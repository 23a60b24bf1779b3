package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValueOrder;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The elements of a map, in the order of their keys.
final class Values implements Function {
    private static final Description DESCRIPTION =
            Describe.function("values", "The elements of a map, in the order of their keys.")
                    .takes("mapping", Type.DYNAMIC, "The map or object.", Accepts.MARKED)
                    .gives(Type.DYNAMIC, "values({ b = 1, a = 2 })", "[2, 1]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        return switch (arguments.get(0).type()) {
            case Type.MapType map -> Type.list(map.element());
            case Type.ObjectType object -> Type.tuple(inOrder(object));
            default ->
                    throw FunctionException.ofCall(
                            "a map or object is needed, not " + arguments.get(0).type().display());
        };
    }

    @Override
    public Value call(List<Value> arguments) {
        Value map = arguments.get(0);
        List<Value> values = List.copyOf(map.unmarked().asMap().values());
        Value result =
                map.type() instanceof Type.MapType type
                        ? Value.list(type.element(), values)
                        : Value.tuple(values);
        return result.withMarks(map.marks());
    }

    private static List<Type> inOrder(Type.ObjectType object) {
        Map<String, Type> sorted = new TreeMap<>(ValueOrder::compareStrings);
        sorted.putAll(object.attributes());
        return List.copyOf(sorted.values());
    }
}
