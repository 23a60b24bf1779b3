package dev.terrane.provider.aws.support;

import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Documents that say who may do what. AWS gives them back written otherwise than they were given:
/// in another order, a list of one as a single value, an account as the ARN of its root. That is no
/// change.
public final class Policies {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern ROOT = Pattern.compile("arn:[a-z-]+:iam::(\\d{12}):root");

    /// Members of a statement whose value is a list where order does not matter.
    private static final Set<String> LISTS =
            Set.of("action", "notaction", "resource", "notresource");

    private Policies() {}

    /// Whether two documents mean the same.
    public static boolean same(Value one, Value other) {
        Optional<Value> meaning = Json.parse(one.asString()).map(Policies::meaning);
        return meaning.isPresent()
                && meaning.equals(Json.parse(other.asString()).map(Policies::meaning));
    }

    /// What a state keeps of a document that was found: what it has, where that means the same.
    public static String kept(Optional<String> had, String found) {
        return had.filter(text -> same(Value.string(text), Value.string(found)))
                .orElseGet(() -> Json.normalized(found));
    }

    /// As [#kept], for the arguments that have `Version` first.
    public static String keptVersionFirst(Optional<String> had, String found) {
        return had.filter(text -> same(Value.string(text), Value.string(found)))
                .orElseGet(() -> versionFirst(found));
    }

    /// As [Json#normalized], but with `Version` first, which AWS asks for in some places.
    public static String versionFirst(String text) {
        Optional<Value> document = Json.parse(text);
        if (document.isEmpty() || !(document.get() instanceof Value.ObjectValue object)) {
            return text;
        }
        Value version = object.attributes().get("Version");
        if (version == null) {
            return Json.normalized(text);
        }
        Map<String, Value> others = new TreeMap<>(object.attributes());
        others.remove("Version");
        String rest = JsonText.of(Value.object(others));
        return "{\"Version\":"
                + JsonText.of(version)
                + (others.isEmpty() ? "}" : "," + rest.substring(1));
    }

    /// Whether a statement without a condition allows everybody something.
    public static boolean allowsEverybody(String text) {
        return Json.parse(text).map(Policies::meaning).stream()
                .filter(Value.ObjectValue.class::isInstance)
                .flatMap(document ->
                        many(document.asMap().getOrDefault("Statement", Value.EMPTY_TUPLE))
                                .stream())
                .filter(Value.ObjectValue.class::isInstance)
                .map(Value::asMap)
                .anyMatch(statement ->
                        Value.string("Allow").equals(statement.get("Effect"))
                                && Value.string("*").equals(statement.get("Principal"))
                                && !statement.containsKey("Condition"));
    }

    private static Value meaning(Value document) {
        if (!(document instanceof Value.ObjectValue object)) {
            return document;
        }
        Map<String, Value> members = new TreeMap<>(object.attributes());
        Value statements = members.get("Statement");
        if (statements != null) {
            members.put(
                    "Statement",
                    sorted(many(statements).stream().map(Policies::statement).toList()));
        }
        return Value.object(members);
    }

    private static Value statement(Value statement) {
        if (!(statement instanceof Value.ObjectValue object)) {
            return statement;
        }
        Map<String, Value> members = new TreeMap<>();
        object.attributes().forEach((name, value) -> members.put(name, member(name, value)));
        members.computeIfPresent("Sid", (name, sid) -> sid.equals(Value.string("")) ? null : sid);
        return Value.object(members);
    }

    private static Value member(String name, Value value) {
        String known = name.toLowerCase(Locale.ROOT);
        if (LISTS.contains(known)) {
            return sorted(
                    many(value).stream()
                            .map(each -> known.endsWith("action") ? lowerCase(each) : each)
                            .toList());
        }
        return switch (known) {
            case "principal", "notprincipal" -> principals(value);
            case "condition" -> conditions(value);
            default -> value;
        };
    }

    /// Names of actions are the same in capitals.
    private static Value lowerCase(Value action) {
        return action instanceof Value.StringValue text
                ? Value.string(text.text().toLowerCase(Locale.ROOT))
                : action;
    }

    private static Value principals(Value value) {
        if (!(value instanceof Value.ObjectValue object)) {
            return value;
        }
        Map<String, Value> kinds = new TreeMap<>();
        object.attributes()
                .forEach((kind, who) ->
                        kinds.put(
                                kind, sorted(many(who).stream().map(Policies::account).toList())));
        return kinds.equals(Map.of("AWS", sorted(List.of(Value.string("*")))))
                ? Value.string("*")
                : Value.object(kinds);
    }

    private static Value account(Value principal) {
        if (principal instanceof Value.StringValue text) {
            var root = ROOT.matcher(text.text());
            return root.matches() ? Value.string(root.group(1)) : text;
        }
        if (principal instanceof Value.NumberValue number
                && ACCOUNT.matcher(number.number().toString()).matches()) {
            return Value.string(number.number().toString());
        }
        return principal;
    }

    /// Operator, key, values; each value may be written as text.
    private static Value conditions(Value value) {
        if (!(value instanceof Value.ObjectValue operators)) {
            return value;
        }
        Map<String, Value> meant = new TreeMap<>();
        operators
                .attributes()
                .forEach((operator, keys) -> meant.put(operator, conditionKeys(keys)));
        return Value.object(meant);
    }

    private static Value conditionKeys(Value value) {
        if (!(value instanceof Value.ObjectValue keys)) {
            return value;
        }
        Map<String, Value> meant = new TreeMap<>();
        keys.attributes()
                .forEach((key, values) ->
                        meant.put(
                                key.toLowerCase(Locale.ROOT),
                                sorted(many(values).stream().map(Policies::text).toList())));
        return Value.object(meant);
    }

    private static Value text(Value scalar) {
        return switch (scalar) {
            case Value.BoolValue bool -> Value.string(String.valueOf(bool.truth()));
            case Value.NumberValue number -> Value.string(number.number().toString());
            default -> scalar;
        };
    }

    private static List<Value> many(Value value) {
        return value instanceof Value.TupleValue tuple ? tuple.elements() : List.of(value);
    }

    private static Value sorted(List<Value> elements) {
        List<Value> distinct = new ArrayList<>(elements.stream().distinct().toList());
        distinct.sort(Comparator.comparing(JsonText::of));
        return Value.tuple(distinct);
    }
}
