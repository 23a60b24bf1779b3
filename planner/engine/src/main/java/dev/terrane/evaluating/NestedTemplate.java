package dev.terrane.evaluating;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// All blocks of one type in a body, those that `dynamic` makes among them, in source order.
final class NestedTemplate {
    static final String DYNAMIC = "dynamic";

    /// What one or several blocks are made from.
    private sealed interface Part {
        SourceRange range();
    }

    private record Written(Optional<String> label, BlockTemplate template, SourceRange range)
            implements Part {}

    private record Generated(DynamicTemplate template, SourceRange range) implements Part {}

    private final String name;
    private final Schema.NestedBlock schema;
    private final List<Part> parts;
    private final SourceRange bodyRange;

    private NestedTemplate(
            String name, Schema.NestedBlock schema, List<Part> parts, SourceRange bodyRange) {
        this.name = name;
        this.schema = schema;
        this.parts = parts;
        this.bodyRange = bodyRange;
    }

    static NestedTemplate of(
            String name, Schema.NestedBlock schema, BodyContent content, Diagnostics diagnostics) {
        List<Part> parts = new ArrayList<>();
        for (Block block : BlockTemplate.blocksOf(content, name)) {
            part(block, schema.block(), diagnostics).ifPresent(parts::add);
        }
        NestedTemplate template =
                new NestedTemplate(name, schema, parts, content.missingItemRange());
        template.checkWritten(diagnostics);
        return template;
    }

    private static Optional<Part> part(Block block, Schema.Block schema, Diagnostics diagnostics) {
        if (block.type().equals(DYNAMIC)) {
            return DynamicTemplate.of(block, schema, diagnostics)
                    .map(template -> new Generated(template, block.headerRange()));
        }
        Optional<String> label =
                block.labels().isEmpty() ? Optional.empty() : Optional.of(block.label(0));
        BlockTemplate template = BlockTemplate.of(block.body(), schema, true, diagnostics);
        return Optional.of(new Written(label, template, block.headerRange()));
    }

    /// Where something in one of the written blocks stands.
    ///
    /// @param steps which block, where there may be several, and the way inside
    Optional<SourceRange> rangeOf(List<ValuePath.Step> steps) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        List<ValuePath.Step> inside = single() ? steps : steps.subList(1, steps.size());
        return written(steps.getFirst())
                .map(block -> block.template().rangeOf(new ValuePath(inside)));
    }

    private Optional<Written> written(ValuePath.Step step) {
        List<Written> written =
                parts.stream().filter(Written.class::isInstance).map(Written.class::cast).toList();
        return switch (schema.nesting()) {
            case SINGLE, GROUP -> written.stream().findFirst();
            case LIST ->
                    step instanceof ValuePath.IndexStep(Value.NumberValue index)
                            ? at(index.number().asLong(), written)
                            : Optional.empty();
            case MAP ->
                    step instanceof ValuePath.IndexStep(Value.StringValue key)
                            ? written.stream()
                                    .filter(block -> block.label().equals(Optional.of(key.text())))
                                    .findFirst()
                            : Optional.empty();
            case SET -> Optional.empty();
        };
    }

    private static Optional<Written> at(OptionalLong index, List<Written> written) {
        return index.isPresent() && index.getAsLong() >= 0
                ? written.stream().skip(index.getAsLong()).findFirst()
                : Optional.empty();
    }

    Value evaluate(Scope scope, Diagnostics diagnostics) {
        List<DynamicTemplate.Made> made = new ArrayList<>();
        boolean unknown = false;
        for (Part part : parts) {
            switch (part) {
                case Written w ->
                        made.add(
                                new DynamicTemplate.Made(
                                        w.label(), w.template().evaluate(scope, diagnostics)));
                case Generated g -> unknown |= !g.template().evaluate(scope, made, diagnostics);
            }
        }
        if (unknown) {
            return Value.unknown(type());
        }
        if (parts.stream().anyMatch(Generated.class::isInstance)) {
            checkNumber(made.size(), diagnostics);
        }
        return together(made);
    }

    private Value together(List<DynamicTemplate.Made> made) {
        List<Value> values = made.stream().map(DynamicTemplate.Made::value).toList();
        return switch (schema.nesting()) {
            case SINGLE -> values.isEmpty() ? Value.nullOf(elementType()) : values.getFirst();
            case GROUP -> values.isEmpty() ? emptyGroup() : values.getFirst();
            case LIST ->
                    elementType().hasDynamic()
                            ? Value.tuple(values)
                            : Value.list(elementType(), values);
            case SET -> Value.set(elementType(), values);
            case MAP -> keyed(made);
        };
    }

    private Value keyed(List<DynamicTemplate.Made> made) {
        Map<String, Value> keyed = new LinkedHashMap<>();
        made.forEach(block -> keyed.put(block.label().orElse(""), block.value()));
        return elementType().hasDynamic() ? Value.object(keyed) : Value.map(elementType(), keyed);
    }

    private Value emptyGroup() {
        Map<String, Value> values = new LinkedHashMap<>();
        elementType()
                .attributes()
                .forEach((attribute, type) -> values.put(attribute, Value.nullOf(type)));
        return Value.object(values);
    }

    private Type.ObjectType elementType() {
        return schema.block().impliedType();
    }

    private Type type() {
        return switch (schema.nesting()) {
            case SINGLE, GROUP -> elementType();
            case LIST -> elementType().hasDynamic() ? Type.DYNAMIC : Type.list(elementType());
            case SET -> Type.set(elementType());
            case MAP -> elementType().hasDynamic() ? Type.DYNAMIC : Type.map(elementType());
        };
    }

    /// What is wrong for every instance: too few or too many, where no `dynamic` block makes some.
    private void checkWritten(Diagnostics diagnostics) {
        if (parts.stream().noneMatch(Generated.class::isInstance)) {
            checkNumber(parts.size(), diagnostics);
        }
    }

    private void checkNumber(int number, Diagnostics diagnostics) {
        int most = single() ? 1 : schema.maximum();
        if (number < schema.minimum()) {
            diagnostics.error(
                    "Insufficient " + name + " blocks",
                    "At least %d \"%s\" block%s needed here, and there %s %d."
                            .formatted(
                                    schema.minimum(),
                                    name,
                                    schema.minimum() == 1 ? " is" : "s are",
                                    number == 1 ? "is" : "are",
                                    number),
                    bodyRange);
        } else if (most > 0 && number > most) {
            diagnostics.error(
                    "Too many " + name + " blocks",
                    "No more than %d \"%s\" block%s may stand here, and there are %d."
                            .formatted(most, name, most == 1 ? "" : "s", number),
                    parts.get(Math.min(most, parts.size() - 1)).range());
        }
    }

    private boolean single() {
        return schema.nesting() == Nesting.SINGLE || schema.nesting() == Nesting.GROUP;
    }
}
