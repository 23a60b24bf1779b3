package dev.terrane.value;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// A value of the language. Immutable; equal when type, content and marks are the same (which is
/// Java's equality; the language's `==`, which knows of unknown values, is [Equality]).
public sealed interface Value extends ValueConstants {
    Type type();

    /// A text.
    ///
    /// @param text in Unicode's normal form C, as Terraform keeps every string
    record StringValue(String text) implements Value {
        public StringValue {
            text = NormalText.of(text);
        }

        @Override
        public Type type() {
            return Type.STRING;
        }
    }

    record BoolValue(boolean truth) implements Value {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    record NumberValue(HclNumber number) implements Value {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    record ListValue(Type elementType, List<Value> elements) implements Value {
        public ListValue {
            elements = List.copyOf(elements);
        }

        @Override
        public Type type() {
            return new Type.ListType(elementType);
        }
    }

    /// Elements of one type, each once.
    ///
    /// @param elements distinct, in Terraform's order of sets: made by [SetValue#of]
    record SetValue(Type elementType, List<Value> elements) implements Value {
        public SetValue {
            elements = List.copyOf(elements);
        }

        /// Sorts, drops what is there twice. Marks of elements go to the set: use [Value#set].
        public static SetValue of(Type elementType, Collection<Value> elements) {
            return new SetValue(elementType, ValueOrder.distinctSorted(elements));
        }

        @Override
        public Type type() {
            return new Type.SetType(elementType);
        }
    }

    /// Elements of one type, each under a key.
    ///
    /// @param elements sorted by key, by the bytes of UTF-8
    record MapValue(Type elementType, SortedMap<String, Value> elements) implements Value {
        public MapValue {
            elements = SortedStrings.copy(elements);
        }

        @Override
        public Type type() {
            return new Type.MapType(elementType);
        }
    }

    /// Attributes, each of a type of its own.
    ///
    /// @param attributes sorted by name, by the bytes of UTF-8
    record ObjectValue(SortedMap<String, Value> attributes) implements Value {
        public ObjectValue {
            attributes = SortedStrings.copy(attributes);
        }

        public static ObjectValue of(Map<String, Value> attributes) {
            return new ObjectValue(SortedStrings.copy(attributes));
        }

        @Override
        public Type.ObjectType type() {
            return ValueTypes.of(this);
        }
    }

    record TupleValue(List<Value> elements) implements Value {
        public TupleValue {
            elements = List.copyOf(elements);
        }

        @Override
        public Type.TupleType type() {
            return ValueTypes.of(this);
        }
    }

    /// No value, of a type.
    record NullValue(Type type) implements Value {}

    /// A value that will be known later, of which this much is certain.
    record UnknownValue(Type type, Refinement refinement) implements Value {}

    /// A value and what sticks to it. Never nested, never without a mark: made by [Value#withMarks].
    record MarkedValue(Value inner, Set<Mark> marks) implements Value {
        public MarkedValue {
            marks = Set.copyOf(marks);
            if (marks.isEmpty() || inner instanceof MarkedValue) {
                throw new IllegalArgumentException(
                        "a marked value has marks, and none below itself");
            }
        }

        @Override
        public Type type() {
            return inner.type();
        }
    }

    static Value string(String text) {
        return new StringValue(text);
    }

    static Value bool(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    static Value number(long number) {
        return new NumberValue(HclNumber.of(number));
    }

    static Value number(HclNumber number) {
        return new NumberValue(number);
    }

    static Value nullOf(Type type) {
        return type.equals(Type.DYNAMIC) ? NULL : new NullValue(type);
    }

    static Value unknown(Type type) {
        return type.equals(Type.DYNAMIC) ? DYNAMIC : new UnknownValue(type, Refinement.NONE);
    }

    /// A list of elements that are of that type already.
    static Value list(Type elementType, List<Value> elements) {
        return new ListValue(elementType, elements);
    }

    /// A set of elements that are of that type already; marks of elements go to the set.
    static Value set(Type elementType, Collection<Value> elements) {
        return Marks.liftToSet(elementType, elements);
    }

    static Value map(Type elementType, Map<String, Value> elements) {
        return new MapValue(elementType, SortedStrings.copy(elements));
    }

    static Value object(Map<String, Value> attributes) {
        return ObjectValue.of(attributes);
    }

    static Value tuple(List<Value> elements) {
        return new TupleValue(elements);
    }

    /// Whether the value itself is known; what it holds may be unknown still. Marks do not matter.
    default boolean isKnown() {
        return !(unmarked() instanceof UnknownValue);
    }

    /// Whether nothing in it is unknown, at any depth.
    default boolean isWhollyKnown() {
        return ValueTree.isWhollyKnown(this);
    }

    /// Known to be null. Marks do not matter.
    default boolean isNull() {
        return unmarked() instanceof NullValue;
    }

    /// The value without marks of its own; what it holds keeps its marks.
    default Value unmarked() {
        return this instanceof MarkedValue marked ? marked.inner() : this;
    }

    /// The marks of the value itself.
    default Set<Mark> marks() {
        return this instanceof MarkedValue marked ? marked.marks() : Set.of();
    }

    /// The value with these marks and its own.
    default Value withMarks(Set<Mark> further) {
        return Marks.add(this, further);
    }

    default boolean hasMark(Mark mark) {
        return marks().contains(mark);
    }

    /// Without any mark, at any depth.
    default Value withoutMarksDeep() {
        return Marks.removeDeep(this);
    }

    /// All marks, at any depth.
    default Set<Mark> marksDeep() {
        return Marks.collectDeep(this);
    }

    default boolean containsMark(Mark mark) {
        return marksDeep().contains(mark);
    }

    /// The text of a known, unmarked string that is not null. Anything else is a bug of the caller.
    default String asString() {
        return ((StringValue) this).text();
    }

    default boolean asBool() {
        return ((BoolValue) this).truth();
    }

    default HclNumber asNumber() {
        return ((NumberValue) this).number();
    }

    /// The elements of a known, unmarked list, set or tuple that is not null, in order.
    default List<Value> asList() {
        return switch (this) {
            case ListValue v -> v.elements();
            case SetValue v -> v.elements();
            case TupleValue v -> v.elements();
            default -> throw new IllegalStateException("not a sequence: " + type().display());
        };
    }

    /// The elements of a known, unmarked map or object that is not null, sorted by key.
    default SortedMap<String, Value> asMap() {
        return switch (this) {
            case MapValue v -> v.elements();
            case ObjectValue v -> v.attributes();
            default -> throw new IllegalStateException("not a map or object: " + type().display());
        };
    }
}
