package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Blocks as the states of the other provider have them where AWS says nothing: empty text, 0 and
/// false inside of them, not null.
final class Zeros {
    private Zeros() {}

    static void in(Draft object, String... names) {
        for (String name : names) {
            object.set(name, of(object.value(name)));
        }
    }

    static Value of(Value value) {
        return switch (value) {
            case Value.ListValue list -> Value.list(list.elementType(), each(list.elements()));
            case Value.SetValue set -> Value.set(set.elementType(), each(set.asList()));
            case Value.ObjectValue object -> {
                Map<String, Value> parts = new TreeMap<>(object.attributes());
                parts.replaceAll((name, part) -> of(part));
                yield Value.object(parts);
            }
            case Value.NullValue nothing -> zero(nothing.type(), nothing);
            default -> value;
        };
    }

    private static List<Value> each(List<Value> elements) {
        return elements.stream().map(Zeros::of).toList();
    }

    private static Value zero(Type type, Value otherwise) {
        if (type.equals(Type.STRING)) {
            return Value.string("");
        }
        if (type.equals(Type.NUMBER)) {
            return Value.number(0);
        }
        return type.equals(Type.BOOL) ? Value.FALSE : otherwise;
    }
}
