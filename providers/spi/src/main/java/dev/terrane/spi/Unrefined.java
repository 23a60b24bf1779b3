package dev.terrane.spi;

import dev.terrane.value.Value;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Values without what is certain of the unknown in them. A provider may know more or less of an
/// unknown value than the configuration says; that alone is no difference.
final class Unrefined {
    private Unrefined() {}

    static boolean same(Value one, Value other) {
        return one.equals(other) || of(one).equals(of(other));
    }

    static Value of(Value value) {
        if (value.isWhollyKnown()) {
            return value;
        }
        return switch (value) {
            case Value.UnknownValue v -> Value.unknown(v.type());
            case Value.MarkedValue v -> of(v.inner()).withMarks(v.marks());
            case Value.ListValue v -> Value.list(v.elementType(), each(v.elements()));
            case Value.SetValue v -> Value.set(v.elementType(), each(v.elements()));
            case Value.TupleValue v -> Value.tuple(each(v.elements()));
            case Value.MapValue v -> Value.map(v.elementType(), each(v.elements()));
            case Value.ObjectValue v -> Value.object(each(v.attributes()));
            case Value.StringValue v -> v;
            case Value.NumberValue v -> v;
            case Value.BoolValue v -> v;
            case Value.NullValue v -> v;
        };
    }

    private static List<Value> each(List<Value> elements) {
        return elements.stream().map(Unrefined::of).toList();
    }

    private static SortedMap<String, Value> each(SortedMap<String, Value> elements) {
        SortedMap<String, Value> unrefined = new TreeMap<>();
        elements.forEach((key, element) -> unrefined.put(key, of(element)));
        return unrefined;
    }
}
