package dev.terrane.value;

import dev.terrane.value.Value.BoolValue;
import dev.terrane.value.Value.ListValue;
import dev.terrane.value.Value.MapValue;
import dev.terrane.value.Value.MarkedValue;
import dev.terrane.value.Value.NullValue;
import dev.terrane.value.Value.NumberValue;
import dev.terrane.value.Value.ObjectValue;
import dev.terrane.value.Value.SetValue;
import dev.terrane.value.Value.StringValue;
import dev.terrane.value.Value.TupleValue;
import dev.terrane.value.Value.UnknownValue;
import dev.terrane.value.ValuePath.AttributeStep;
import dev.terrane.value.ValuePath.IndexStep;
import dev.terrane.value.ValuePath.Step;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// Walks through what a value holds, and rebuilds it.
@SuppressWarnings("ReferenceEquality") // what is the same object need not be made anew
public final class ValueTree {
    private ValueTree() {}

    static boolean isWhollyKnown(Value value) {
        return !anyMatch(value, v -> v instanceof UnknownValue);
    }

    /// Whether the value, or one that it holds at any depth, is such. A marked value is asked about
    /// with its marks and then without.
    public static boolean anyMatch(Value value, Predicate<Value> such) {
        if (such.test(value)) {
            return true;
        }
        if (value instanceof MarkedValue marked) {
            return anyMatch(marked.inner(), such);
        }
        for (Value child : children(value)) {
            if (anyMatch(child, such)) {
                return true;
            }
        }
        return false;
    }

    /// What the value itself holds, in order; nothing where it is null or unknown.
    public static Collection<Value> children(Value value) {
        return switch (value) {
            case ListValue v -> v.elements();
            case SetValue v -> v.elements();
            case TupleValue v -> v.elements();
            case MapValue v -> v.elements().values();
            case ObjectValue v -> v.attributes().values();
            case MarkedValue v -> children(v.inner());
            case StringValue v -> List.of();
            case NumberValue v -> List.of();
            case BoolValue v -> List.of();
            case NullValue v -> List.of();
            case UnknownValue v -> List.of();
        };
    }

    /// Gives what a step from the value leads to another value of the same type. Marks of the value
    /// itself stay. Gives back the value itself where nothing changes.
    public static Value mapChildren(Value value, BiFunction<Step, Value, Value> change) {
        return switch (value) {
            case MarkedValue v -> {
                Value changed = mapChildren(v.inner(), change);
                yield changed == v.inner() ? v : Marks.add(changed, v.marks());
            }
            case ListValue v -> {
                List<Value> changed = mapElements(v.elements(), change);
                yield changed == v.elements() ? v : new ListValue(v.elementType(), changed);
            }
            case TupleValue v -> {
                List<Value> changed = mapElements(v.elements(), change);
                yield changed == v.elements() ? v : new TupleValue(changed);
            }
            case SetValue v -> {
                List<Value> changed = mapSetElements(v.elements(), change);
                yield changed == v.elements() ? v : Value.set(v.elementType(), changed);
            }
            case MapValue v -> mapMap(v, change);
            case ObjectValue v -> mapObject(v, change);
            case StringValue v -> v;
            case NumberValue v -> v;
            case BoolValue v -> v;
            case NullValue v -> v;
            case UnknownValue v -> v;
        };
    }

    private static Value mapMap(MapValue map, BiFunction<Step, Value, Value> change) {
        SortedMap<String, Value> changed =
                SortedStrings.mapValues(
                        map.elements(),
                        (key, element) -> change.apply(new IndexStep(Value.string(key)), element));
        return changed == map.elements() ? map : new MapValue(map.elementType(), changed);
    }

    private static Value mapObject(ObjectValue object, BiFunction<Step, Value, Value> change) {
        SortedMap<String, Value> changed =
                SortedStrings.mapValues(
                        object.attributes(),
                        (name, attribute) -> change.apply(new AttributeStep(name), attribute));
        return changed == object.attributes() ? object : new ObjectValue(changed);
    }

    private static List<Value> mapElements(
            List<Value> elements, BiFunction<Step, Value, Value> change) {
        List<Value> changed = new ArrayList<>(elements.size());
        boolean any = false;
        for (int i = 0; i < elements.size(); i++) {
            Value before = elements.get(i);
            Value after = change.apply(new IndexStep(Value.number(i)), before);
            any |= after != before;
            changed.add(after);
        }
        return any ? changed : elements;
    }

    private static List<Value> mapSetElements(
            List<Value> elements, BiFunction<Step, Value, Value> change) {
        List<Value> changed = new ArrayList<>(elements.size());
        boolean any = false;
        for (Value before : elements) {
            Value after = change.apply(new IndexStep(before), before);
            any |= after != before;
            changed.add(after);
        }
        return any ? changed : elements;
    }
}
