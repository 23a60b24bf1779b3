package dev.terrane.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One instance of a module: `module.a["x"].module.b`. The root module has no steps.
public record ModuleAddress(List<Step> steps) implements Comparable<ModuleAddress> {
    public static final ModuleAddress ROOT = new ModuleAddress(List.of());

    public record Step(String name, InstanceKey key) {}

    public ModuleAddress {
        steps = List.copyOf(steps);
    }

    public boolean isRoot() {
        return steps.isEmpty();
    }

    public ModuleAddress child(String name, InstanceKey key) {
        List<Step> longer = new ArrayList<>(steps.size() + 1);
        longer.addAll(steps);
        longer.add(new Step(name, key));
        return new ModuleAddress(longer);
    }

    public Optional<ModuleAddress> parent() {
        return isRoot()
                ? Optional.empty()
                : Optional.of(new ModuleAddress(steps.subList(0, steps.size() - 1)));
    }

    public Step last() {
        return steps.getLast();
    }

    /// The same without instance keys.
    public ModulePath path() {
        return new ModulePath(steps.stream().map(Step::name).toList());
    }

    public ResourceInstanceAddress resource(ResourceAddress resource, InstanceKey key) {
        return new ResourceInstanceAddress(this, resource, key);
    }

    /// Whether this is the other or stands somewhere below it.
    public boolean isWithin(ModuleAddress other) {
        return steps.size() >= other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    /// `module.a[0].`, or nothing for the root.
    public String prefix() {
        return isRoot() ? "" : this + ".";
    }

    @Override
    public int compareTo(ModuleAddress other) {
        int common = Math.min(steps.size(), other.steps.size());
        for (int i = 0; i < common; i++) {
            int byName = steps.get(i).name().compareTo(other.steps.get(i).name());
            int byStep =
                    byName != 0 ? byName : steps.get(i).key().compareTo(other.steps.get(i).key());
            if (byStep != 0) {
                return byStep;
            }
        }
        return Integer.compare(steps.size(), other.steps.size());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            text.append(text.isEmpty() ? "" : ".").append("module.").append(step.name());
            text.append(step.key().suffix());
        }
        return text.toString();
    }
}
