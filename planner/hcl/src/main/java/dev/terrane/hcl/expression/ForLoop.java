package dev.terrane.hcl.expression;

import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// `[for v in c : v if w]` and `{for k, v in c : k => v}`.
///
/// Marks of the collection, of conditions and of keys come to the result; those of elements stay
/// with the elements. Where a condition or a key is unknown, so is the whole result.
final class ForLoop {
    private static final String INVALID_CONDITION = "Invalid 'for' condition";
    private static final String INVALID_KEY = "Invalid object key";

    private final Expression.For loop;
    private final Evaluation in;
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private final Results results;
    private Set<Mark> conditionMarks = Set.of();
    private boolean known = true;

    private ForLoop(Expression.For loop, Evaluation in) {
        this.loop = loop;
        this.in = in;
        this.results =
                !loop.givesObject()
                        ? new TupleResults()
                        : loop.grouped() ? new GroupedResults() : new ObjectResults();
    }

    static Value evaluate(Expression.For loop, Evaluation in) {
        return new ForLoop(loop, in).result();
    }

    private Value result() {
        Value collection = in.value(loop.collection());
        if (collection.isNull()) {
            error(
                    "Iteration over null value",
                    "The collection of this for expression is null. Use coalesce(...) or a conditional to give an empty one in its place.",
                    loop.collection(),
                    in);
            return Value.DYNAMIC;
        }
        marks.addAll(collection.marks());
        return over(collection.unmarked());
    }

    private Value over(Value collection) {
        return switch (collection) {
            case Value.UnknownValue unknown -> overUnknown(unknown.type());
            case Value.ListValue list -> checkedFirst(() -> iterateNumbered(list.elements()));
            case Value.TupleValue tuple -> checkedFirst(() -> iterateNumbered(tuple.elements()));
            case Value.SetValue set -> checkedFirst(() -> iterateSet(set.elements()));
            case Value.MapValue map -> checkedFirst(() -> iterateKeyed(map.elements()));
            case Value.ObjectValue object -> checkedFirst(() -> iterateKeyed(object.attributes()));
            default -> notIterable(collection.type());
        };
    }

    private Value overUnknown(Type type) {
        if (type.equals(Type.DYNAMIC)) {
            return Value.DYNAMIC;
        }
        if (type.isPrimitive()) {
            return notIterable(type);
        }
        return checkedFirst(this::leaveUnknown);
    }

    private void leaveUnknown() {
        known = false;
        marks.addAll(conditionMarks);
    }

    private Value notIterable(Type type) {
        error(
                "Iteration over non-iterable value",
                "A %s has no elements to go through. A for expression needs a list, set, map, tuple or object."
                        .formatted(TypeName.of(type)),
                loop.collection(),
                in);
        return Value.DYNAMIC;
    }

    /// A condition that can never be a bool is reported once, and not for each element.
    private Value checkedFirst(Runnable iteration) {
        if (!conditionMayBeBool()) {
            return Value.DYNAMIC;
        }
        iteration.run();
        Value result = known ? results.value() : Value.DYNAMIC;
        return marks.isEmpty() ? result : result.withMarks(marks);
    }

    private boolean conditionMayBeBool() {
        Expression condition = loop.condition();
        if (condition == null) {
            return true;
        }
        int errorsBefore = in.problems().errorCount();
        Evaluation anyElement = element(Value.DYNAMIC, Value.DYNAMIC);
        Value value = anyElement.value(condition);
        if (value.isNull()) {
            error(
                    "Condition is null",
                    "The condition after 'if' is null; it has to be true or false.",
                    condition,
                    anyElement);
            return false;
        }
        conditionMarks = value.marks();
        convertedCondition(value, condition, anyElement);
        return in.problems().errorCount() == errorsBefore;
    }

    private void iterateNumbered(List<Value> elements) {
        long number = 0;
        for (Value element : elements) {
            iterate(loop.keyVariable() == null ? Value.NULL : Value.number(number), element);
            number++;
        }
    }

    private void iterateSet(List<Value> elements) {
        for (Value element : elements) {
            iterate(element, element);
        }
    }

    private void iterateKeyed(SortedMap<String, Value> elements) {
        for (Map.Entry<String, Value> entry : elements.entrySet()) {
            iterate(Value.string(entry.getKey()), entry.getValue());
        }
    }

    private void iterate(Value key, Value element) {
        Evaluation here = element(key, element);
        if (isIncluded(here)) {
            results.add(here);
        }
    }

