package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Mark;
import dev.terrane.value.Refinement;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A scope with one of each kind of value, under `local`: what begins with `u` is unknown, what
/// begins with `s` and is no set or string is sensitive.
record TestScope(Map<String, Value> locals) implements Scope {
    static final TestScope INSTANCE = new TestScope(allKinds());

    @Override
    public Value resolve(Traversal traversal, Diagnostics diagnostics) {
        if (traversal.root().equals("local")) {
            return Traversals.follow(Value.object(locals), traversal.steps(), diagnostics);
        }
        diagnostics.error("Invalid reference", "No such name.", traversal.rootRange());
        return Value.DYNAMIC;
    }

    @Override
    public Optional<Function> function(String name) {
        return Optional.ofNullable(TestFunctions.ALL.get(name));
    }

    @Override
    public Iterable<String> functionNames() {
        return TestFunctions.ALL.keySet();
    }

    private static Map<String, Value> allKinds() {
        Map<String, Value> all = new TreeMap<>();
        all.putAll(known());
        all.putAll(unknown());
        all.putAll(sensitive());
        return all;
    }

    private static Map<String, Value> known() {
        Value one = Value.number(1);
        Value two = Value.number(2);
        Type object = Type.object(Map.of("a", Type.NUMBER));
        Map<String, Value> known = new TreeMap<>();
        known.put("s", Value.string("text"));
        known.put("n", Value.number(5));
        known.put("zero", Value.number(0));
        known.put("b", Value.TRUE);
        known.put("ns", Value.nullOf(Type.STRING));
        known.put("nn", Value.nullOf(Type.NUMBER));
        known.put("l", Value.list(Type.STRING, texts("a", "b", "c")));
        known.put("t", Value.tuple(List.of(one, Value.string("two"), Value.TRUE)));
        known.put("m", Value.map(Type.NUMBER, Map.of("x", one, "y", two)));
        known.put("o", Value.object(Map.of("a", one, "b", Value.string("two"))));
        known.put("set", Value.set(Type.STRING, texts("p", "q")));
        known.put(
                "lo",
                Value.list(
                        object,
                        List.of(Value.object(Map.of("a", one)), Value.object(Map.of("a", two)))));
        known.put("elo", Value.list(object, List.of()));
        known.put(
                "nested",
                Value.object(
                        Map.of("k", Value.object(Map.of("list", Value.tuple(texts("deep")))))));
        return known;
    }

    private static List<Value> texts(String... texts) {
        return List.of(texts).stream().map(Value::string).toList();
    }

    private static Map<String, Value> unknown() {
        Type object = Type.object(Map.of("a", Type.STRING, "b", Type.NUMBER));
        Map<String, Value> unknown = new TreeMap<>();
        unknown.put("ud", Value.DYNAMIC);
        unknown.put("us", Value.unknown(Type.STRING));
        unknown.put("un", Value.unknown(Type.NUMBER));
        unknown.put("ub", Value.unknown(Type.BOOL));
        unknown.put("unn", new Value.UnknownValue(Type.STRING, Refinement.NOT_NULL));
        unknown.put("ul", Value.unknown(Type.list(Type.STRING)));
        unknown.put("unl", Value.unknown(Type.list(Type.NUMBER)));
        unknown.put("um", Value.unknown(Type.map(Type.STRING)));
        unknown.put("uo", Value.unknown(object));
        unknown.put("ut", Value.unknown(Type.tuple(List.of(Type.STRING, Type.NUMBER))));
        unknown.put("uset", Value.unknown(Type.set(Type.STRING)));
        unknown.put("ulo", Value.unknown(Type.list(Type.object(Map.of("a", Type.NUMBER)))));
        return unknown;
    }

    private static Map<String, Value> sensitive() {
        Value one = Value.number(1);
        Map<String, Value> sensitive = new TreeMap<>();
        sensitive.put("ss", Value.string("secret"));
        sensitive.put("sn", one);
        sensitive.put("sbig", Value.number(99));
        sensitive.put("sb", Value.TRUE);
        sensitive.put("sub", Value.unknown(Type.BOOL));
        sensitive.put("sl", Value.tuple(texts("x", "y")));
        sensitive.put("snl", Value.tuple(List.of(one, Value.number(2))));
        sensitive.put("so", Value.object(Map.of("a", one)));
        sensitive.put("sm", Value.map(Type.STRING, Map.of("k", Value.string("v"))));
        sensitive.replaceAll((name, value) -> value.withMarks(Set.of(Mark.SENSITIVE)));
        return sensitive;
    }
}
