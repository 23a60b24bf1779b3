package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.support.Json;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.Condition;
import software.amazon.awssdk.services.s3.model.Redirect;
import software.amazon.awssdk.services.s3.model.RoutingRule;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The routes of a web site as JSON: `[{"Condition": {...}, "Redirect": {...}}]`.
final class RoutingRules {
    private RoutingRules() {}

    static List<RoutingRule> parsed(String text) {
        return Json.parse(text).map(Value::asList).orElse(List.of()).stream()
                .map(Value::asMap)
                .map(RoutingRules::rule)
                .toList();
    }

    private static RoutingRule rule(Map<String, Value> rule) {
        RoutingRule.Builder builder = RoutingRule.builder();
        if (rule.get("Condition") instanceof Value.ObjectValue condition) {
            builder.condition(c ->
                    c.httpErrorCodeReturnedEquals(text(condition, "HttpErrorCodeReturnedEquals"))
                            .keyPrefixEquals(text(condition, "KeyPrefixEquals")));
        }
        if (rule.get("Redirect") instanceof Value.ObjectValue redirect) {
            builder.redirect(r ->
                    r.hostName(text(redirect, "HostName"))
                            .httpRedirectCode(text(redirect, "HttpRedirectCode"))
                            .protocol(text(redirect, "Protocol"))
                            .replaceKeyPrefixWith(text(redirect, "ReplaceKeyPrefixWith"))
                            .replaceKeyWith(text(redirect, "ReplaceKeyWith")));
        }
        return builder.build();
    }

    private static @Nullable String text(Value.ObjectValue object, String name) {
        return object.attributes().get(name) instanceof Value.StringValue text ? text.text() : null;
    }

    /// Empty text where there are none.
    static String json(List<RoutingRule> rules) {
        return rules.isEmpty()
                ? ""
                : JsonText.of(Value.tuple(rules.stream().map(RoutingRules::tree).toList()));
    }

    private static Value tree(RoutingRule rule) {
        Map<String, Value> tree = new TreeMap<>();
        Condition condition = rule.condition();
        if (condition != null) {
            Map<String, Value> members = new TreeMap<>();
            put(members, "HttpErrorCodeReturnedEquals", condition.httpErrorCodeReturnedEquals());
            put(members, "KeyPrefixEquals", condition.keyPrefixEquals());
            tree.put("Condition", Value.object(members));
        }
        Redirect redirect = rule.redirect();
        if (redirect != null) {
            Map<String, Value> members = new TreeMap<>();
            put(members, "HostName", redirect.hostName());
            put(members, "HttpRedirectCode", redirect.httpRedirectCode());
            put(members, "Protocol", redirect.protocolAsString());
            put(members, "ReplaceKeyPrefixWith", redirect.replaceKeyPrefixWith());
            put(members, "ReplaceKeyWith", redirect.replaceKeyWith());
            tree.put("Redirect", Value.object(members));
        }
        return Value.object(tree);
    }

    private static void put(Map<String, Value> members, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            members.put(name, Value.string(text));
        }
    }
}
