package dev.terrane.operating.explaining;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a body says what an attribute is: with an argument, or with blocks of that name.
///
/// @param where it is written
/// @param references that are needed for it
record Arguments(SourceRange where, List<Traversal> references) {
    private static final String DYNAMIC = "dynamic";

    Arguments {
        references = List.copyOf(references);
    }

    /// Nothing where the body does not say it.
    static Optional<Arguments> of(ValuePath path, Body body) {
        return PlannedValues.firstAttribute(path).flatMap(name -> of(name, path, body));
    }

    private static Optional<Arguments> of(String name, ValuePath path, Body body) {
        Optional<Attribute> argument = content(body, name).attribute(name);
        return argument.isPresent() ? argument.map(found -> of(found, path)) : blocks(name, body);
    }

    /// Of an object or a tuple that is written out, only the part that is meant.
    private static Arguments of(Attribute argument, ValuePath path) {
        Expression part = argument.expression();
        SourceRange where = argument.range();
        for (ValuePath.Step step : path.steps().subList(1, path.steps().size())) {
            Optional<Expression> inside = part(part, step);
            if (inside.isEmpty()) {
                break;
            }
            part = inside.get();
            where = part.range();
        }
        return new Arguments(where, References.of(part));
    }

    private static Optional<Expression> part(Expression whole, ValuePath.Step step) {
        return switch (step) {
            case ValuePath.AttributeStep attribute -> member(whole, attribute.name());
            case ValuePath.IndexStep index ->
                    index.key() instanceof Value.StringValue key
                            ? member(whole, key.text())
                            : element(whole, index.key());
        };
    }

    private static Optional<Expression> member(Expression whole, String name) {
        return whole instanceof Expression.ObjectLiteral object
                ? object.items().stream()
                        .filter(item -> isNamed(item.key(), name))
                        .map(Expression.ObjectLiteral.Item::value)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isNamed(Expression key, String name) {
        return switch (key) {
            case Expression.ObjectKey bare when bare.bareName().isPresent() ->
                    bare.bareName().get().equals(name);
            case Expression.ObjectKey other -> isNamed(other.wrapped(), name);
            case Expression.Template template when template.parts().size() == 1 ->
                    isNamed(template.parts().getFirst(), name);
            case Expression.Literal literal ->
                    literal.value() instanceof Value.StringValue text && text.text().equals(name);
            default -> false;
        };
    }

    private static Optional<Expression> element(Expression whole, Value key) {
        if (!(whole instanceof Expression.Tuple tuple)
                || !(key instanceof Value.NumberValue number)) {
            return Optional.empty();
        }
        long index = number.number().asLong().orElse(-1);
        return index >= 0 && index < tuple.elements().size()
                ? Optional.of(tuple.elements().get((int) index))
                : Optional.empty();
    }

    private static BodyContent content(Body body, String name) {
        BodySchema schema = new BodySchema(List.of(AttributeSchema.optional(name)), List.of());
        return body.partialContent(schema, new Diagnostics()).content();
    }

    private static Optional<Arguments> blocks(String name, Body body) {
        BodySchema schema =
                new BodySchema(
                        List.of(), List.of(BlockSchema.of(name), BlockSchema.of(DYNAMIC, "type")));
        List<Block> blocks =
                body.partialContent(schema, new Diagnostics()).content().blocks().stream()
                        .filter(block ->
                                !block.type().equals(DYNAMIC)
                                        || block.labels().getFirst().text().equals(name))
                        .toList();
        List<Traversal> references = new ArrayList<>();
        blocks.forEach(block -> references.addAll(References.of(block.body())));
        return blocks.stream()
                .findFirst()
                .map(first -> new Arguments(first.headerRange(), references));
    }
}
