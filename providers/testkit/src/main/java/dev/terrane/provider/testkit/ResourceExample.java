package dev.terrane.provider.testkit;

import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A configuration of a resource type, and some changes to it.
///
/// @param arguments what is set; everything else is null
/// @param updates changes, each of the first configuration, that keep the object
/// @param replacements changes, each of one argument, that need a new object
/// @param importId the attribute whose value imports the object
/// @param outside whether there is something outside of the state that can be read, and be gone
/// @param alone whether there can be but one such object at a time
public record ResourceExample(
        String type,
        Map<String, Value> arguments,
        List<Map<String, Value>> updates,
        List<Replacement> replacements,
        Optional<String> importId,
        boolean outside,
        boolean alone) {

    /// A new value for one argument, which needs a new object.
    public record Replacement(String argument, Value value) {}

    public ResourceExample {
        arguments = Map.copyOf(arguments);
        updates = List.copyOf(updates);
        replacements = List.copyOf(replacements);
    }

    public static ResourceExample of(String type, Map<String, Value> arguments) {
        return new ResourceExample(
                type, arguments, List.of(), List.of(), Optional.empty(), true, false);
    }

    public ResourceExample updatedBy(Map<String, Value> changes) {
        List<Map<String, Value>> longer = new ArrayList<>(updates);
        longer.add(Map.copyOf(changes));
        return new ResourceExample(type, arguments, longer, replacements, importId, outside, alone);
    }

    public ResourceExample replacedBy(String argument, Value value) {
        List<Replacement> longer = new ArrayList<>(replacements);
        longer.add(new Replacement(argument, value));
        return new ResourceExample(type, arguments, updates, longer, importId, outside, alone);
    }

    public ResourceExample importedBy(String attribute) {
        return new ResourceExample(
                type, arguments, updates, replacements, Optional.of(attribute), outside, alone);
    }

    /// All that there is of the object is in the state.
    public ResourceExample onlyInState() {
        return new ResourceExample(type, arguments, updates, replacements, importId, false, alone);
    }

    /// A second object of the same arguments is refused.
    public ResourceExample onlyOne() {
        return new ResourceExample(type, arguments, updates, replacements, importId, outside, true);
    }

    Map<String, Value> changedBy(Map<String, Value> changes) {
        Map<String, Value> changed = new TreeMap<>(arguments);
        changed.putAll(changes);
        return changed;
    }
}
