package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValueOrder;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/// The keys of a map in order.
final class Keys implements Function {
    private static final Description DESCRIPTION =
            Describe.function("keys", "The keys of a map in order.")
                    .takes(
                            "inputMap",
                            Type.DYNAMIC,
                            "The map or object.",
                            Accepts.UNKNOWN,
                            Accepts.MARKED)
                    .gives(Type.DYNAMIC, "keys({ b = 1, a = 2 })", "[\"a\", \"b\"]");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        return switch (arguments.get(0).type()) {
            case Type.MapType map -> Type.list(Type.STRING);
            case Type.ObjectType object ->
                    Type.tuple(Collections.nCopies(object.attributes().size(), Type.STRING));
            default ->
                    throw FunctionException.atArgument(
                            0,
                            "a map or object is needed, not " + arguments.get(0).type().display());
        };
    }

    @Override
    public Value call(List<Value> arguments) {
        Value map = arguments.get(0);
        Value keys =
                switch (map.type()) {
                    case Type.ObjectType object -> Value.tuple(texts(object.attributes().keySet()));
                    default ->
                            map.isKnown()
                                    ? Value.list(
                                            Type.STRING, texts(map.unmarked().asMap().keySet()))
                                    : Value.unknown(Type.list(Type.STRING));
                };
        return keys.withMarks(map.marks());
    }

    private static List<Value> texts(Collection<String> keys) {
        return keys.stream().sorted(ValueOrder::compareStrings).map(Value::string).toList();
    }
}
