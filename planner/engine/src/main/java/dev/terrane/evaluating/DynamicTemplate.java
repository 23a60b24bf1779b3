package dev.terrane.evaluating;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.ChildScope;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.expression.StaticExpressions;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A `dynamic` block: as many blocks as `for_each` has elements.
///
/// ```
/// dynamic "ingress" {
///   for_each = var.ports
///   content { from_port = ingress.value }
/// }
/// ```
///
/// @param iterator the name under which the element stands, the block type by default
record DynamicTemplate(
        Expression forEach, String iterator, Optional<Expression> labels, BlockTemplate content) {
    private static final BodySchema SCHEMA =
            new BodySchema(
                    List.of(
                            AttributeSchema.required("for_each"),
                            AttributeSchema.optional("iterator"),
                            AttributeSchema.optional("labels")),
                    List.of(BlockSchema.of("content")));

    /// A block that was made, with its label where blocks of its type have one.
    record Made(Optional<String> label, Value value) {}

    static Optional<DynamicTemplate> of(Block block, Schema.Block schema, Diagnostics diagnostics) {
        BodyContent content = block.body().content(SCHEMA, diagnostics);
        List<Block> contents = content.blocksOfType("content");
        Optional<Attribute> forEach = content.attribute("for_each");
        if (contents.size() != 1) {
            diagnostics.error(
                    contents.isEmpty() ? "Missing content block" : "Extraneous content block",
                    "A dynamic block needs exactly one \"content\" block, which says what each"
                            + " generated block holds.",
                    contents.isEmpty() ? block.headerRange() : contents.get(1).headerRange());
            return Optional.empty();
        }
        BlockTemplate template =
                BlockTemplate.of(contents.getFirst().body(), schema, true, diagnostics);
        return forEach.map(each ->
                new DynamicTemplate(
                        each.expression(),
                        iteratorName(block, content),
                        content.attribute("labels").map(Attribute::expression),
                        template));
    }

    private static String iteratorName(Block block, BodyContent content) {
        return content.attribute("iterator")
                .flatMap(attribute -> StaticExpressions.asKeyword(attribute.expression()))
                .orElse(block.label(0));
    }

    /// Adds a block for each element.
    ///
    /// @return false where the elements are not known yet
    boolean evaluate(Scope scope, List<Made> made, Diagnostics diagnostics) {
        Value given = Evaluator.evaluate(forEach, scope, diagnostics);
        Value collection = given.unmarked();
        if (!collection.isKnown()) {
            return false;
        }
        if (collection.isNull() || !iterable(collection)) {
            diagnostics.error(
                    "Invalid dynamic for_each value",
                    "A list, set, tuple, map or object is needed, and this is %s."
                            .formatted(collection.isNull() ? "null" : collection.type().display()),
                    forEach.range());
            return true;
        }
        each(collection, given, scope, made, diagnostics);
        return true;
    }

    private void each(
            Value collection, Value given, Scope scope, List<Made> made, Diagnostics diagnostics) {
        if (collection.type() instanceof Type.MapType
                || collection.type() instanceof Type.ObjectType) {
            collection
                    .asMap()
                    .forEach(
                            (k, v) -> made.add(one(Value.string(k), v, given, scope, diagnostics)));
            return;
        }
        List<Value> elements = collection.asList();
        for (int i = 0; i < elements.size(); i++) {
            Value element = elements.get(i);
            Value key = collection instanceof Value.SetValue ? element : Value.number(i);
            made.add(one(key, element, given, scope, diagnostics));
        }
    }

    private Made one(Value key, Value element, Value given, Scope scope, Diagnostics diagnostics) {
        Value marked = element.withMarks(given.marks());
        Value iteration =
                Value.object(Map.of("key", key.withMarks(given.marks()), "value", marked));
        Scope inner = new ChildScope(scope, Map.of(iterator, iteration));
        Optional<String> label =
                labels.flatMap(expression -> label(expression, inner, diagnostics));
        return new Made(label, content.evaluate(inner, diagnostics));
    }

    private static Optional<String> label(
            Expression expression, Scope scope, Diagnostics diagnostics) {
        Value labels = Evaluator.evaluate(expression, scope, diagnostics).unmarked();
        boolean usable =
                labels.isWhollyKnown()
                        && (labels instanceof Value.TupleValue || labels instanceof Value.ListValue)
                        && labels.asList().size() == 1
                        && labels.asList().getFirst() instanceof Value.StringValue;
        if (!usable) {
            diagnostics.error(
                    "Invalid dynamic block labels",
                    "A list of one known string is needed, the label of the block.",
                    expression.range());
            return Optional.empty();
        }
        return Optional.of(labels.asList().getFirst().asString());
    }

    private static boolean iterable(Value value) {
        return value.type().isCollection() || value.type().isStructural();
    }
}
