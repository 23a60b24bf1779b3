package dev.terrane.provider.aws;

import dev.terrane.provider.aws.support.Json;
import dev.terrane.value.Value;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Terraform did with the provider that this one stands in for, on moto: configurations in
/// JSON, one a step, and for each the plan, the state after applying it and after reading it again.
///
/// @param steps in the order in which they were applied
record Recording(String name, List<Step> steps) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+\\.\\w+)\\.(\\w+)}");

    /// @param objects arguments by address, without what refers to others before them
    record Step(
            Map<String, Value> objects,
            Map<String, Value> dataSources,
            Value provider,
            Map<String, Value> plan,
            Map<String, Value> applied,
            Map<String, Value> refreshed) {}

    static Recording named(String name) throws IOException {
        List<Step> steps = new ArrayList<>();
        List<Value> recorded = json(name + "/recorded.json").asList();
        for (int number = 0; number < recorded.size(); number++) {
            Value config = json(name + "/step" + (number + 1) + ".tf.json");
            steps.add(step(config.asMap(), recorded.get(number).asMap()));
        }
        return new Recording(name, steps);
    }

    private static Step step(Map<String, Value> config, Map<String, Value> recorded) {
        return new Step(
                inOrder(byAddress(config.getOrDefault("resource", Value.EMPTY_OBJECT))),
                byAddress(config.getOrDefault("data", Value.EMPTY_OBJECT)),
                config.get("provider").asMap().get("aws"),
                recorded.get("plan").asMap(),
                recorded.get("applied").asMap(),
                recorded.get("refreshed").asMap());
    }

    private static Value json(String path) throws IOException {
        try (InputStream text = Recording.class.getResourceAsStream("recorded/" + path)) {
            if (text == null) {
                throw new IOException("no recording at " + path);
            }
            return Json.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                    .orElseThrow();
        }
    }

    private static Map<String, Value> byAddress(Value types) {
        Map<String, Value> objects = new TreeMap<>();
        types.asMap()
                .forEach((type, named) ->
                        named.asMap()
                                .forEach((name, body) -> objects.put(type + "." + name, body)));
        return objects;
    }

    /// What is referred to comes first.
    private static Map<String, Value> inOrder(Map<String, Value> objects) {
        Map<String, Value> ordered = new LinkedHashMap<>();
        while (ordered.size() < objects.size()) {
            objects.forEach((address, body) -> {
                if (ordered.keySet().containsAll(references(body))) {
                    ordered.putIfAbsent(address, body);
                }
            });
        }
        return ordered;
    }

    private static Set<String> references(Value value) {
        Set<String> addresses = new TreeSet<>();
        switch (value) {
            case Value.StringValue text -> {
                Matcher reference = REFERENCE.matcher(text.text());
                while (reference.find()) {
                    addresses.add(reference.group(1));
                }
            }
            case Value.TupleValue tuple ->
                    tuple.elements().forEach(element -> addresses.addAll(references(element)));
            case Value.ObjectValue object ->
                    object.attributes()
                            .values()
                            .forEach(part -> addresses.addAll(references(part)));
            default -> {}
        }
        return addresses;
    }

    /// The value with others' attributes in the place of references to them.
    static Value resolved(Value value, Map<String, Value> others) {
        return switch (value) {
            case Value.StringValue text -> resolved(text, others);
            case Value.TupleValue tuple ->
                    Value.tuple(
                            tuple.elements().stream().map(part -> resolved(part, others)).toList());
            case Value.ObjectValue object -> {
                Map<String, Value> parts = new TreeMap<>();
                object.attributes()
                        .forEach((name, part) -> parts.put(name, resolved(part, others)));
                yield Value.object(parts);
            }
            default -> value;
        };
    }

    private static Value resolved(Value.StringValue text, Map<String, Value> others) {
        Matcher reference = REFERENCE.matcher(text.text());
        return reference.matches()
                ? others.get(reference.group(1)).asMap().get(reference.group(2))
                : text;
    }
}
