package dev.terrane.evaluating;

import dev.terrane.address.InstanceKey;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// The instances of one call of a module, inside one instance of the module that calls.
///
/// @param counted whether it is known how many there are; while validating it is not, and one stands
///     for all
record ModuleInstances(
        Expansion.Kind kind, SortedMap<InstanceKey, ModuleValues> instances, boolean counted) {

    Optional<ModuleValues> get(InstanceKey key) {
        return Optional.ofNullable(instances.get(key));
    }

    /// Whether an output of one of them has no value, because what it needs failed.
    boolean hasMissing() {
        return instances.values().stream().anyMatch(ModuleValues::hasMissing);
    }

    /// `module.name` as a value: an object of outputs, or a tuple or object of such. One that is not
    /// `enabled` is null.
    Value whole() {
        if (!counted) {
            return uncounted();
        }
        return switch (kind) {
            case SINGLE -> get(InstanceKey.NONE).map(ModuleInstances::outputs).orElse(Value.NULL);
            case COUNT -> {
                List<Value> elements = new ArrayList<>();
                instances.values().forEach(module -> elements.add(outputs(module)));
                yield Value.tuple(elements);
            }
            case FOR_EACH -> {
                Map<String, Value> named = new LinkedHashMap<>();
                instances.forEach((key, module) ->
                        named.put(((InstanceKey.StringKey) key).key(), outputs(module)));
                yield Value.object(named);
            }
        };
    }

    /// How many there are is not known, but what one of them looks like is.
    private Value uncounted() {
        Map<String, Type> outputs = new LinkedHashMap<>();
        instances.values().stream()
                .flatMap(module -> module.node().config().outputs().keySet().stream())
                .forEach(output -> outputs.put(output, Type.DYNAMIC));
        Type one = Type.object(outputs);
        return switch (kind) {
            case SINGLE -> Value.unknown(one);
            case COUNT -> Value.unknown(Type.list(one));
            case FOR_EACH -> Value.unknown(Type.map(one));
        };
    }

    /// An output that was left out, because what it needs failed, is unknown.
    static Value outputs(ModuleValues module) {
        Map<String, Value> outputs = new LinkedHashMap<>();
        module.node()
                .config()
                .outputs()
                .keySet()
                .forEach(o -> outputs.put(o, module.outputs().getOrDefault(o, Value.DYNAMIC)));
        return Value.object(outputs);
    }
}
