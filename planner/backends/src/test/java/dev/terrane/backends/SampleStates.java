package dev.terrane.backends;

import dev.terrane.address.AddressParser;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.state.AuditRecord;
import dev.terrane.state.JournalRecord;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.StateSnapshot.ResourceState;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// States with `terraform_data` objects.
public final class SampleStates {
    private static final ProviderConfigAddress PROVIDER =
            AddressParser.provider("provider[\"terraform.io/builtin/terraform\"]").orElseThrow();

    private SampleStates() {}

    /// One object for each name.
    public static StateSnapshot with(String... names) {
        SortedMap<AllInstances, ResourceState> resources = new TreeMap<>();
        for (String name : names) {
            put(resources, name, object("{\"id\":\"" + name + "\"}"));
        }
        return state(resources);
    }

    /// Of the objects that [#with] has made.
    public static List<String> names(StateSnapshot state) {
        return state.resources().keySet().stream()
                .map(address -> address.toString().replace("terraform_data.", ""))
                .toList();
    }

    /// One object of about that size.
    public static StateSnapshot ofBytes(int size) {
        SortedMap<AllInstances, ResourceState> resources = new TreeMap<>();
        put(resources, "large", object("{\"id\":\"" + "x".repeat(size) + "\"}"));
        return state(resources);
    }

    /// The same, and nobody can make it smaller.
    public static StateSnapshot unpackable(int size, long seed) {
        byte[] noise = new byte[size * 3 / 4];
        new Random(seed).nextBytes(noise);
        SortedMap<AllInstances, ResourceState> resources = new TreeMap<>();
        String text = Base64.getEncoder().encodeToString(noise);
        put(resources, "large", object("{\"id\":\"" + text + "\"}"));
        return state(resources);
    }

    /// What a journal tells of the creation of one object.
    public static List<JournalRecord> record(String name) {
        return List.of(
                new JournalRecord.Intent(address(name), Optional.empty(), PROVIDER, "create", ""),
                new JournalRecord.Saved(
                        address(name), Optional.empty(), PROVIDER, object("{\"id\":\"new\"}")));
    }

    /// What it tells of one that could not be made.
    public static List<JournalRecord> failed(String name) {
        return List.of(
                new JournalRecord.Intent(address(name), Optional.empty(), PROVIDER, "create", ""),
                new JournalRecord.Failed(address(name), Optional.empty()));
    }

    /// The same for many, each of about that size.
    public static List<JournalRecord> records(int count, int size) {
        List<JournalRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(
                    new JournalRecord.Saved(
                            address("r" + i),
                            Optional.empty(),
                            PROVIDER,
                            object("{\"id\":\"" + "x".repeat(size) + "\"}")));
        }
        return records;
    }

    /// Of about that size.
    public static AuditRecord auditRecord(int size) {
        return new AuditRecord(
                "2026-01-02T03:04:05Z",
                Map.of("user", "ann"),
                "x".repeat(size),
                new AuditRecord.Deed("apply", List.of(), List.of(), List.of(), 1, 2, "done"),
                "");
    }

    private static StateSnapshot state(SortedMap<AllInstances, ResourceState> resources) {
        return new StateSnapshot("1.11.4", 0, "", new TreeMap<>(), resources, "null");
    }

    private static void put(
            SortedMap<AllInstances, ResourceState> resources, String name, ObjectState object) {
        SortedMap<InstanceKey, InstanceState> instances = new TreeMap<>();
        instances.put(InstanceKey.NONE, InstanceState.of(object));
        resources.put(address(name).allInstances(), new ResourceState(PROVIDER, instances));
    }

    private static ResourceInstanceAddress address(String name) {
        return AddressParser.instance("terraform_data." + name).orElseThrow();
    }

    private static ObjectState object(String attributes) {
        return new ObjectState(
                false,
                0,
                attributes.getBytes(StandardCharsets.UTF_8),
                List.of(),
                new byte[0],
                List.of(),
                false,
                Optional.empty());
    }
}
