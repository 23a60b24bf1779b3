package dev.terrane.objects;

import dev.terrane.config.Resource.Lifecycle;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;
import dev.terrane.spi.ManagedResources.PlanAnswer;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes what `ignore_changes` names from the object as it is.
public final class IgnoredChanges {
    private IgnoredChanges() {}

    public static Value apply(Lifecycle lifecycle, Value prior, Value config, Schema.Block schema) {
        if (lifecycle.ignoreAll()) {
            return all(prior, config, schema);
        }
        Value kept = config;
        for (Traversal ignored : lifecycle.ignoreChanges()) {
            kept = keep(prior, kept, stepsOf(ignored));
        }
        return kept;
    }

    /// The same for what a provider planned from that. One on the older plugin library may plan
    /// something else than an argument's value, and so bring back what was ignored; from others this
    /// would be a fault.
    public static PlanAnswer apply(
            Lifecycle lifecycle, Value prior, PlanAnswer answer, Schema.Block schema) {
        boolean mayHaveReturned =
                answer.legacyTypeSystem() && !prior.isNull() && !answer.planned().isNull();
        return mayHaveReturned
                ? answer.withPlanned(apply(lifecycle, prior, answer.planned(), schema))
                : answer;
    }

    /// Whatever may be set is as it was; the provider's own attributes stay out of it.
    private static Value all(Value prior, Value config, Schema.Block schema) {
        Map<String, Value> kept = new LinkedHashMap<>(config.asMap());
        schema.attributes()
                .forEach((name, attribute) -> {
                    if (attribute.isArgument()) {
                        kept.put(name, prior.asMap().get(name));
                    }
                });
        schema.blocks().keySet().forEach(name -> kept.put(name, prior.asMap().get(name)));
        return Value.object(kept);
    }

    private static List<Step> stepsOf(Traversal ignored) {
        List<Step> steps = new ArrayList<>();
        steps.add(new AttributeStep(ignored.root(), ignored.rootRange()));
        steps.addAll(ignored.steps());
        return steps;
    }

    private static Value keep(Value prior, Value config, List<Step> steps) {
        if (steps.isEmpty()) {
            return prior;
        }
        if (!prior.isKnown() || !config.isKnown() || (prior.isNull() && config.isNull())) {
            return config;
        }
        return switch (steps.getFirst()) {
            case AttributeStep step -> keepNamed(prior, config, step.name(), steps);
            case IndexStep step -> keepElement(prior, config, step.key(), steps);
        };
    }

    private static Value keepElement(Value prior, Value config, Value key, List<Step> steps) {
        if (key instanceof Value.StringValue name) {
            return config instanceof Value.ObjectValue
                    ? keepIndexedAttribute(prior, config, steps)
                    : keepNamed(prior, config, name.text(), steps);
        }
        int index = (int) key.asNumber().asLong().orElse(-1);
        boolean there =
                isSequence(prior)
                        && isSequence(config)
                        && index >= 0
                        && index < prior.asList().size()
                        && index < config.asList().size();
        if (!there) {
            return config;
        }
        List<Value> elements = new ArrayList<>(config.asList());
        elements.set(
                index,
                keep(
                        prior.asList().get(index),
                        elements.get(index),
                        steps.subList(1, steps.size())));
        return config instanceof Value.ListValue list
                ? Value.list(list.elementType(), elements)
                : Value.tuple(elements);
    }

    /// Brackets name elements of maps, and attributes of objects are named by a dot. At the end of a
    /// path Terraform takes such brackets for the whole object, and elsewhere for nothing.
    private static Value keepIndexedAttribute(Value prior, Value config, List<Step> steps) {
        return steps.size() == 1 ? prior : config;
    }

    private static boolean isSequence(Value value) {
        return value instanceof Value.ListValue || value instanceof Value.TupleValue;
    }

    /// A key of a map that only one of the two has is added or taken away.
    private static Value keepNamed(Value prior, Value config, String name, List<Step> steps) {
        Map<String, Value> was = elements(prior);
        Map<String, Value> now = new LinkedHashMap<>(elements(config));
        Optional<Value> before = Optional.ofNullable(was.get(name));
        if (steps.size() == 1) {
            before.ifPresentOrElse(value -> now.put(name, value), () -> now.remove(name));
        } else if (before.isPresent() && now.containsKey(name)) {
            now.put(name, keep(before.get(), now.get(name), steps.subList(1, steps.size())));
        }
        return rebuilt(config, prior, now);
    }

    private static Map<String, Value> elements(Value value) {
        return value instanceof Value.MapValue || value instanceof Value.ObjectValue
                ? value.asMap()
                : Map.of();
    }

    private static Value rebuilt(Value config, Value prior, Map<String, Value> elements) {
        Value shape = config.isNull() ? prior : config;
        return switch (shape) {
            case Value.MapValue map ->
                    config.isNull() && elements.isEmpty()
                            ? config
                            : Value.map(map.elementType(), elements);
            case Value.ObjectValue object -> Value.object(elements);
            default -> config;
        };
    }
}
