package dev.terrane.value;

import dev.terrane.value.Value.MarkedValue;
import dev.terrane.value.Value.SetValue;
import dev.terrane.value.ValuePath.IndexStep;
import dev.terrane.value.ValuePath.Step;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts marks on values, takes them off, and finds them.
public final class Marks {
    private Marks() {}

    static Value add(Value value, Set<Mark> further) {
        if (value.marks().containsAll(further)) {
            return value;
        }
        Set<Mark> all = EnumSet.copyOf(further);
        all.addAll(value.marks());
        return new MarkedValue(value.unmarked(), all);
    }

    public static Value add(Value value, Mark mark) {
        return add(value, Set.of(mark));
    }

    /// Without that mark, at the value itself.
    public static Value remove(Value value, Mark mark) {
        if (!value.hasMark(mark)) {
            return value;
        }
        Set<Mark> left = EnumSet.copyOf(value.marks());
        left.remove(mark);
        return left.isEmpty() ? value.unmarked() : new MarkedValue(value.unmarked(), left);
    }

    static Value removeDeep(Value value) {
        return ValueTree.mapChildren(value.unmarked(), (step, child) -> removeDeep(child));
    }

    /// Without that mark, at any depth.
    public static Value removeDeep(Value value, Mark mark) {
        return ValueTree.mapChildren(remove(value, mark), (step, child) -> removeDeep(child, mark));
    }

    static Set<Mark> collectDeep(Value value) {
        Set<Mark> found = EnumSet.noneOf(Mark.class);
        collect(value, found);
        return found.isEmpty() ? Set.of() : Set.copyOf(found);
    }

    private static void collect(Value value, Set<Mark> found) {
        found.addAll(value.marks());
        for (Value child : ValueTree.children(value)) {
            collect(child, found);
        }
    }

    static Value liftToSet(Type elementType, Collection<Value> elements) {
        Set<Mark> lifted = EnumSet.noneOf(Mark.class);
        elements.forEach(element -> collect(element, lifted));
        List<Value> bare = new ArrayList<>(elements.size());
        for (Value element : elements) {
            bare.add(lifted.isEmpty() ? element : removeDeep(element));
        }
        return add(SetValue.of(elementType, bare), lifted);
    }

    /// Where in the value the mark is: the value itself is [ValuePath#EMPTY]. What a marked value
    /// holds is looked through too.
    public static List<ValuePath> paths(Value value, Mark mark) {
        List<ValuePath> found = new ArrayList<>();
        findPaths(value, mark, ValuePath.EMPTY, found);
        return found;
    }

    private static void findPaths(Value value, Mark mark, ValuePath here, List<ValuePath> found) {
        if (value.hasMark(mark)) {
            found.add(here);
        }
        if (!value.containsMark(mark)) {
            return;
        }
        ValueTree.mapChildren(
                value.unmarked(),
                (step, child) -> {
                    findPaths(child, mark, here.then(step), found);
                    return child;
                });
    }

    /// Puts the mark at the paths. A path that leads nowhere is passed over; one through an element
    /// of a set marks the set.
    public static Value apply(Value value, List<ValuePath> paths, Mark mark) {
        if (paths.isEmpty()) {
            return value;
        }
        Map<Step, List<ValuePath>> below = new HashMap<>();
        boolean here = false;
        for (ValuePath path : paths) {
            if (path.steps().isEmpty()) {
                here = true;
            } else {
                ValuePath rest = new ValuePath(path.steps().subList(1, path.steps().size()));
                below.computeIfAbsent(path.steps().get(0), s -> new ArrayList<>()).add(rest);
            }
        }
        Value marked = below.isEmpty() ? value : applyBelow(value, below, mark);
        return here ? add(marked, mark) : marked;
    }

    private static Value applyBelow(Value value, Map<Step, List<ValuePath>> below, Mark mark) {
        return ValueTree.mapChildren(
                value,
                (step, child) -> apply(child, below.getOrDefault(unmarked(step), List.of()), mark));
    }

    private static Step unmarked(Step step) {
        return step instanceof IndexStep index
                ? new IndexStep(index.key().withoutMarksDeep())
                : step;
    }
}
