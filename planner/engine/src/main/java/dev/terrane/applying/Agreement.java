package dev.terrane.applying;

import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Whether what is planned now keeps to what was approved: all that was known then is the same.
final class Agreement {
    private Agreement() {}

    static boolean agrees(Value approved, Value now) {
        return switch (approved) {
            case Value.UnknownValue unknown -> true;
            case Value.ObjectValue object ->
                    now instanceof Value.ObjectValue other
                            && agree(object.attributes(), other.attributes());
            case Value.MapValue map ->
                    now instanceof Value.MapValue other && agree(map.elements(), other.elements());
            case Value.ListValue list ->
                    now instanceof Value.ListValue other
                            && agree(list.elements(), other.elements());
            case Value.TupleValue tuple ->
                    now instanceof Value.TupleValue other
                            && agree(tuple.elements(), other.elements());
            case Value.SetValue set -> !set.isWhollyKnown() || set.equals(now);
            case Value.MarkedValue marked -> agrees(marked.inner(), now.unmarked());
            case Value.StringValue v -> v.equals(now);
            case Value.NumberValue v -> v.equals(now);
            case Value.BoolValue v -> v.equals(now);
            case Value.NullValue v -> now.isNull();
        };
    }

    /// The name of an attribute that differs, for a message.
    static String firstDifference(Value approved, Value now) {
        if (approved instanceof Value.ObjectValue object
                && now instanceof Value.ObjectValue other) {
            Set<String> names = new TreeSet<>(object.attributes().keySet());
            for (String name : names) {
                Value present = other.attributes().getOrDefault(name, Value.NULL);
                Value then = object.attributes().getOrDefault(name, Value.NULL);
                if (!agrees(then, present)) {
                    return "\"" + name + "\"";
                }
            }
        }
        return "the object";
    }

    private static boolean agree(Map<String, Value> approved, Map<String, Value> now) {
        return approved.keySet().equals(now.keySet())
                && approved.entrySet().stream()
                        .allMatch(e ->
                                agrees(e.getValue(), now.getOrDefault(e.getKey(), Value.NULL)));
    }

    private static boolean agree(List<Value> approved, List<Value> now) {
        if (approved.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < approved.size(); i++) {
            if (!agrees(approved.get(i), now.get(i))) {
                return false;
            }
        }
        return true;
    }
}
