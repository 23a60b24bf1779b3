package dev.terrane.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// What is compared of the documents that `show -json` prints: one fact for each resource, output,
/// drift and check.
final class ParityFacts {
    private static final List<String> SAID_BY_ABSENCE =
            List.of("after_unknown", "before_sensitive", "after_sensitive");

    private ParityFacts() {}

    static Map<String, JsonNode> ofPlan(JsonNode document) {
        Map<String, JsonNode> facts = new LinkedHashMap<>();
        for (JsonNode resource : document.path("resource_changes")) {
            if (!isDataAsItWas(resource)) {
                facts.put("change " + nameOf(resource, "deposed"), resourceChange(resource));
            }
        }
        document.path("resource_drift")
                .forEach(drift ->
                        facts.put("drift " + address(drift), change(drift.path("change"))));
        Json.members(document.path("output_changes"))
                .forEach((name, each) -> facts.put("output change " + name, change(each)));
        document.path("checks")
                .forEach(check ->
                        facts.put(
                                "check " + check.path("address").path("to_display").asText(),
                                check.path("status")));
        facts.replaceAll((_, fact) -> masked(fact));
        return facts;
    }

    private static boolean isDataAsItWas(JsonNode resource) {
        JsonNode actions = resource.path("change").path("actions");
        return resource.path("mode").asText().equals("data")
                && actions.size() == 1
                && actions.get(0).asText().equals("no-op");
    }

    private static String nameOf(JsonNode resource, String deposedKey) {
        return address(resource)
                + (resource.path(deposedKey).asText("").isEmpty() ? "" : " (deposed)");
    }

    private static String address(JsonNode resource) {
        return resource.path("address").asText();
    }

    private static JsonNode resourceChange(JsonNode resource) {
        ObjectNode fact = Json.object();
        fact.set("change", change(resource.path("change")));
        fact.set("previous_address", orNull(resource.path("previous_address")));
        fact.set("action_reason", orNull(resource.path("action_reason")));
        return fact;
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? Json.MAPPER.nullNode() : node;
    }

    private static JsonNode change(JsonNode change) {
        ObjectNode fact = Json.object();
        set(fact, "actions", change.path("actions"));
        set(fact, "before", hidden(change.path("before"), change.path("before_sensitive")));
        set(fact, "after", hidden(change.path("after"), change.path("after_sensitive")));
        for (String name : SAID_BY_ABSENCE) {
            JsonNode said = pruned(change.path(name));
            if (!saysNothing(said)) {
                fact.set(name, said);
            }
        }
        if (!saysNothing(change.path("importing"))) {
            fact.set("importing", change.path("importing"));
        }
        if (!saysNothing(change.path("replace_paths"))) {
            fact.set("replace_paths", sorted(change.path("replace_paths")));
        }
        return fact;
    }

    private static void set(ObjectNode fact, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            fact.set(name, value);
        }
    }

    /// In one order, whichever it came in.
    private static JsonNode sorted(JsonNode paths) {
        ArrayNode sorted = Json.MAPPER.createArrayNode();
        StreamSupport.stream(paths.spliterator(), false)
                .sorted(Comparator.comparing(path -> path.toString().replace(",", ", ")))
                .forEach(sorted::add);
        return sorted;
    }

    /// A planned sensitive value is not compared: a plan may be kept without its secrets.
    private static JsonNode hidden(JsonNode value, JsonNode marks) {
        if (marks.isBoolean() && marks.asBoolean()) {
            return Json.of("<sensitive>");
        }
        if (value.isObject() && marks.isObject()) {
            ObjectNode hidden = Json.object();
            Json.members(value)
                    .forEach((name, each) -> hidden.set(name, hidden(each, marks.path(name))));
            return hidden;
        }
        if (value.isArray() && marks.isArray()) {
            ArrayNode hidden = Json.MAPPER.createArrayNode();
            for (int i = 0; i < value.size(); i++) {
                hidden.add(hidden(value.get(i), marks.path(i)));
            }
            return hidden;
        }
        return value;
    }

    /// Without what is false or empty.
    private static JsonNode pruned(JsonNode marks) {
        if (marks.isObject()) {
            ObjectNode pruned = Json.object();
            Json.members(marks)
                    .forEach((name, each) -> {
                        if (!saysNothing(pruned(each))) {
                            pruned.set(name, pruned(each));
                        }
                    });
            return pruned;
        }
        if (marks.isArray()) {
            ArrayNode pruned = Json.MAPPER.createArrayNode();
            marks.forEach(each -> pruned.add(pruned(each)));
            boolean allSayNothing =
                    StreamSupport.stream(pruned.spliterator(), false)
                            .allMatch(ParityFacts::saysNothing);
            return allSayNothing ? Json.MAPPER.createArrayNode() : pruned;
        }
        return marks;
    }

    private static boolean saysNothing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isBoolean() && !node.asBoolean())
                || (node.isContainerNode() && node.isEmpty());
    }

    static Map<String, JsonNode> ofState(JsonNode document) {
        Map<String, JsonNode> facts = new LinkedHashMap<>();
        JsonNode values = document.path("values");
        addResources(values.path("root_module"), facts);
        Json.members(values.path("outputs"))
                .forEach((name, output) -> facts.put("output " + name, output(output)));
        facts.replaceAll((_, fact) -> masked(fact));
        return facts;
    }

    private static void addResources(JsonNode module, Map<String, JsonNode> facts) {
        for (JsonNode resource : module.path("resources")) {
            ObjectNode fact = Json.object();
            fact.set("values", orNull(resource.path("values")));
            fact.set("tainted", Json.of(resource.path("tainted").asBoolean()));
            fact.set("sensitive", orNull(pruned(resource.path("sensitive_values"))));
            facts.put("state " + nameOf(resource, "deposed_key"), fact);
        }
        module.path("child_modules").forEach(child -> addResources(child, facts));
    }

    private static JsonNode output(JsonNode output) {
        ObjectNode fact = Json.object();
        fact.set("value", orNull(output.path("value")));
        fact.set("type", orNull(output.path("type")));
        fact.set("sensitive", Json.of(output.path("sensitive").asBoolean()));
        return fact;
    }

    /// Without what is another at each run; a whole number is one, however it was written.
    static JsonNode masked(JsonNode node) {
        if (node.isTextual()) {
            return Json.of(Masks.ofValues(node.asText()));
        }
        if (node.isObject()) {
            ObjectNode masked = Json.object();
            Json.members(node)
                    .forEach((name, each) -> masked.set(Masks.ofValues(name), masked(each)));
            return masked;
        }
        if (node.isArray()) {
            ArrayNode masked = Json.MAPPER.createArrayNode();
            node.forEach(each -> masked.add(masked(each)));
            return masked;
        }
        return node.isFloatingPointNumber() ? wholeNumber(node) : node;
    }

    private static JsonNode wholeNumber(JsonNode node) {
        double number = node.doubleValue();
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < 1L << 53;
        return isWhole ? Json.parse(String.valueOf((long) number)).orElseThrow() : node;
    }
}
