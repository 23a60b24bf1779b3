package dev.terrane.hcl.expression;

import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.JsonBody;
import dev.terrane.hcl.syntax.JsonValue;
import dev.terrane.hcl.syntax.NativeBody;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The names that an expression needs, without evaluating it.
public final class References {
    private static final String ITERATOR = "iterator";

    /// The functions whose second argument is a type: the words in it name nothing.
    private static final Set<String> TAKING_TYPES = Set.of("convert", "core::convert");

    /// The functions whose result has the elements of their argument.
    private static final Set<String> KEEPING_ELEMENTS = Set.of("values", "core::values");

    private final List<Traversal> found = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private final boolean following;
    private final IdentityHashMap<Expression.SplatElement, Traversal> splatted =
            new IdentityHashMap<>();

    /// The names that a `for` or a `dynamic` block gives, and those of the ones around it.
    ///
    /// @param element what the value is an element of, and that it is one; null where that is not known
    private record Bound(
            @Nullable String key,
            String value,
            @Nullable Bound outer,
            @Nullable Traversal element) {
        Bound(@Nullable String key, String value, @Nullable Bound outer) {
            this(key, value, outer, null);
        }

        boolean binds(String name) {
            return name.equals(value) || name.equals(key) || (outer != null && outer.binds(name));
        }

        /// What the name stands for, where it is an element of something that has a name itself.
        @Nullable Traversal elementOf(String name) {
            if (name.equals(value)) {
                return element;
            }
            return name.equals(key) || outer == null ? null : outer.elementOf(name);
        }
    }

    /// What is looked at of a name: `aws_vpc.a[each.key].id`, whose steps that are not constant are
    /// index steps with an unknown key. The elements that a `for` or a splat goes through are such steps,
    /// too: `[for v in aws_vpc.a : v.id]` and `aws_vpc.a[*].id` look at the same.
    ///
    /// @param elementsOnly whether it only matters which elements there are, and not what they are
    public record Use(Traversal path, boolean elementsOnly) {}

    private References() {
        this(false);
    }

    private References(boolean following) {
        this.following = following;
    }

    /// What an expression looks at, as far as can be told without evaluating it. Where it can not be
    /// told, it is more than what is looked at in truth.
    public static List<Use> uses(Expression expression) {
        var references = new References(true);
        references.collect(expression, null);
        return references.uses;
    }

    /// What an expression stands for, if it is nothing but a name and steps from there.
    public static Optional<Traversal> path(Expression expression) {
        return Optional.ofNullable(new References(true).path(expression, null));
    }

    /// The same of a body and the blocks in it.
    public static List<Use> uses(Body body) {
        var references = new References(true);
        references.collect(body, null);
        return references.uses;
    }

    /// All references in source order, but for names that a `for` in the expression gives. The same
    /// reference may be there several times.
    public static List<Traversal> of(Expression expression) {
        if (expression instanceof Expression.Literal) {
            return List.of();
        }
        var references = new References();
        references.collect(expression, null);
        return references.found;
    }

    public static List<Traversal> ofAll(Collection<Attribute> attributes) {
        var references = new References();
        attributes.forEach(attribute -> references.collect(attribute.expression(), null));
        return references.found;
    }

    /// All references in a body and the blocks in it, but for the iterators of `dynamic` blocks.
    public static List<Traversal> of(Body body) {
        var references = new References();
        references.collect(body, null);
        return references.found;
    }

    /// Whether the value depends on no name of the scope. It may still call functions.
    public static boolean isConstant(Expression expression) {
        return of(expression).isEmpty();
    }

    private void collect(Expression expression, @Nullable Bound bound) {
        Traversal path = following ? path(expression, bound) : null;
        if (path != null) {
            uses.add(new Use(path, false));
            collectKeys(expression, bound);
            return;
        }
        switch (expression) {
            case Expression.ScopeTraversal e -> add(e.traversal(), bound);
            case Expression.Template e -> collectAll(e.parts(), bound);
            case Expression.TemplateWrap e -> collect(e.wrapped(), bound);
            case Expression.TemplateJoin e -> collect(e.wrapped(), bound);
            case Expression.Parentheses e -> collect(e.inner(), bound);
            case Expression.Tuple e -> collectAll(e.elements(), bound);
            case Expression.ObjectLiteral e -> collectItems(e.items(), bound);
            case Expression.ObjectKey e -> collectKey(e, bound);
            case Expression.For e -> collectFor(e, bound);
            case Expression.Conditional e ->
                    collectAll(List.of(e.condition(), e.whenTrue(), e.whenFalse()), bound);
            case Expression.Binary e -> collectAll(List.of(e.left(), e.right()), bound);
            case Expression.Unary e -> collect(e.operand(), bound);
            case Expression.Call e -> collectAll(values(e), bound);
            case Expression.RelativeTraversal e -> collect(e.from(), bound);
            case Expression.Index e -> collectAll(List.of(e.collection(), e.key()), bound);
            case Expression.Splat e -> collectAll(List.of(e.collection(), e.each()), bound);
            case Expression.Json e ->
                    JsonExpressions.templates(e.value(), template -> collect(template, bound));
            case Expression.Literal e -> {}
            case Expression.SplatElement e -> {}
            case Expression.Unreadable e -> {}
        }
    }

