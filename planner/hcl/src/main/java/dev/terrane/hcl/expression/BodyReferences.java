package dev.terrane.hcl.expression;

import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.JsonBody;
import dev.terrane.hcl.syntax.NativeBody;
import dev.terrane.hcl.syntax.Traversal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The names that a body needs, whatever its schema.
///
/// The iterator of a `dynamic` block is no name of the scope. In the JSON syntax, which does not
/// tell blocks from attributes, an iterator is taken for one; whoever looks it up finds no such
/// thing, and goes on.
public final class BodyReferences {
    private static final String DYNAMIC = "dynamic";

    private BodyReferences() {}

    /// All references of all arguments at any depth. The same may be there several times.
    public static List<Traversal> of(Body body) {
        List<Traversal> found = new ArrayList<>();
        collect(body, Set.of(), found);
        return found;
    }

    private static void collect(Body body, Set<String> iterators, List<Traversal> found) {
        switch (body) {
            case NativeBody written -> {
                written.attributesByName().values().forEach(a -> collect(a, iterators, found));
                written.blocks().forEach(block -> collect(block, iterators, found));
            }
            case JsonBody json ->
                    found.addAll(References.of(new Expression.Json(json.value())));
        }
    }

    private static void collect(Attribute attribute, Set<String> iterators, List<Traversal> found) {
        for (Traversal reference : References.of(attribute.expression())) {
            if (!iterators.contains(reference.root())) {
                found.add(reference);
            }
        }
    }

    private static void collect(Block block, Set<String> iterators, List<Traversal> found) {
        if (block.type().equals(DYNAMIC) && !block.labels().isEmpty()) {
            collectDynamic(block, iterators, found);
        } else {
            collect(block.body(), iterators, found);
        }
    }

    private static void collectDynamic(Block block, Set<String> outer, List<Traversal> found) {
        if (!(block.body() instanceof NativeBody body)) {
            return;
        }
        Attribute named = body.attributesByName().get("iterator");
        String iterator =
                named == null
                        ? block.label(0)
                        : StaticExpressions.asKeyword(named.expression()).orElse(block.label(0));
        Set<String> inner = new java.util.HashSet<>(outer);
        inner.add(iterator);
        Attribute forEach = body.attributesByName().get("for_each");
        if (forEach != null) {
            collect(forEach, outer, found);
        }
        Attribute labels = body.attributesByName().get("labels");
        if (labels != null) {
            collect(labels, inner, found);
        }
        body.blocks().forEach(content -> collect(content, inner, found));
    }
}
