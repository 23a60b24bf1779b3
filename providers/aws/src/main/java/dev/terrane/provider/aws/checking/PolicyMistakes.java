package dev.terrane.provider.aws.checking;

import dev.terrane.provider.aws.support.Json;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a policy by the grammar of IAM's policy language, and says what does not fit it.
///
/// Source: "Grammar of the IAM JSON policy language" in the IAM User Guide.
final class PolicyMistakes {
    private static final Set<String> VERSIONS = Set.of("2008-10-17", "2012-10-17");
    private static final Set<String> MEMBERS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_MEMBERS =
            Set.of(
                    "Sid",
                    "Effect",
                    "Principal",
                    "NotPrincipal",
                    "Action",
                    "NotAction",
                    "Resource",
                    "NotResource",
                    "Condition");
    private static final Set<String> OPERATORS =
            Set.of(
                    "StringEquals",
                    "StringNotEquals",
                    "StringEqualsIgnoreCase",
                    "StringNotEqualsIgnoreCase",
                    "StringLike",
                    "StringNotLike",
                    "NumericEquals",
                    "NumericNotEquals",
                    "NumericLessThan",
                    "NumericLessThanEquals",
                    "NumericGreaterThan",
                    "NumericGreaterThanEquals",
                    "DateEquals",
                    "DateNotEquals",
                    "DateLessThan",
                    "DateLessThanEquals",
                    "DateGreaterThan",
                    "DateGreaterThanEquals",
                    "Bool",
                    "BinaryEquals",
                    "IpAddress",
                    "NotIpAddress",
                    "ArnEquals",
                    "ArnLike",
                    "ArnNotEquals",
                    "ArnNotLike",
                    "Null");

    private final PolicyKind kind;
    private final List<String> mistakes = new ArrayList<>();
    private final Set<String> sids = new HashSet<>();

    private PolicyMistakes(PolicyKind kind) {
        this.kind = kind;
    }

    /// Each as the end of a sentence. Empty text is no policy.
    static List<String> of(String text, PolicyKind kind) {
        PolicyMistakes found = new PolicyMistakes(kind);
        Json.parse(text)
                .filter(Value.ObjectValue.class::isInstance)
                .ifPresent(document -> found.document(document.asMap()));
        return found.mistakes;
    }

    private void document(Map<String, Value> document) {
        members(document, MEMBERS, "the document");
        Value version = document.get("Version");
        if (version != null && !VERSIONS.contains(text(version).orElse(""))) {
            mistakes.add("its `Version` must be \"2012-10-17\" (or \"2008-10-17\")");
        }
        Value statements = document.get("Statement");
        if (statements == null) {
            mistakes.add("it has no `Statement`");
            return;
        }
        List<Value> all = many(statements);
        if (all.isEmpty()) {
            mistakes.add("its `Statement` is empty");
        }
        for (int index = 0; index < all.size(); index++) {
            String name = "statement " + (index + 1);
            if (all.get(index) instanceof Value.ObjectValue statement) {
                statement(statement.attributes(), name);
            } else {
                mistakes.add(name + " is no object");
            }
        }
    }

    private void members(Map<String, Value> object, Set<String> known, String where) {
        object.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> mistakes.add(where + " has an unknown element \"" + name + "\""));
    }

    private void statement(Map<String, Value> statement, String name) {
        members(statement, STATEMENT_MEMBERS, name);
        String effect = Optional.ofNullable(statement.get("Effect")).flatMap(this::text).orElse("");
        if (!Set.of("Allow", "Deny").contains(effect)) {
            mistakes.add("the `Effect` of " + name + " must be \"Allow\" or \"Deny\"");
        }
        sid(statement, name);
        exactlyOne(statement, "Action", name);
        switch (kind) {
            case IDENTITY -> {
                exactlyOne(statement, "Resource", name);
                none(statement, "Principal", name);
                actions(statement, name);
                resources(statement, name);
            }
            case TRUST -> {
                exactlyOne(statement, "Principal", name);
                none(statement, "Resource", name);
            }
            case RESOURCE -> exactlyOne(statement, "Principal", name);
        }
        conditions(statement.get("Condition"), name);
    }

    private void sid(Map<String, Value> statement, String name) {
        Optional<String> sid = Optional.ofNullable(statement.get("Sid")).flatMap(this::text);
        if (sid.isEmpty() || kind == PolicyKind.RESOURCE) {
            return;
        }
        if (!sid.get().matches("[0-9A-Za-z]*")) {
            mistakes.add("the `Sid` of " + name + " must consist of letters and digits");
        } else if (!sid.get().isEmpty() && !sids.add(sid.get())) {
            mistakes.add("two statements have the `Sid` \"" + sid.get() + "\"");
        }
    }

    private void exactlyOne(Map<String, Value> statement, String element, String name) {
        boolean plain = statement.containsKey(element);
        boolean inverted = statement.containsKey("Not" + element);
        if (plain == inverted) {
            mistakes.add(
                    name
                            + (plain ? " has both `" : " needs `")
                            + element
                            + (plain ? "` and `Not" : "` or `Not")
                            + element
                            + "`");
        } else if (many(statement.get(plain ? element : "Not" + element)).isEmpty()) {
            mistakes.add("the `" + element + "` of " + name + " is empty");
        }
    }

    private void none(Map<String, Value> statement, String element, String name) {
        if (statement.containsKey(element) || statement.containsKey("Not" + element)) {
            mistakes.add(
                    name
                            + " must not have a `"
                            + element
                            + "` in "
                            + (kind == PolicyKind.TRUST
                                    ? "a trust policy"
                                    : "the policy of an identity"));
        }
    }

    private void actions(Map<String, Value> statement, String name) {
        for (String element : List.of("Action", "NotAction")) {
            for (Value action : many(statement.get(element))) {
                text(action)
                        .filter(text -> !text.equals("*") && !text.contains(":"))
                        .ifPresent(text ->
                                mistakes.add(
                                        "the action \""
                                                + text
                                                + "\" of "
                                                + name
                                                + " must be such as \"s3:GetObject\""));
            }
        }
    }

    private void resources(Map<String, Value> statement, String name) {
        for (String element : List.of("Resource", "NotResource")) {
            for (Value resource : many(statement.get(element))) {
                text(resource)
                        .filter(text ->
                                !text.equals("*")
                                        && !text.startsWith("arn:")
                                        && !text.startsWith("${"))
                        .ifPresent(text ->
                                mistakes.add(
                                        "the resource \""
                                                + text
                                                + "\" of "
                                                + name
                                                + " must be an ARN or \"*\""));
            }
        }
    }

    private void conditions(@Nullable Value conditions, String name) {
        if (conditions == null) {
            return;
        }
        if (!(conditions instanceof Value.ObjectValue operators)) {
            mistakes.add("the `Condition` of " + name + " is no object");
            return;
        }
        operators
                .attributes()
                .forEach((operator, keys) -> {
                    String plain =
                            operator.replaceFirst("^For(AllValues|AnyValue):", "")
                                    .replaceFirst("IfExists$", "");
                    if (!OPERATORS.contains(plain)) {
                        mistakes.add(
                                name + " has an unknown condition operator \"" + operator + "\"");
                    } else if (!(keys instanceof Value.ObjectValue)) {
                        mistakes.add(
                                "the condition \"" + operator + "\" of " + name + " is no object");
                    }
                });
    }

    private Optional<String> text(Value value) {
        return value instanceof Value.StringValue text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    private static List<Value> many(@Nullable Value value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof Value.TupleValue list ? list.elements() : List.of(value);
    }
}