    /// The steps that an expression goes from a name of the scope; null where it is something else.
    private @Nullable Traversal path(Expression expression, @Nullable Bound bound) {
        return switch (expression) {
            case Expression.ScopeTraversal e -> path(e.traversal(), bound);
            case Expression.Parentheses e -> path(e.inner(), bound);
            case Expression.TemplateWrap e -> path(e.wrapped(), bound);
            case Expression.Index e -> element(path(e.collection(), bound));
            case Expression.RelativeTraversal e -> further(path(e.from(), bound), e.steps());
            case Expression.SplatElement e -> splatted.get(e);
            case Expression.Splat e -> {
                Traversal element = element(path(e.collection(), bound));
                if (element != null) {
                    splatted.put(e.element(), element);
                }
                yield element == null ? null : path(e.each(), bound);
            }
            case Expression.Call e ->
                    KEEPING_ELEMENTS.contains(e.name()) && e.arguments().size() == 1
                            ? path(e.arguments().getFirst(), bound)
                            : null;
            default -> null;
        };
    }

    private static @Nullable Traversal path(Traversal traversal, @Nullable Bound bound) {
        if (bound == null || !bound.binds(traversal.root())) {
            return traversal;
        }
        return further(bound.elementOf(traversal.root()), traversal.steps());
    }

    private static @Nullable Traversal element(@Nullable Traversal collection) {
        return collection == null
                ? null
                : collection.with(
                        new Traversal.IndexStep(Value.DYNAMIC, collection.range()),
                        collection.range());
    }

    private static @Nullable Traversal further(
            @Nullable Traversal from, List<Traversal.Step> steps) {
        Traversal longer = from;
        for (Traversal.Step step : steps) {
            longer = longer == null ? null : longer.with(step, longer.range());
        }
        return longer;
    }

    /// What is looked at by the way, to know which steps a path goes.
    private void collectKeys(Expression path, @Nullable Bound bound) {
        switch (path) {
            case Expression.Parentheses e -> collectKeys(e.inner(), bound);
            case Expression.TemplateWrap e -> collectKeys(e.wrapped(), bound);
            case Expression.Index e -> {
                collectKeys(e.collection(), bound);
                collect(e.key(), bound);
            }
            case Expression.RelativeTraversal e -> collectKeys(e.from(), bound);
            case Expression.Splat e -> {
                collectKeys(e.collection(), bound);
                collectKeys(e.each(), bound);
            }
            case Expression.Call e -> collectKeys(e.arguments().getFirst(), bound);
            default -> {}
        }
    }

    private static List<Expression> values(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        return TAKING_TYPES.contains(call.name()) && arguments.size() == 2
                ? arguments.subList(0, 1)
                : arguments;
    }

    private void collect(Body body, @Nullable Bound bound) {
        switch (body) {
            case NativeBody b -> {
                b.attributesByName().values().forEach(a -> collect(a.expression(), bound));
                b.blocks().forEach(block -> collect(block, bound));
            }
            case JsonBody b -> collectJsonBody(b.value(), b.taken(), bound);
        }
    }

    private void collect(Block block, @Nullable Bound bound) {
        if (isDynamic(block) && block.body() instanceof NativeBody dynamic) {
            collectDynamic(block.label(0), dynamic, bound);
        } else {
            collect(block.body(), bound);
        }
    }

    private static boolean isDynamic(Block block) {
        return block.type().equals("dynamic") && block.labels().size() == 1;
    }