    private Evaluation element(Value key, Value value) {
        String keyName = loop.keyVariable();
        Map<String, Value> names;
        if (keyName == null) {
            names = Map.of(loop.valueVariable(), value);
        } else if (keyName.equals(loop.valueVariable())) {
            names = Map.of(keyName, value);
        } else {
            names = Map.of(keyName, key, loop.valueVariable(), value);
        }
        return in.in(new ChildScope(in.scope(), names));
    }

    private boolean isIncluded(Evaluation here) {
        Expression condition = loop.condition();
        if (condition == null) {
            return true;
        }
        Value value = here.value(condition);
        if (value.isNull()) {
            errorOnce(
                    INVALID_CONDITION,
                    "The condition after 'if' is null; it has to be true or false.",
                    condition,
                    here);
            return false;
        }
        marks.addAll(value.marks());
        Optional<Value> converted =
                known ? convertedCondition(value, condition, here) : Optional.of(value);
        if (converted.isEmpty() || !converted.get().isKnown()) {
            known = false;
            return false;
        }
        return converted.get().unmarked() instanceof Value.BoolValue truth && truth.truth();
    }

    private Optional<Value> convertedCondition(Value value, Expression condition, Evaluation here) {
        try {
            return Optional.of(Converting.to(Type.BOOL, value));
        } catch (ConversionException e) {
            error(
                    INVALID_CONDITION,
                    "The condition after 'if' is not usable: %s.".formatted(e.getMessage()),
                    condition,
                    here);
            return Optional.empty();
        }
    }

    private Optional<String> key(Expression expression, Evaluation here) {
        Value key = here.value(expression);
        if (key.isNull()) {
            errorOnce(
                    INVALID_KEY,
                    "The key of this element is null; it has to be a string.",
                    expression,
                    here);
            return Optional.empty();
        }
        marks.addAll(key.marks());
        if (!key.isKnown()) {
            known = false;
            return Optional.empty();
        }
        try {
            return Optional.of(Converting.to(Type.STRING, key.unmarked()).asString());
        } catch (ConversionException e) {
            errorOnce(
                    INVALID_KEY,
                    "This can not be the key of an element: %s.".formatted(e.getMessage()),
                    expression,
                    here);
            return Optional.empty();
        }
    }

    /// The result is lost with the first such error; more of them would say the same.
    private void errorOnce(String summary, String detail, Expression where, Evaluation here) {
        if (known) {
            error(summary, detail, where, here);
        }
        known = false;
    }

    private void error(String summary, String detail, Expression where, Evaluation here) {
        here.error(summary, detail, where.range(), loop.range(), where);
    }

    /// What is made of the elements.
    private interface Results {
        void add(Evaluation element);

        Value value();
    }

    private final class TupleResults implements Results {
        private final List<Value> values = new ArrayList<>();

        @Override
        public void add(Evaluation element) {
            values.add(element.value(loop.value()));
        }

        @Override
        public Value value() {
            return values.isEmpty() ? Value.EMPTY_TUPLE : Value.tuple(values);
        }
    }

    private final class ObjectResults implements Results {
        private final Map<String, Value> values = new HashMap<>();

        @Override
        public void add(Evaluation element) {
            Expression keyExpression = keyExpression();
            key(keyExpression, element).ifPresent(key -> put(key, element, keyExpression));
        }

        private void put(String key, Evaluation element, Expression keyExpression) {
            if (values.putIfAbsent(key, element.value(loop.value())) != null) {
                error("Duplicate object key", duplicate(key), keyExpression, element);
            }
        }

        @Override
        public Value value() {
            return Value.object(values);
        }
    }

    private final class GroupedResults implements Results {
        private final Map<String, List<Value>> groups = new HashMap<>();

        @Override
        public void add(Evaluation element) {
            key(keyExpression(), element)
                    .ifPresent(key ->
                            groups.computeIfAbsent(key, k -> new ArrayList<>())
                                    .add(element.value(loop.value())));
        }

        @Override
        public Value value() {
            Map<String, Value> tuples = HashMap.newHashMap(groups.size());
            groups.forEach((key, values) -> tuples.put(key, Value.tuple(values)));
            return Value.object(tuples);
        }
    }

    private String duplicate(String key) {
        String which = marks.isEmpty() ? " " + ValueDescription.quoted(key) : "";
        return ("Two elements have the key%s. If that is intended, write ... after the value, and"
                        + " each key gets a list of all its values.")
                .formatted(which);
    }

    private Expression keyExpression() {
        @Nullable Expression key = loop.key();
        if (key == null) {
            throw new IllegalStateException("an object is made of elements without keys");
        }
        return key;
    }
}
