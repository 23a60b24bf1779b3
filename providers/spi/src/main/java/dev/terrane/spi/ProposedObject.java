package dev.terrane.spi;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a provider is asked to plan: the configuration, completed from the object that there is.
///
/// An argument that is set counts as it is set. What the configuration leaves open and the provider
/// may fill in keeps its present value, which is null where there is no object yet: the provider
/// says what will be unknown. Nested blocks and nested objects are paired with what they were:
/// lists by index, maps by key, sets by [SetPairing]. Write-only arguments are null, because they
/// are not kept.
///
/// Before, with `size` optional and `id` computed: prior `{id = "7", size = 3}`, configuration
/// `{id = null, size = 4}`. After: `{id = "7", size = 4}`.
///
/// Values are without marks. The rules are Terraform's for `PlanResourceChange` (plugin protocol
/// 6, `proposed_new_state`).
public final class ProposedObject {
    private ProposedObject() {}

    /// @param prior null (a [Value] that is null) where there is no object
    /// @param config an object of the block's type; parts of it may be unknown
    public static Value of(Schema.Block block, Value prior, Value config) {
        if (config.isNull() && prior.isNull()) {
            return prior;
        }
        if (config.isNull() || !config.isKnown()) {
            return orEmpty(block, prior);
        }
        return object(block, orEmpty(block, prior), config);
    }

    /// What a data source will be once it is read: everything that the provider fills in is
    /// unknown.
    public static Value ofDataSource(Schema.Block block, Value config) {
        return of(block, Value.unknown(block.impliedType()), config);
    }

    private static Value orEmpty(Schema.Block block, Value prior) {
        return prior.isNull() ? block.emptyValue() : prior;
    }

    private static Value object(Schema.Block block, Value prior, Value config) {
        if (config.isNull() || !config.isKnown()) {
            return config;
        }
        Map<String, Value> proposed = new TreeMap<>();
        block.attributes()
                .forEach((name, attribute) ->
                        proposed.put(
                                name,
                                attribute(
                                        attribute,
                                        part(prior, name, attribute.type()),
                                        Elements.of(config, name))));
        block.blocks()
                .forEach((name, nested) ->
                        proposed.put(
                                name,
                                nested(
                                        nested.nesting(),
                                        nested.block(),
                                        part(prior, name, Type.DYNAMIC),
                                        Elements.of(config, name))));
        return Value.object(proposed);
    }

    /// Of an unknown object every part is unknown, of a null one null.
    private static Value part(Value object, String name, Type type) {
        if (!object.isKnown()) {
            return Value.unknown(type);
        }
        return object.isNull() ? Value.nullOf(type) : Elements.of(object, name);
    }

    private static Value attribute(Schema.Attribute attribute, Value prior, Value config) {
        if (attribute.writeOnly()) {
            return Value.nullOf(attribute.type());
        }
        if (attribute.computed() && config.isNull()) {
            return wasConfigured(attribute, prior) ? config : prior;
        }
        Schema.NestedObject nested = attribute.nested();
        return nested == null ? config : nested(nested.nesting(), nested.asBlock(), prior, config);
    }

    /// Whether a value that the provider may also fill in must have come from the configuration,
    /// because it holds what a provider can not fill in.
    private static boolean wasConfigured(Schema.Attribute attribute, Value prior) {
        Schema.NestedObject nested = attribute.nested();
        return attribute.optional() && nested != null && holdsArguments(nested, prior);
    }

    private static boolean holdsArguments(Schema.NestedObject nested, Value value) {
        return Elements.objects(nested.nesting(), value).stream()
                .anyMatch(object -> holdsArguments(nested.asBlock(), object));
    }

    private static boolean holdsArguments(Schema.Block block, Value object) {
        return block.attributes().entrySet().stream()
                .anyMatch(entry -> {
                    Schema.NestedObject inner = entry.getValue().nested();
                    Value value = Elements.of(object, entry.getKey());
                    return !value.isNull()
                            && (!entry.getValue().computed()
                                    || (inner != null && holdsArguments(inner, value)));
                });
    }

    private static Value nested(
            Schema.Nesting nesting, Schema.Block block, Value prior, Value config) {
        if (!config.isKnown() || config.isNull()) {
            return config;
        }
        return switch (nesting) {
            case SINGLE, GROUP -> object(block, orEmpty(block, prior), config);
            case LIST -> list(block, prior, config);
            case MAP -> map(block, prior, config);
            case SET -> set(block, prior, config);
        };
    }

    private static Value list(Schema.Block block, Value prior, Value config) {
        List<Value> before = Elements.list(prior);
        List<Value> configured = config.asList();
        List<Value> proposed = new ArrayList<>();
        for (int index = 0; index < configured.size(); index++) {
            Value was = index < before.size() ? before.get(index) : missing(block, prior);
            proposed.add(object(block, was, configured.get(index)));
        }
        return config instanceof Value.ListValue list
                ? Value.list(list.elementType(), proposed)
                : Value.tuple(proposed);
    }

    private static Value map(Schema.Block block, Value prior, Value config) {
        Map<String, Value> before = Elements.map(prior);
        Map<String, Value> proposed = new TreeMap<>();
        config.asMap()
                .forEach((key, element) -> {
                    Value was = before.get(key);
                    proposed.put(
                            key, object(block, was == null ? missing(block, prior) : was, element));
                });
        return config instanceof Value.MapValue map
                ? Value.map(map.elementType(), proposed)
                : Value.object(proposed);
    }

    private static Value set(Schema.Block block, Value prior, Value config) {
        SetPairing pairing = new SetPairing(block, Elements.list(prior));
        List<Value> proposed = new ArrayList<>();
        for (Value element : config.asList()) {
            Value was = pairing.take(element).orElseGet(() -> missing(block, prior));
            proposed.add(object(block, was, element));
        }
        return Value.set(((Value.SetValue) config).elementType(), proposed);
    }

    /// What an element was that is not among the prior ones: nothing, or, where those are unknown,
    /// anything.
    private static Value missing(Schema.Block block, Value prior) {
        return prior.isKnown() ? block.emptyValue() : Value.unknown(block.impliedType());
    }
}
