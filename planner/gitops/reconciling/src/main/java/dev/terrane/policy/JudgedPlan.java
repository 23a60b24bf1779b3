package dev.terrane.policy;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ResourceInstanceAddress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan's document as rules see it: maps, lists, texts, numbers, truths and nulls.
///
/// Each change has what its file says of it (`address`, `actions`, `before`, `after` and so on) and, so
/// that rules need not take addresses apart, `place`, `module`, `mode`, `type`, `name` and `action`
/// (`create`, `update`, `replace`, `delete`, `read`, `forget`). `unknown` and `sensitive` list the
/// attributes of `after` that can not be judged.
public final class JudgedPlan {
    private final Map<String, Object> document;
    private final List<Change> changes;

    /// @param values by their names
    record Change(String place, Map<String, Object> values, List<NotKnown> notKnown) {}

    private JudgedPlan(Map<String, Object> document, List<Change> changes) {
        this.document = document;
        this.changes = changes;
    }

    /// @param json of a plan file
    public static JudgedPlan read(byte[] json) throws IOException {
        return of(PlanJson.read(json));
    }

    /// @param document with the members of a plan file, as far as rules ask for them
    static JudgedPlan of(Map<String, Object> document) {
        Map<String, Object> whole = new HashMap<>(document);
        List<Change> changes = new ArrayList<>();
        members(document.get("changes"))
                .forEach((place, change) -> changes.add(change(place, members(change))));
        List<NotKnown> ignored = new ArrayList<>();
        whole.replaceAll((name, value) ->
                name.equals("changes") ? value : PlanValues.of(value, name, ignored));
        Map<String, Object> byPlace = new LinkedHashMap<>();
        changes.forEach(change -> byPlace.put(change.place(), change.values()));
        whole.put("changes", byPlace);
        for (String map : List.of("outputs", "drift", "variables", "providers", "options")) {
            whole.putIfAbsent(map, Map.of());
        }
        return new JudgedPlan(whole, List.copyOf(changes));
    }

    /// What `plan` stands for.
    Map<String, Object> document() {
        return document;
    }

    List<Change> changes() {
        return changes;
    }

    private static Change change(String place, Map<String, Object> written) {
        List<NotKnown> notKnown = new ArrayList<>();
        List<NotKnown> before = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        values.put("address", place);
        values.put("forced_by", List.of());
        values.put("dependencies", List.of());
        values.put("stateful", false);
        values.put("public_exposure", "");
        values.put("before", PlanValues.NULL);
        values.put("after", PlanValues.NULL);
        written.forEach((name, value) ->
                values.put(
                        name,
                        PlanValues.of(value, name, name.equals("after") ? notKnown : before)));
        values.put("place", place);
        values.put("action", action(values.get("actions")));
        values.put("unknown", attributes(NotKnown.paths(notKnown, false)));
        values.put("sensitive", attributes(NotKnown.paths(notKnown, true)));
        addAddress(values, String.valueOf(values.get("address")));
        notKnown.addAll(before);
        return new Change(place, values, List.copyOf(notKnown));
    }

    /// `after.tags.name` is the attribute `tags.name`.
    private static List<String> attributes(List<String> paths) {
        return paths.stream().map(path -> path.replaceFirst("^after\\.?", "")).toList();
    }

    private static String action(@org.jspecify.annotations.Nullable Object actions) {
        List<?> all = actions instanceof List<?> list ? list : List.of();
        if (all.contains("create") && all.contains("delete")) {
            return "replace";
        }
        return all.isEmpty() ? "none" : String.valueOf(all.getFirst());
    }

    private static void addAddress(Map<String, Object> values, String address) {
        Optional<ResourceInstanceAddress> parsed = AddressParser.instance(address);
        values.put("module", parsed.map(at -> at.module().toString()).orElse(""));
        values.put(
                "mode",
                parsed.map(at -> at.resource().isManaged() ? "managed" : "data").orElse(""));
        values.put("type", parsed.map(at -> at.resource().type()).orElse(""));
        values.put("name", parsed.map(at -> at.resource().name()).orElse(""));
    }

    private static Map<String, Object> members(@org.jspecify.annotations.Nullable Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
        }
        return members;
    }
}
