package dev.terrane.spi;

import dev.terrane.value.Refinements;
import dev.terrane.value.TypeConformance;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Compares what there is after a change with what was planned. One comparison, then thrown away.
final class AppliedConformance {
    private static final String SUMMARY = "Provider's answer disagrees with its plan";

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> check(Schema.Block block, Value planned, Value applied) {
        if (planned.isNull() != applied.isNull()) {
            report(
                    ValuePath.EMPTY,
                    planned.isNull() ? "was to be gone, but is there" : "was planned, but is gone");
        } else if (!applied.isNull()) {
            present(block, planned, applied);
        }
        return List.copyOf(problems);
    }

    private void present(Schema.Block block, Value planned, Value applied) {
        if (!TypeConformance.conforms(applied.type(), block.impliedType())) {
            report(ValuePath.EMPTY, "is not of the type that its own schema gives");
            return;
        }
        value(planned, applied, ValuePath.EMPTY);
        if (problems.isEmpty() && !applied.isWhollyKnown()) {
            unknownParts(applied, ValuePath.EMPTY);
        }
    }

    private void unknownParts(Value applied, ValuePath path) {
        switch (applied) {
            case Value.UnknownValue unknown -> report(path, "is still unknown");
            case Value.ListValue list -> unknownElements(list.elements(), path);
            case Value.TupleValue tuple -> unknownElements(tuple.elements(), path);
            case Value.SetValue set -> report(path, "holds something that is still unknown");
            case Value.MapValue map ->
                    map.elements().forEach((key, e) -> unknownParts(e, path.thenKey(key)));
            case Value.ObjectValue object ->
                    object.attributes()
                            .forEach((name, e) -> unknownParts(e, path.thenAttribute(name)));
            case Value.StringValue known -> {}
            case Value.NumberValue known -> {}
            case Value.BoolValue known -> {}
            case Value.NullValue known -> {}
            case Value.MarkedValue marked -> unknownParts(marked.inner(), path);
        }
    }

    private void unknownElements(List<Value> elements, ValuePath path) {
        for (int index = 0; index < elements.size(); index++) {
            unknownParts(elements.get(index), path.thenIndex(index));
        }
    }

    private void value(Value planned, Value applied, ValuePath path) {
        if (planned.equals(applied)) {
            return;
        }
        switch (planned) {
            case Value.UnknownValue unknown -> cameTrue(unknown, applied, path);
            case Value.NullValue none -> {
                if (!applied.isNull()) {
                    report(path, "was planned as null, but has a value");
                }
            }
            case Value.StringValue one -> differs(path);
            case Value.NumberValue one -> differs(path);
            case Value.BoolValue one -> differs(path);
            case Value.ListValue list -> list(list.elements(), applied, path);
            case Value.TupleValue tuple -> list(tuple.elements(), applied, path);
            case Value.MapValue map -> map(map.elements(), applied, path);
            case Value.ObjectValue object -> object(object.attributes(), applied, path);
            case Value.SetValue set -> set(set.elements(), applied, path);
            case Value.MarkedValue marked -> value(marked.inner(), applied, path);
        }
    }

    private void cameTrue(Value.UnknownValue planned, Value applied, ValuePath path) {
        if (!TypeConformance.conforms(applied.type(), planned.type())) {
            report(path, "has another type than was planned");
        } else if (!Refinements.allows(planned.refinement(), applied)) {
            report(path, "is not what was certain of it when it was planned");
        }
    }

    private void differs(ValuePath path) {
        report(path, "is not what was planned");
    }

    private void list(List<Value> planned, Value applied, ValuePath path) {
        if (!holds(applied, path)) {
            return;
        }
        if (!isSequence(applied) || applied.asList().size() != planned.size()) {
            report(path, "has another number of elements than was planned");
            return;
        }
        for (int index = 0; index < planned.size(); index++) {
            value(planned.get(index), applied.asList().get(index), path.thenIndex(index));
        }
    }

    private static boolean isSequence(Value value) {
        return value instanceof Value.ListValue || value instanceof Value.TupleValue;
    }

    private void map(Map<String, Value> planned, Value applied, ValuePath path) {
        if (!holds(applied, path)) {
            return;
        }
        if (!(applied instanceof Value.MapValue map)
                || !map.elements().keySet().equals(planned.keySet())) {
            report(path, "has other keys than were planned");
            return;
        }
        planned.forEach((key, was) ->
                value(was, map.elements().getOrDefault(key, Value.NULL), path.thenKey(key)));
    }

    private void object(Map<String, Value> planned, Value applied, ValuePath path) {
        if (!holds(applied, path)) {
            return;
        }
        if (!(applied instanceof Value.ObjectValue object)
                || !object.attributes().keySet().equals(planned.keySet())) {
            report(path, "has other attributes than were planned");
            return;
        }
        planned.forEach(
                (name, was) -> value(was, Elements.of(object, name), path.thenAttribute(name)));
    }

    /// Every element of either set has to go with one of the other. They may be fewer, where
    /// unknown ones have turned out equal.
    private void set(List<Value> planned, Value applied, ValuePath path) {
        if (!holds(applied, path)) {
            return;
        }
        List<Value> elements = Elements.list(applied);
        boolean everyPlanned =
                planned.stream().allMatch(was -> elements.stream().anyMatch(is -> fits(was, is)));
        boolean everyApplied =
                elements.stream().allMatch(is -> planned.stream().anyMatch(was -> fits(was, is)));
        if (!everyPlanned || !everyApplied || elements.size() > planned.size()) {
            report(path, "has other elements than were planned");
        }
    }

    private static boolean fits(Value planned, Value applied) {
        AppliedConformance inner = new AppliedConformance();
        inner.value(planned, applied, ValuePath.EMPTY);
        return inner.problems.isEmpty();
    }

    private boolean holds(Value applied, ValuePath path) {
        if (Elements.hasElements(applied)) {
            return true;
        }
        report(path, applied.isNull() ? "was planned, but is null" : "is still unknown");
        return false;
    }

    private void report(ValuePath path, String what) {
        problems.add(Problem.error(SUMMARY, AnswerProblems.subject(path) + " " + what + ".", path));
    }
}
