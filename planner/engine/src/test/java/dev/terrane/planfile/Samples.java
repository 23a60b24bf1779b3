package dev.terrane.planfile;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ModulePath;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Source;
import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.plan.Drift;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.Plan;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.ResourceChange;
import dev.terrane.planfile.PlanComparison.Surroundings;
import dev.terrane.state.StateReader;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Plans, states and values to try things with.
final class Samples {
    static final FingerprintKey KEY = FingerprintKey.of(filled(7));
    static final FingerprintKey OTHER_KEY = FingerprintKey.of(filled(8));
    static final String DIRECTORY = "/home/ann/infra";
    static final Surroundings HERE = new Surroundings(Optional.of(KEY), DIRECTORY);
    static final ProviderConfigAddress PROVIDER =
            new ProviderConfigAddress(ModulePath.ROOT, ProviderSource.implied("memory"), "");
    static final Value UNKNOWN = Value.unknown(Type.STRING);

    private Samples() {}

    private static byte[] filled(int with) {
        byte[] bytes = new byte[FingerprintKey.BYTES];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    static Value text(String text) {
        return Value.string(text);
    }

    static Value number(String digits) {
        return Value.number(HclNumber.parse(digits).orElseThrow());
    }

    static Value secret(String text) {
        return secret(text(text));
    }

    static Value secret(Value value) {
        return value.withMarks(Set.of(Mark.SENSITIVE));
    }

    static Value object(Object... namesAndValues) {
        Map<String, Value> attributes = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            attributes.put(
                    (String) namesAndValues[i],
                    value instanceof Value known ? known : text((String) value));
        }
        return Value.object(attributes);
    }

    static ResourceInstanceAddress address(String text) {
        return AddressParser.instance(text).orElseThrow();
    }

    static ResourceChange change(String address, Change change) {
        return change(address, address, change, ActionReason.NONE, "");
    }

    static ResourceChange moved(String from, String to, Change change) {
        return change(to, from, change, ActionReason.NONE, "");
    }

    static ResourceChange imported(String address, String id, Change change) {
        return change(address, address, change, ActionReason.NONE, id);
    }

    static ResourceChange deposed(String address, String key, Change change) {
        return change(address, address, Optional.of(key), change, ActionReason.NONE, "", List.of());
    }

    static ResourceChange dependent(String address, String on, Change change) {
        List<ConfigResourceAddress> dependencies = List.of(address(on).config());
        return change(
                address, address, Optional.empty(), change, ActionReason.NONE, "", dependencies);
    }

    static ResourceChange change(
            String address, String previous, Change change, ActionReason reason, String importId) {
        return change(address, previous, Optional.empty(), change, reason, importId, List.of());
    }

    private static ResourceChange change(
            String address,
            String previous,
            Optional<String> deposed,
            Change change,
            ActionReason reason,
            String importId,
            List<ConfigResourceAddress> dependencies) {
        return new ResourceChange(
                address(address),
                address(previous),
                deposed,
                PROVIDER,
                change,
                reason,
                dependencies,
                false,
                Optional.of(Source.of("main.tf", "\n\nresource {}\n").range(2, 10)),
                Optional.of(importId).filter(id -> !id.isEmpty()),
                false,
                Optional.empty());
    }

    static Change creating(Value after) {
        return new Change.Create(after);
    }

    static Change update(Value before, Value after) {
        return new Change.Update(before, after);
    }

    static Change replace(Value before, Value after, boolean createFirst) {
        return new Change.Replace(before, after, List.of(), createFirst);
    }

    static Change delete(Value before) {
        return new Change.Delete(before);
    }

    static Plan plan(ResourceChange... changes) {
        return plan(List.of(changes), List.of(), List.of(), Map.of());
    }

    static Plan plan(
            List<ResourceChange> changes,
            List<OutputChange> outputs,
            List<Drift> drift,
            Map<String, Value> variables) {
        return new Plan(
                PlanOptions.DEFAULT,
                new TreeMap<>(variables),
                changes,
                outputs,
                new TreeMap<>(),
                drift,
                List.of(),
                false,
                Optional.empty());
    }

    static OutputChange newOutput(String name, Value after) {
        return new OutputChange(name, Value.NULL, after, false, OutputChange.Kind.CREATE);
    }

    static PlanInputs inputs(Plan plan, StateSnapshot prior) {
        return PlanInputs.of("0.1.0", plan, prior, DIRECTORY).withKey(KEY);
    }

    static PlanDocument document(Plan plan, StateSnapshot prior) {
        return PlanDocuments.of(inputs(plan, prior));
    }

    static String written(PlanDocument document) {
        return new String(PlanFileWriter.bytes(document), StandardCharsets.UTF_8);
    }

    /// @param resources JSON of `resources`
    static StateSnapshot state(String resources) {
        return state("lineage-1", resources, "{}");
    }

    static StateSnapshot state(String lineage, String resources, String outputs) {
        String json =
                """
                {"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "%s",
                 "outputs": %s, "resources": [%s]}
                """
                        .formatted(lineage, outputs, resources);
        try {
            return StateReader.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (dev.terrane.state.StateFormatException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /// A resource with one instance.
    static String stored(String name, String attributes) {
        return stored(name, attributes, "");
    }

    /// @param further properties of the instance, each with a comma in front
    static String stored(String name, String attributes, String further) {
        return """
        {"mode": "managed", "type": "memory_thing", "name": "%s",
         "provider": "provider[\\"registry.terraform.io/hashicorp/memory\\"]",
         "instances": [{"schema_version": 0, "attributes": %s%s}]}
        """
                .formatted(name, attributes, further);
    }
}
