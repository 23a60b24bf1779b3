package dev.terrane.provider.aws.identity;

import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A policy while it is put together from several, and its text.
///
/// Trees are of strings, lists and maps in their order.
final class PolicyText {
    private static final List<String> LISTS =
            List.of("Action", "NotAction", "Resource", "NotResource");

    private String version = "";
    private String id = "";
    private final List<Statement> statements = new ArrayList<>();

    /// @param members in the order in which they are written
    record Statement(String sid, String effect, Map<String, Object> members) {
        static Statement of(String sid, String effect) {
            return new Statement(sid, effect, new LinkedHashMap<>());
        }

        /// Nothing where it is empty.
        Statement with(String member, Object tree) {
            if (!isEmpty(tree)) {
                members.put(member, tree);
            }
            return this;
        }

        private static boolean isEmpty(Object tree) {
            return switch (tree) {
                case List<?> list -> list.isEmpty();
                case Map<?, ?> map -> map.isEmpty();
                default -> false;
            };
        }

        private Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            if (!sid.isEmpty()) {
                tree.put("Sid", sid);
            }
            if (!effect.isEmpty()) {
                tree.put("Effect", effect);
            }
            tree.putAll(members);
            return tree;
        }
    }

    /// Who a statement is about, by kind.
    static final class Principals {
        private final Map<String, Object> kinds = new TreeMap<>();

        /// @param who one, or a list
        void add(String kind, Object who) {
            Object listed =
                    who instanceof List<?> list
                            ? strings(list).stream().sorted(Comparator.reverseOrder()).toList()
                            : who;
            kinds.merge(kind, listed, Principals::both);
        }

        private static Object both(Object one, Object other) {
            List<Object> all = new ArrayList<>(one instanceof List<?> list ? list : List.of(one));
            all.addAll(other instanceof List<?> list ? list : List.of(other));
            return all;
        }

        Object tree() {
            boolean everybody =
                    kinds.equals(Map.of("*", "*")) || kinds.equals(Map.of("*", List.of("*")));
            return everybody ? "*" : kinds;
        }
    }

    /// Tests, and by test the values of each variable.
    static final class Conditions {
        private final Map<String, Map<String, List<String>>> tests = new TreeMap<>();

        void add(String test, String variable, List<String> values) {
            tests.computeIfAbsent(test, key -> new TreeMap<>())
                    .computeIfAbsent(variable, key -> new ArrayList<>())
                    .addAll(values);
        }

        Object tree() {
            Map<String, Object> tree = new TreeMap<>();
            tests.forEach((test, variables) -> {
                Map<String, Object> values = new TreeMap<>();
                variables.forEach((variable, texts) ->
                        values.put(variable, texts.size() == 1 ? texts.getFirst() : texts));
                tree.put(test, values);
            });
            return tree;
        }
    }

    static boolean isDocument(Value document) {
        return document instanceof Value.ObjectValue object
                && (member(object, "Statement") instanceof Value.TupleValue
                        || member(object, "Statement").isNull());
    }

    void merge(Value document) {
        Value.ObjectValue object = (Value.ObjectValue) document;
        merge(text(member(object, "Version")), text(member(object, "Id")), statements(document));
    }

    /// The newer version stays; the later id.
    void merge(String otherVersion, String otherId, List<Statement> others) {
        if (otherVersion.compareTo(version) > 0) {
            version = otherVersion;
        }
        if (!otherId.isEmpty()) {
            id = otherId;
        }
        others.forEach(this::add);
    }

    private void add(Statement statement) {
        for (int index = 0; index < statements.size(); index++) {
            if (!statement.sid().isEmpty() && statements.get(index).sid().equals(statement.sid())) {
                statements.set(index, statement);
                return;
            }
        }
        statements.add(statement);
    }

    static List<Statement> statements(Value document) {
        Value list = member((Value.ObjectValue) document, "Statement");
        return list.isNull()
                ? List.of()
                : list.asList().stream()
                        .filter(Value.ObjectValue.class::isInstance)
                        .map(statement -> statement((Value.ObjectValue) statement))
                        .toList();
    }

    private static Statement statement(Value.ObjectValue object) {
        Statement statement =
                Statement.of(text(member(object, "Sid")), text(member(object, "Effect")));
        LISTS.forEach(name -> {
            Value value = member(object, name);
            if (!value.isNull()) {
                statement.with(name, tree(value));
            }
        });
        statement.with("Principal", principals(member(object, "Principal")));
        statement.with("NotPrincipal", principals(member(object, "NotPrincipal")));
        return statement.with("Condition", conditions(member(object, "Condition")));
    }

    private static Object principals(Value value) {
        Principals principals = new Principals();
        switch (value) {
            case Value.ObjectValue object ->
                    object.attributes().forEach((kind, who) -> principals.add(kind, tree(who)));
            case Value.StringValue everybody -> principals.add("*", everybody.text());
            default -> {}
        }
        return principals.tree();
    }

    private static Object conditions(Value value) {
        Conditions conditions = new Conditions();
        if (value instanceof Value.ObjectValue tests) {
            tests.attributes()
                    .forEach((test, variables) -> {
                        if (variables instanceof Value.ObjectValue object) {
                            object.attributes()
                                    .forEach((variable, values) ->
                                            conditions.add(test, variable, texts(values)));
                        }
                    });
        }
        return conditions.tree();
    }

    private static List<String> texts(Value value) {
        return value instanceof Value.TupleValue tuple
                ? tuple.elements().stream().map(PolicyText::text).toList()
                : List.of(text(value));
    }

    private static List<String> strings(List<?> list) {
        return list.stream().map(String::valueOf).toList();
    }

    /// Names of members are the same in any case.
    private static Value member(Value.ObjectValue object, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return object.attributes().entrySet().stream()
                .filter(member -> member.getKey().toLowerCase(Locale.ROOT).equals(wanted))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Value.NULL);
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.NullValue none -> "";
            case Value.StringValue string -> string.text();
            default -> JsonText.of(value);
        };
    }

    private static Object tree(Value value) {
        return value instanceof Value.TupleValue tuple
                ? tuple.elements().stream().map(PolicyText::text).toList()
                : text(value);
    }

    String minified() {
        StringBuilder text = new StringBuilder();
        append(text, tree(), null);
        return text.toString();
    }

    String indented() {
        StringBuilder text = new StringBuilder();
        append(text, tree(), "\n");
        return text.toString();
    }

    private Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (!version.isEmpty()) {
            tree.put("Version", version);
        }
        if (!id.isEmpty()) {
            tree.put("Id", id);
        }
        if (!statements.isEmpty()) {
            tree.put("Statement", statements.stream().map(Statement::tree).toList());
        }
        return tree;
    }

    /// @param line the start of a line at this depth; null where all stands on one
    private static void append(
            StringBuilder text, Object tree, @org.jspecify.annotations.Nullable String line) {
        String inner = line == null ? null : line + "  ";
        String colon = line == null ? ":" : ": ";
        switch (tree) {
            case Map<?, ?> map -> {
                String comma = "{";
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    text.append(comma).append(inner == null ? "" : inner);
                    text.append(JsonText.quoted(String.valueOf(member.getKey()))).append(colon);
                    append(text, member.getValue(), inner);
                    comma = ",";
                }
                text.append(map.isEmpty() ? "{" : line == null ? "" : line).append('}');
            }
            case List<?> list -> {
                String comma = "[";
                for (Object element : list) {
                    text.append(comma).append(inner == null ? "" : inner);
                    append(text, element, inner);
                    comma = ",";
                }
                text.append(list.isEmpty() ? "[" : line == null ? "" : line).append(']');
            }
            default -> text.append(JsonText.quoted(String.valueOf(tree)));
        }
    }
}
