package dev.terrane.cli.view;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ModulePath;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.evaluating.Providers;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.operating.LanguageText;
import dev.terrane.operating.LocalRemoteStates;
import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.plan.CheckResult;
import dev.terrane.plan.Drift;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.Plan;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.ResourceChange;
import dev.terrane.provider.terraform.TerraformProviderFactory;
import dev.terrane.spi.ProviderContext;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Small plans for tests.
final class Plans {
    private static final ProviderConfigAddress PROVIDER =
            new ProviderConfigAddress(ModulePath.ROOT, ProviderSource.BUILT_IN, "");

    private Plans() {}

    static Plan of(ResourceChange... changes) {
        return of(List.of(changes), List.of(), List.of(), List.of());
    }

    static Plan of(
            List<ResourceChange> changes,
            List<OutputChange> outputs,
            List<Drift> drift,
            List<CheckResult> checks) {
        return new Plan(
                PlanOptions.DEFAULT,
                new TreeMap<>(),
                changes,
                outputs,
                new TreeMap<>(),
                drift,
                checks,
                false,
                Optional.empty());
    }

    static ResourceChange change(String address, Change change) {
        return change(address, address, change, ActionReason.NONE, Optional.empty());
    }

    static ResourceChange change(String address, Change change, ActionReason reason) {
        return change(address, address, change, reason, Optional.empty());
    }

    static ResourceChange change(
            String address,
            String previous,
            Change change,
            ActionReason reason,
            Optional<String> importId) {
        return new ResourceChange(
                address(address),
                address(previous),
                Optional.empty(),
                PROVIDER,
                change,
                reason,
                List.of(),
                false,
                Optional.empty(),
                importId,
                false,
                Optional.empty());
    }

    static Drift drift(String address, Change change) {
        return new Drift(address(address), address(address), PROVIDER, change);
    }

    static ResourceInstanceAddress address(String text) {
        return AddressParser.instance(text).orElseThrow();
    }

    /// The types of the provider of `terraform_data`.
    static ObjectTypes types() {
        var factory =
                new TerraformProviderFactory(
                        new LocalRemoteStates(Path.of(".")), new LanguageText());
        return new ObjectTypes(
                new Providers(
                        Map.of(ProviderSource.BUILT_IN, factory),
                        new ProviderContext(
                                Path.of("."),
                                Map.of(),
                                new LocalRemoteStates(Path.of(".")),
                                new LanguageText()),
                        InstantSource.system()));
    }

    static Value data(Value id, Value input, Value output) {
        return Value.object(
                Map.of(
                        "id", id,
                        "input", input,
                        "output", output,
                        "triggers_replace", Value.NULL));
    }

    static Value object(Object... namesAndValues) {
        Map<String, Value> attributes = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return Value.object(attributes);
    }

    static Value tuple(Object... elements) {
        return Value.tuple(List.of(elements).stream().map(Plans::value).toList());
    }

    static Value value(Object plain) {
        return switch (plain) {
            case Value v -> v;
            case String s -> Value.string(s);
            case Integer n -> Value.number(n);
            case Boolean b -> Value.bool(b);
            default -> throw new IllegalArgumentException("no value of " + plain);
        };
    }

    static Value secret(Object plain) {
        return value(plain).withMarks(Set.of(Mark.SENSITIVE));
    }

    static Value unknown() {
        return Value.unknown(Type.STRING);
    }
}
