package dev.terrane.operating;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.evaluating.Providers;
import dev.terrane.objects.SchemaMarks;
import dev.terrane.plan.ActionInvocation;
import dev.terrane.plan.Plan;
import dev.terrane.plan.ResourceChange;
import dev.terrane.value.Value;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the providers of a plan's changes are configured with, as far as anything was said.
///
/// Arguments that were left out are left out here: `{ region = "eu-west-1" }`, and nothing for a
/// provider of which no block says anything.
final class ConfiguredProviders {
    private ConfiguredProviders() {}

    static Map<ProviderConfigAddress, Value> of(Plan plan, Providers providers) {
        Map<ProviderConfigAddress, Value> configurations = new HashMap<>();
        Stream.concat(
                        plan.changes().stream()
                                .filter(ResourceChange::isEffective)
                                .map(ResourceChange::provider),
                        plan.invocations().stream().map(ActionInvocation::provider))
                .distinct()
                .forEach(address ->
                        said(address, providers)
                                .ifPresent(value -> configurations.put(address, value)));
        return configurations;
    }

    private static Optional<Value> said(ProviderConfigAddress address, Providers providers) {
        return providers
                .configuration(address)
                .map(value -> marked(value, address, providers))
                .map(ConfiguredProviders::withoutAbsent)
                .filter(value -> !isEmpty(value));
    }

    private static Value marked(Value value, ProviderConfigAddress address, Providers providers) {
        return SchemaMarks.of(providers.schema(address.source()).provider().block()).apply(value);
    }

    private static Value withoutAbsent(Value value) {
        return switch (value) {
            case Value.ObjectValue object -> withoutAbsent(object);
            case Value.ListValue list -> each(list.elements());
            case Value.SetValue set -> each(set.elements());
            case Value.TupleValue tuple -> each(tuple.elements());
            case Value.MapValue map -> map;
            case Value.MarkedValue marked -> marked;
            case Value.StringValue text -> text;
            case Value.NumberValue number -> number;
            case Value.BoolValue bool -> bool;
            case Value.NullValue none -> none;
            case Value.UnknownValue unknown -> unknown;
        };
    }

    private static Value withoutAbsent(Value.ObjectValue object) {
        Map<String, Value> said = new LinkedHashMap<>();
        object.attributes()
                .forEach((name, value) -> {
                    if (!isAbsent(value)) {
                        said.put(name, withoutAbsent(value));
                    }
                });
        return Value.object(said);
    }

    private static Value each(List<Value> elements) {
        return Value.tuple(elements.stream().map(ConfiguredProviders::withoutAbsent).toList());
    }

    private static boolean isAbsent(Value value) {
        return value.unmarked().isNull() || isEmpty(value);
    }

    private static boolean isEmpty(Value value) {
        return switch (value.unmarked()) {
            case Value.ObjectValue object -> object.attributes().isEmpty();
            case Value.ListValue list -> list.elements().isEmpty();
            case Value.SetValue set -> set.elements().isEmpty();
            case Value.TupleValue tuple -> tuple.elements().isEmpty();
            case Value.MapValue map -> map.elements().isEmpty();
            case Value.MarkedValue marked -> false;
            case Value.StringValue text -> false;
            case Value.NumberValue number -> false;
            case Value.BoolValue bool -> false;
            case Value.NullValue none -> false;
            case Value.UnknownValue unknown -> false;
        };
    }
}
