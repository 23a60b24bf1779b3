package dev.terrane.provider.aws.support;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Blocks whose open ends are filled in: what an answer leaves out is empty text, 0 or false, as the
/// states of the other provider have it.
public final class Filled {
    private Filled() {}

    public static Value of(Value value) {
        return switch (value) {
            case Value.NullValue none -> nothing(none.type());
            case Value.ListValue list -> Value.list(list.elementType(), each(list.elements()));
            case Value.SetValue set -> Value.set(set.elementType(), each(set.elements()));
            case Value.ObjectValue object -> {
                Map<String, Value> parts = new TreeMap<>(object.attributes());
                parts.replaceAll((name, part) -> of(part));
                yield Value.object(parts);
            }
            default -> value;
        };
    }

    /// The same for a block that was kept as it was planned. The older plugin library fills in what stands
    /// beside something that is set, and leaves alone what has nothing set at all, and collections.
    static Value beside(Value value) {
        return switch (value) {
            case Value.ListValue list ->
                    Value.list(
                            list.elementType(),
                            list.elements().stream().map(Filled::beside).toList());
            case Value.ObjectValue object
                    when object.attributes().values().stream().anyMatch(Filled::isSet) -> {
                Map<String, Value> parts = new TreeMap<>(object.attributes());
                parts.replaceAll((name, part) -> part.isNull() ? of(part) : beside(part));
                yield Value.object(parts);
            }
            default -> value;
        };
    }

    private static boolean isSet(Value value) {
        return !value.isNull()
                && !(value instanceof Value.ListValue list && list.elements().isEmpty());
    }

    private static List<Value> each(List<Value> elements) {
        List<Value> filled = new ArrayList<>();
        elements.forEach(element -> filled.add(of(element)));
        return filled;
    }

    private static Value nothing(Type type) {
        if (type.equals(Type.STRING)) {
            return Value.string("");
        }
        if (type.equals(Type.NUMBER)) {
            return Value.number(0);
        }
        return type.equals(Type.BOOL) ? Value.FALSE : Value.nullOf(type);
    }
}
