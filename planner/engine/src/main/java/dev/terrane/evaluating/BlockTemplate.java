package dev.terrane.evaluating;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A body read by a provider's schema, ready to be evaluated for any number of instances.
///
/// What can be told without evaluating (an unsupported argument, a missing one) is reported once,
/// when the template is made.
public final class BlockTemplate {
    private final Schema.Block schema;
    private final Map<String, Attribute> attributes;
    private final Map<String, NestedTemplate> nested;
    private final Map<String, Type> types;
    private final Map<String, Value> absent;
    private final SourceRange range;
    private final boolean inner;
    private final boolean sound;

    private BlockTemplate(
            Schema.Block schema,
            Map<String, Attribute> attributes,
            Map<String, NestedTemplate> nested,
            SourceRange range,
            boolean inner,
            boolean sound) {
        this.inner = inner;
        this.sound = sound;
        this.schema = schema;
        this.attributes = attributes;
        this.nested = nested;
        this.range = range;
        this.types = argumentTypes(schema, attributes);
        this.absent = absentValues(schema, attributes);
    }

    /// @param body all of it: what the schema does not know is reported
    public static BlockTemplate of(Body body, Schema.Block schema, Diagnostics diagnostics) {
        return of(body, schema, false, diagnostics);
    }

    /// @param inner whether it is a block in another one
    static BlockTemplate of(
            Body body, Schema.Block schema, boolean inner, Diagnostics diagnostics) {
        Schema.Block fitted = BlocksForAttributes.fit(schema, body);
        Diagnostics own = new Diagnostics();
        BodyContent content = body.content(bodySchema(fitted), own);
        Map<String, NestedTemplate> nested = new LinkedHashMap<>();
        fitted.blocks()
                .forEach((name, type) ->
                        nested.put(name, NestedTemplate.of(name, type, content, own)));
        reportUnknownDynamic(content, fitted, own);
        diagnostics.addAll(own);
        return new BlockTemplate(
                fitted,
                content.attributes(),
                nested,
                content.missingItemRange(),
                inner,
                !own.hasErrors());
    }

    /// A `dynamic` block of a type that is not known would make nothing, in silence.
    private static void reportUnknownDynamic(
            BodyContent content, Schema.Block schema, Diagnostics diagnostics) {
        for (Block block : content.blocks()) {
            if (block.type().equals(NestedTemplate.DYNAMIC)
                    && !schema.blocks().containsKey(block.label(0))) {
                diagnostics.error(
                        "Unsupported block type",
                        "No block of type \"%s\" is known here.%s"
                                .formatted(
                                        block.label(0),
                                        NameSuggestion.didYouMean(
                                                block.label(0), schema.blocks().keySet())),
                        block.labels().getFirst().range());
            }
        }
    }

    /// An object of the schema's type. What is not set is null.
    public Value evaluate(Scope scope, Diagnostics diagnostics) {
        Map<String, Value> values = new LinkedHashMap<>(absent);
        attributes.forEach((name, attribute) ->
                values.put(name, argument(name, attribute, scope, diagnostics)));
        nested.forEach((name, blocks) -> values.put(name, blocks.evaluate(scope, diagnostics)));
        return Value.object(values);
    }

    /// Whether the body fits its schema. What does not is reported, and no provider needs to say it again.
    public boolean isSound() {
        return sound;
    }

    /// Where what the path leads to is written, to point at it: as Terraform does, an argument, or else
    /// the body that it would stand in. A path into a set, or into what a `dynamic` block makes, ends at
    /// the body around it.
    public SourceRange rangeOf(ValuePath path) {
        if (path.steps().isEmpty()
                || !(path.steps().getFirst() instanceof ValuePath.AttributeStep(String name))) {
            return range;
        }
        Attribute attribute = attributes.get(name);
        if (attribute != null) {
            return attribute.expression().range();
        }
        List<ValuePath.Step> rest = path.steps().subList(1, path.steps().size());
        NestedTemplate blocks = nested.get(name);
        return blocks == null ? range : blocks.rangeOf(rest).orElse(range);
    }

    public Map<String, Attribute> attributes() {
        return attributes;
    }

    private Value argument(String name, Attribute attribute, Scope scope, Diagnostics diagnostics) {
        Schema.Attribute declared = schema.attributes().get(name);
        Value value = Evaluator.evaluate(attribute.expression(), scope, diagnostics);
        if (declared != null && !declared.isArgument() && isGiven(value)) {
            if (sound) {
                reportReadOnly(name, attribute, diagnostics);
            }
            return Value.nullOf(declared.type());
        }
        try {
            return Conversion.convert(value, types.getOrDefault(name, Type.DYNAMIC));
        } catch (ConversionException e) {
            diagnostics.error(
                    "Incorrect attribute value type",
                    "The argument \"%s\" can not take this value: %s."
                            .formatted(name, e.getMessage()),
                    attribute.expression().range());
            return Value.unknown(declared == null ? Type.DYNAMIC : declared.type());
        }
    }

    /// Null is the same as nothing, also where the provider decides. What is not known yet may turn out
    /// to be null: in blocks that is waited for, as Terraform's providers do.
    private boolean isGiven(Value value) {
        return value.isKnown() ? !value.isNull() : !inner;
    }

    private static void reportReadOnly(String name, Attribute attribute, Diagnostics diagnostics) {
        diagnostics.error(
                "Value for unconfigurable attribute",
                "The provider decides what \"%s\" is; it can not be set. Remove this argument."
                        .formatted(name),
                attribute.range());
    }

    private static Map<String, Type> argumentTypes(
            Schema.Block schema, Map<String, Attribute> attributes) {
        Map<String, Type> types = new HashMap<>();
        schema.attributes()
                .forEach((name, attribute) -> {
                    if (attributes.containsKey(name)) {
                        types.put(name, attribute.argumentType());
                    }
                });
        return types;
    }

    private static Map<String, Value> absentValues(
            Schema.Block schema, Map<String, Attribute> attributes) {
        Map<String, Value> absent = new LinkedHashMap<>();
        schema.attributes()
                .forEach((name, attribute) -> {
                    if (!attributes.containsKey(name)) {
                        absent.put(name, Value.nullOf(attribute.type()));
                    }
                });
        return absent;
    }

    private static BodySchema bodySchema(Schema.Block schema) {
        List<AttributeSchema> attributes = new ArrayList<>();
        schema.attributes()
                .forEach((name, attribute) ->
                        attributes.add(new AttributeSchema(name, attribute.required())));
        List<BlockSchema> blocks = new ArrayList<>();
        schema.blocks()
                .forEach((name, block) ->
                        blocks.add(
                                block.nesting() == Nesting.MAP
                                        ? BlockSchema.of(name, "key")
                                        : BlockSchema.of(name)));
        blocks.add(BlockSchema.of(NestedTemplate.DYNAMIC, "type"));
        return new BodySchema(attributes, blocks);
    }

    static List<Block> blocksOf(BodyContent content, String name) {
        return content.blocks().stream()
                .filter(block ->
                        block.type().equals(name)
                                || (block.type().equals(NestedTemplate.DYNAMIC)
                                        && block.label(0).equals(name)))
                .toList();
    }
}
