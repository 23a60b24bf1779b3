package dev.terrane.address;

import java.util.ArrayList;
import java.util.List;

/// A module as it is called in a configuration, whatever instances it has: `module.a.module.b`.
public record ModulePath(List<String> names) implements Comparable<ModulePath> {
    public static final ModulePath ROOT = new ModulePath(List.of());

    public ModulePath {
        names = List.copyOf(names);
    }

    public boolean isRoot() {
        return names.isEmpty();
    }

    public ModulePath child(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new ModulePath(longer);
    }

    public ModulePath parent() {
        return new ModulePath(names.subList(0, names.size() - 1));
    }

    public String last() {
        return names.getLast();
    }

    public boolean isWithin(ModulePath other) {
        return names.size() >= other.names.size()
                && names.subList(0, other.names.size()).equals(other.names);
    }

    /// `a.b`, the key of the module in the manifest of installed modules.
    public String dotted() {
        return String.join(".", names);
    }

    public String prefix() {
        return isRoot() ? "" : this + ".";
    }

    @Override
    public int compareTo(ModulePath other) {
        int common = Math.min(names.size(), other.names.size());
        for (int i = 0; i < common; i++) {
            int byName = names.get(i).compareTo(other.names.get(i));
            if (byName != 0) {
                return byName;
            }
        }
        return Integer.compare(names.size(), other.names.size());
    }

    @Override
    public String toString() {
        return String.join(".", names.stream().map(name -> "module." + name).toList());
    }
}
