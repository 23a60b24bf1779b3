package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One element of a value: `a[k]` and `a.name`. Nothing is returned where an error was reported.
///
/// Types are asked of unknown values alone: the type of a large known object is as large as it is.
final class Indexing {
    private static final String INVALID_INDEX = "Invalid index";
    private static final String UNSUPPORTED_ATTRIBUTE = "Unsupported attribute";

    private final SourceRange place;
    private final Diagnostics diagnostics;

    private Indexing(SourceRange place, Diagnostics diagnostics) {
        this.place = place;
        this.diagnostics = diagnostics;
    }

    static Optional<Value> index(
            Value collection, Value key, SourceRange place, Diagnostics diagnostics) {
        return new Indexing(place, diagnostics).element(collection, key);
    }

    static Optional<Value> attribute(
            Value from, String name, SourceRange place, Diagnostics diagnostics) {
        return new Indexing(place, diagnostics).attributeOf(from, name);
    }

    private Optional<Value> element(Value markedCollection, Value key) {
        Value collection = markedCollection.unmarked();
        if (collection instanceof Value.NullValue) {
            return failed(
                    "Attempt to index null value", "This value is null, so it has no elements.");
        }
        if (key.isNull()) {
            return failed(
                    INVALID_INDEX,
                    "The key is null; an element is chosen by a number or a string.");
        }
        Set<Mark> marks = markedCollection.marks();
        if (isDynamic(collection) || isDynamic(key.unmarked())) {
            return Optional.of(marked(Value.DYNAMIC, marks));
        }
        return switch (collection) {
            case Value.ListValue list ->
                    ofSequence(list.elements(), list.elementType(), key, marks);
            case Value.TupleValue tuple -> ofSequence(tuple.elements(), Type.DYNAMIC, key, marks);
            case Value.MapValue map -> ofMap(map, key, marks);
            case Value.ObjectValue object -> ofObject(object, key, marks);
            case Value.UnknownValue unknown -> ofUnknown(unknown.type(), key, marks);
            case Value.SetValue set -> ofSet();
            default -> notIndexable(collection.type());
        };
    }

    /// @param elementType what an element of which the index is unknown is
    private Optional<Value> ofSequence(
            List<Value> elements, Type elementType, Value key, Set<Mark> marks) {
        Optional<Value> number = keyAs(Type.NUMBER, key);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (!(number.get().unmarked() instanceof Value.NumberValue known)) {
            return Optional.of(marked(Value.unknown(elementType), marks));
        }
        OptionalLong at = known.number().asLong();
        if (at.isPresent() && at.getAsLong() >= 0 && at.getAsLong() < elements.size()) {
            Value element = elements.get((int) at.getAsLong());
            return Optional.of(marked(marked(element, marks), key.marks()));
        }
        return noSuchPosition(known.number(), elements.size(), key);
    }

    private Optional<Value> noSuchPosition(HclNumber index, int size, Value key) {
        if (!index.isInteger()) {
            return failed(
                    INVALID_INDEX,
                    "Elements are chosen by whole numbers, and this index has a fraction. A division"
                            + " can be made whole with floor(...) or ceil(...).");
        }
        if (index.sign() < 0) {
            return failed(
                    INVALID_INDEX,
                    "This index is negative. Elements are counted from 0; the last one is at"
                            + " length(...) - 1.");
        }
        if (size == 0) {
            return failed(INVALID_INDEX, "There is no such element: the collection is empty.");
        }
        String which = isSecret(key) ? "This index" : "Index " + index;
        return failed(
                INVALID_INDEX,
                "%s is too high: the collection has %s, counted from 0."
                        .formatted(which, size == 1 ? "one element" : size + " elements"));
    }

