package dev.terrane.objects;

import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Marks as sensitive what a schema says is.
public final class SchemaMarks {
    private static final Set<Mark> SENSITIVE = Set.of(Mark.SENSITIVE);

    private final Set<String> sensitive;
    private final Map<String, SchemaMarks> inside;

    private SchemaMarks(Set<String> sensitive, Map<String, SchemaMarks> inside) {
        this.sensitive = Set.copyOf(sensitive);
        this.inside = Map.copyOf(inside);
    }

    public static SchemaMarks of(Schema.Block block) {
        Map<String, SchemaMarks> inside = new LinkedHashMap<>();
        block.blocks().forEach((name, nested) -> keep(name, nestedMarks(nested), inside));
        return ofAttributes(block.attributes(), inside);
    }

    private static SchemaMarks nestedMarks(NestedBlock nested) {
        return of(nested.block());
    }

    private static SchemaMarks ofAttributes(
            Map<String, Attribute> attributes, Map<String, SchemaMarks> inside) {
        List<String> sensitive = new ArrayList<>();
        attributes.forEach((name, attribute) -> {
            if (attribute.sensitive()) {
                sensitive.add(name);
            } else if (attribute.nested() != null) {
                keep(
                        name,
                        ofAttributes(attribute.nested().attributes(), new LinkedHashMap<>()),
                        inside);
            }
        });
        return new SchemaMarks(Set.copyOf(sensitive), inside);
    }

    private static void keep(String name, SchemaMarks marks, Map<String, SchemaMarks> inside) {
        if (!marks.isEmpty()) {
            inside.put(name, marks);
        }
    }

    private boolean isEmpty() {
        return sensitive.isEmpty() && inside.isEmpty();
    }

    /// The object with the schema's marks and its own. Null and unknown objects stay as they are.
    public Value apply(Value object) {
        if (isEmpty() || !(object.unmarked() instanceof Value.ObjectValue known)) {
            return object;
        }
        Map<String, Value> marked = new LinkedHashMap<>(known.attributes());
        sensitive.forEach(name -> marked.computeIfPresent(name, (n, v) -> v.withMarks(SENSITIVE)));
        inside.forEach(
                (name, marks) -> marked.computeIfPresent(name, (n, v) -> marks.applyToElements(v)));
        return Value.object(marked).withMarks(object.marks());
    }

    private Value applyToElements(Value value) {
        return switch (value) {
            case Value.ObjectValue object -> apply(object);
            case Value.ListValue list -> Value.list(list.elementType(), each(list.elements()));
            case Value.TupleValue tuple -> Value.tuple(each(tuple.elements()));
            case Value.SetValue set -> Value.set(set.elementType(), each(set.elements()));
            case Value.MapValue map -> {
                Map<String, Value> marked = new LinkedHashMap<>();
                map.elements().forEach((key, element) -> marked.put(key, apply(element)));
                yield Value.map(map.elementType(), marked);
            }
            case Value.MarkedValue marked ->
                    applyToElements(marked.inner()).withMarks(marked.marks());
            case Value.StringValue v -> v;
            case Value.NumberValue v -> v;
            case Value.BoolValue v -> v;
            case Value.NullValue v -> v;
            case Value.UnknownValue v -> v;
        };
    }

    private List<Value> each(List<Value> elements) {
        return elements.stream().map(this::apply).toList();
    }
}
