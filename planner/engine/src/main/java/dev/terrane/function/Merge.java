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

/// The elements of all maps in one; a later one wins.
final class Merge implements Function {
    private static final Description DESCRIPTION =
            Describe.function("merge", "The elements of all maps in one; a later one wins.")
                    .takesMore(
                            "maps",
                            Type.DYNAMIC,
                            "Maps or objects.",
                            Accepts.NULL,
                            Accepts.DYNAMIC,
                            Accepts.MARKED)
                    .gives(Type.DYNAMIC, "merge({ a = 1 }, { a = 2, b = 3 })", "{ a = 2, b = 3 }");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        List<Type> types = Arguments.typesOf(arguments);
        if (types.isEmpty()) {
            return Type.EMPTY_OBJECT;
        }
        for (Type type : types) {
            if (type.equals(Type.DYNAMIC)) {
                return Type.DYNAMIC;
            }
            checkIsMap(type);
        }
        if (types.stream().allMatch(types.getFirst()::equals)) {
            return types.getFirst();
        }
        return objectType(arguments);
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Map<String, Value> elements = new HashMap<>();
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        for (Value argument : arguments) {
            if (!argument.isNull()) {
                checkIsMap(argument.type());
                marks.addAll(argument.marks());
                elements.putAll(argument.unmarked().asMap());
            }
        }
        Value merged =
                resultType(arguments) instanceof Type.MapType map
                        ? Value.map(map.element(), elements)
                        : Value.object(elements);
        return merged.withMarks(marks);
    }

    private static void checkIsMap(Type type) throws FunctionException {
        if (!(type instanceof Type.MapType || type instanceof Type.ObjectType)) {
            throw FunctionException.ofCall("maps or objects are needed, not " + type.display());
        }
    }

    private static Type objectType(List<Value> arguments) {
        Map<String, Type> attributes = new HashMap<>();
        for (Value argument : arguments) {
            if (argument.isNull()) {
                continue;
            }
            switch (argument.type()) {
                case Type.ObjectType object -> attributes.putAll(object.attributes());
                case Type.MapType map when argument.isKnown() ->
                        argument.unmarked()
                                .asMap()
                                .keySet()
                                .forEach(key -> attributes.put(key, map.element()));
                default -> {
                    return Type.DYNAMIC;
                }
            }
        }
        return Type.object(attributes);
    }
}