    private Optional<Value> ofMap(Value.MapValue map, Value key, Set<Mark> marks) {
        Optional<Value> name = keyAs(Type.STRING, key);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!(name.get().unmarked() instanceof Value.StringValue known)) {
            return Optional.of(marked(Value.unknown(map.elementType()), marks));
        }
        Value element = map.elements().get(known.text());
        if (element == null) {
            return failed(INVALID_INDEX, noSuchKey(known.text(), key, map.elements().keySet()));
        }
        return Optional.of(marked(marked(element, marks), key.marks()));
    }

    /// The marks of the key do not come to the result: which attributes an object has is no secret.
    private Optional<Value> ofObject(Value.ObjectValue object, Value key, Set<Mark> marks) {
        Optional<Value> name = keyAs(Type.STRING, key);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!(name.get().unmarked() instanceof Value.StringValue known)) {
            return Optional.of(marked(Value.DYNAMIC, marks));
        }
        Value attribute = object.attributes().get(known.text());
        if (attribute != null) {
            return Optional.of(marked(attribute, marks));
        }
        String detail = noSuchKey(known.text(), key, object.attributes().keySet());
        if (key.unmarked() instanceof Value.NumberValue) {
            detail += " An object's attributes are chosen by their names, not by numbers.";
        }
        return failed(INVALID_INDEX, detail);
    }

    private Optional<Value> ofUnknown(Type type, Value key, Set<Mark> marks) {
        return switch (type) {
            case Type.ListType list ->
                    keyAs(Type.NUMBER, key).map(k -> marked(Value.unknown(list.element()), marks));
            case Type.MapType map ->
                    keyAs(Type.STRING, key).map(k -> marked(Value.unknown(map.element()), marks));
            case Type.TupleType tuple ->
                    ofSequence(unknowns(tuple.elements()), Type.DYNAMIC, key, marks);
            case Type.ObjectType object ->
                    keyAs(Type.STRING, key).map(k -> marked(Value.DYNAMIC, marks));
            case Type.SetType set -> ofSet();
            case Type.Primitive primitive -> notIndexable(primitive);
            case Type.Dynamic dynamic -> Optional.of(marked(Value.DYNAMIC, marks));
        };
    }

    private static List<Value> unknowns(List<Type> types) {
        return types.stream().map(Value::unknown).toList();
    }

    private Optional<Value> ofSet() {
        return failed(
                INVALID_INDEX,
                "The elements of a set have no position and no key. Use a for expression for all of"
                        + " them, or tolist(...) where the order by value will do.");
    }

    private Optional<Value> notIndexable(Type type) {
        return failed(
                INVALID_INDEX, "A %s has no elements to choose from.".formatted(type.display()));
    }

    private Optional<Value> keyAs(Type wanted, Value key) {
        if (key.unmarked().type().equals(wanted)) {
            return Optional.of(key);
        }
        try {
            return Optional.of(Conversion.convert(key, wanted));
        } catch (ConversionException e) {
            return failed(
                    INVALID_INDEX,
                    "This key can not choose an element: %s.".formatted(e.getMessage()));
        }
    }

    private static String noSuchKey(String name, Value key, Collection<String> known) {
        return isSecret(key)
                ? "There is no element with the given key."
                : "There is no element with the key %s.%s"
                        .formatted(
                                ValueDescription.quoted(name),
                                NameSuggestion.didYouMean(name, known));
    }

    private Optional<Value> attributeOf(Value markedFrom, String name) {
        Value from = markedFrom.unmarked();
        Set<Mark> marks = markedFrom.marks();
        return switch (from) {
            case Value.NullValue none ->
                    failed(
                            "Attempt to get attribute from null value",
                            "This value is null, so it has no attribute \"%s\".".formatted(name));
            case Value.ObjectValue object -> ofObject(object, name, marks);
            case Value.MapValue map -> ofMap(map, name, marks);
            case Value.UnknownValue unknown -> ofUnknown(unknown.type(), name, marks);
            default -> notAnObject(from.type(), name);
        };
    }

    private Optional<Value> ofObject(Value.ObjectValue object, String name, Set<Mark> marks) {
        Value attribute = object.attributes().get(name);
        return attribute == null
                ? noSuchAttribute(name, object.attributes().keySet())
                : Optional.of(marked(attribute, marks));
    }

    private Optional<Value> ofMap(Value.MapValue map, String name, Set<Mark> marks) {
        Value element = map.elements().get(name);
        if (element == null) {
            return failed(
                    "Missing map element",
                    "This map has no element with the key \"%s\".%s"
                            .formatted(
                                    name,
                                    NameSuggestion.didYouMean(name, map.elements().keySet())));
        }
        return Optional.of(marked(element, marks));
    }

    private Optional<Value> ofUnknown(Type type, String name, Set<Mark> marks) {
        return switch (type) {
            case Type.Dynamic dynamic -> Optional.of(marked(Value.DYNAMIC, marks));
            case Type.MapType map -> Optional.of(marked(Value.unknown(map.element()), marks));
            case Type.ObjectType object -> ofUnknownObject(object.attributes(), name, marks);
            default -> notAnObject(type, name);
        };
    }

    private Optional<Value> ofUnknownObject(
            Map<String, Type> attributes, String name, Set<Mark> marks) {
        Type attribute = attributes.get(name);
        return attribute == null
                ? noSuchAttribute(name, attributes.keySet())
                : Optional.of(marked(Value.unknown(attribute), marks));
    }

    private Optional<Value> noSuchAttribute(String name, Collection<String> known) {
        return failed(
                UNSUPPORTED_ATTRIBUTE,
                "This object has no attribute named \"%s\".%s"
                        .formatted(name, NameSuggestion.didYouMean(name, known)));
    }

    private Optional<Value> notAnObject(Type type, String name) {
        String detail =
                switch (type) {
                    case Type.ListType list when list.element() instanceof Type.ObjectType ->
                            ("This is a list of objects, not one object. For \"%s\" of one element,"
                                            + " choose it with an index such as [0]; for that of all of"
                                            + " them, write [*].%s.")
                                    .formatted(name, name);
                    case Type.SetType set when set.element() instanceof Type.ObjectType ->
                            ("This is a set of objects, not one object. For \"%s\" of all elements"
                                            + " write [*].%s, or use a for expression.")
                                    .formatted(name, name);
                    case Type.Primitive primitive ->
                            "A %s has no attributes.".formatted(primitive.display());
                    default ->
                            "This value is of type %s, which has no attributes."
                                    .formatted(TypeName.of(type));
                };
        return failed(UNSUPPORTED_ATTRIBUTE, detail);
    }

    private Optional<Value> failed(String summary, String detail) {
        diagnostics.error(summary, detail, place);
        return Optional.empty();
    }

    private static boolean isDynamic(Value value) {
        return value instanceof Value.UnknownValue unknown && unknown.type().equals(Type.DYNAMIC);
    }

    private static boolean isSecret(Value key) {
        return !key.marks().isEmpty();
    }

    private static Value marked(Value value, Set<Mark> marks) {
        return marks.isEmpty() ? value : value.withMarks(marks);
    }
}