    /// In `content` the iterator is a name of its own.
    private void collectDynamic(String label, NativeBody dynamic, @Nullable Bound outer) {
        Attribute named = dynamic.attributesByName().get(ITERATOR);
        String iterator =
                named == null
                        ? label
                        : StaticExpressions.asKeyword(named.expression()).orElse(label);
        for (Attribute attribute : dynamic.attributesByName().values()) {
            if (!attribute.name().equals(ITERATOR)) {
                collect(
                        attribute.expression(),
                        attribute.name().equals("labels")
                                ? new Bound(null, iterator, outer)
                                : outer);
            }
        }
        dynamic.blocks().forEach(content -> collect(content, new Bound(null, iterator, outer)));
    }

    /// @param taken the properties that are no longer part of the body
    private void collectJsonBody(JsonValue json, Set<String> taken, @Nullable Bound bound) {
        switch (json) {
            case JsonValue.ObjectValue object -> {
                for (JsonValue.Property property : object.properties()) {
                    if (!taken.contains(property.name().text())) {
                        collectProperty(property, bound);
                    }
                }
            }
            case JsonValue.ArrayValue array ->
                    array.elements().forEach(element -> collectJsonBody(element, taken, bound));
            default -> collectJson(json, bound);
        }
    }

    /// Without a schema, blocks and objects look the same in JSON.
    private void collectJson(JsonValue json, @Nullable Bound bound) {
        switch (json) {
            case JsonValue.ObjectValue object ->
                    object.properties().forEach(property -> collectProperty(property, bound));
            case JsonValue.ArrayValue array ->
                    array.elements().forEach(element -> collectJson(element, bound));
            default -> JsonExpressions.templates(json, template -> collect(template, bound));
        }
    }

    private void collectProperty(JsonValue.Property property, @Nullable Bound bound) {
        String name = property.name().text();
        if (name.equals("//")) {
            return;
        }
        if (name.equals("dynamic") && property.value() instanceof JsonValue.ObjectValue byLabel) {
            byLabel.properties().forEach(p -> collectDynamics(p.name().text(), p.value(), bound));
            return;
        }
        JsonExpressions.templates(
                new JsonValue.StringValue(property.name()), template -> collect(template, bound));
        collectJson(property.value(), bound);
    }

    private void collectDynamics(String label, JsonValue value, @Nullable Bound bound) {
        switch (value) {
            case JsonValue.ArrayValue array ->
                    array.elements().forEach(element -> collectDynamics(label, element, bound));
            case JsonValue.ObjectValue dynamic -> collectDynamic(label, dynamic, bound);
            default -> collectJson(value, bound);
        }
    }

    private void collectDynamic(
            String label, JsonValue.ObjectValue dynamic, @Nullable Bound outer) {
        String iterator =
                dynamic.properties().stream()
                        .filter(property -> property.name().text().equals(ITERATOR))
                        .flatMap(property -> JsonExpressions.asTraversal(property.value()).stream())
                        .map(Traversal::root)
                        .findFirst()
                        .orElse(label);
        for (JsonValue.Property property : dynamic.properties()) {
            boolean outside = property.name().text().equals("for_each");
            collectJson(property.value(), outside ? outer : new Bound(null, iterator, outer));
        }
    }

    private void add(Traversal traversal, @Nullable Bound bound) {
        if (!following && (bound == null || !bound.binds(traversal.root()))) {
            found.add(traversal);
        }
    }

    private void collectAll(List<Expression> expressions, @Nullable Bound bound) {
        for (Expression expression : expressions) {
            collect(expression, bound);
        }
    }

    private void collectItems(List<Expression.ObjectLiteral.Item> items, @Nullable Bound bound) {
        for (Expression.ObjectLiteral.Item item : items) {
            collect(item.key(), bound);
            collect(item.value(), bound);
        }
    }

    private void collectKey(Expression.ObjectKey key, @Nullable Bound bound) {
        if (Constructors.bareName(key).isEmpty()) {
            collect(key.wrapped(), bound);
        }
    }

    private void collectFor(Expression.For loop, @Nullable Bound outer) {
        Traversal collection = following ? path(loop.collection(), outer) : null;
        if (collection == null) {
            collect(loop.collection(), outer);
        } else {
            uses.add(new Use(collection, true));
            collectKeys(loop.collection(), outer);
        }
        var bound = new Bound(loop.keyVariable(), loop.valueVariable(), outer, element(collection));
        if (loop.key() != null) {
            collect(loop.key(), bound);
        }
        collect(loop.value(), bound);
        if (loop.condition() != null) {
            collect(loop.condition(), bound);
        }
    }
}
