package dev.terrane.value;

import java.util.ArrayList;
import java.util.List;

/// The way from a value to one that it holds: `tags["Name"]`, `ingress[0].cidr_blocks`.
public record ValuePath(List<Step> steps) {
    public static final ValuePath EMPTY = new ValuePath(List.of());

    public sealed interface Step {}

    /// An attribute of an object.
    public record AttributeStep(String name) implements Step {}

    /// An element: a number for a list or tuple, a string for a map, the element itself for a set.
    public record IndexStep(Value key) implements Step {}

    public ValuePath {
        steps = List.copyOf(steps);
    }

    public static ValuePath attribute(String name) {
        return new ValuePath(List.of(new AttributeStep(name)));
    }

    public ValuePath then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new ValuePath(longer);
    }

    public ValuePath thenAttribute(String name) {
        return then(new AttributeStep(name));
    }

    public ValuePath thenIndex(long index) {
        return then(new IndexStep(Value.number(index)));
    }

    public ValuePath thenKey(String key) {
        return then(new IndexStep(Value.string(key)));
    }

    /// `tags["Name"]`, `ingress[0].cidr_blocks`; nothing for the value itself.
    public String display() {
        return ValuePaths.display(this);
    }

    public boolean startsWith(ValuePath prefix) {
        return steps.size() >= prefix.steps.size()
                && steps.subList(0, prefix.steps.size()).equals(prefix.steps);
    }
}
