package dev.terrane.acceptance.parser;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.expression.TypeExpression;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.NativeBody;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a body as a specification says, in the little language that the test suite of HCL has for it:
/// `attr`, `block`, `block_list`, `block_map`, `object` and `literal`.
final class SpecificationDecoder {
    private final Scope scope;
    private final Diagnostics diagnostics;

    SpecificationDecoder(Scope scope, Diagnostics diagnostics) {
        this.scope = scope;
        this.diagnostics = diagnostics;
    }

    /// @param specification the only block of its file but `variables`
    Value decode(Block specification, Body body) {
        return switch (specification.type()) {
            case "literal" -> constant(specification, "value");
            case "object" -> object(specification, body);
            case "block", "block_list", "block_map" -> {
                Map<String, Block> only = Map.of("", specification);
                yield member(specification, body.content(schema(only), diagnostics));
            }
            default -> throw unknown(specification);
        };
    }

    private Value object(Block specification, Body body) {
        Map<String, Block> members = new LinkedHashMap<>();
        blocks(specification).forEach(member -> members.put(member.label(0), member));
        BodyContent content = body.content(schema(members), diagnostics);
        Map<String, Value> values = new LinkedHashMap<>();
        members.forEach((name, member) -> values.put(name, member(member, content)));
        return Value.object(values);
    }

    private BodySchema schema(Map<String, Block> members) {
        List<AttributeSchema> attributes = new ArrayList<>();
        List<BlockSchema> blocks = new ArrayList<>();
        for (Block member : members.values()) {
            if (member.type().equals("attr")) {
                attributes.add(AttributeSchema.optional(member.label(0)));
            } else if (!member.type().equals("literal")) {
                blocks.add(new BlockSchema(type(member), labels(member)));
            }
        }
        return new BodySchema(attributes, blocks);
    }

    private static String type(Block member) {
        return member.labels().isEmpty()
                ? constant(member, "block_type").asString()
                : member.label(0);
    }

    private static List<String> labels(Block member) {
        return attribute(member, "labels") == null
                ? List.of()
                : constant(member, "labels").asList().stream().map(Value::asString).toList();
    }

    private Value member(Block member, BodyContent content) {
        return switch (member.type()) {
            case "literal" -> constant(member, "value");
            case "attr" -> argument(member, content);
            case "block" ->
                    content.blocksOfType(type(member)).stream()
                            .findFirst()
                            .map(block -> decode(inner(member), block.body()))
                            .orElse(Value.NULL);
            case "block_list" -> list(member, content);
            case "block_map" -> map(member, content);
            default -> throw unknown(member);
        };
    }

    private Value argument(Block member, BodyContent content) {
        Diagnostics own = new Diagnostics();
        Attribute type = attribute(member, "type");
        Type wanted =
                type == null ? Type.DYNAMIC : TypeExpression.parse(type.expression(), own).type();
        Attribute given = content.attributes().get(member.label(0));
        if (given == null) {
            return Value.nullOf(wanted);
        }
        try {
            return Conversion.convert(
                    Evaluator.evaluate(given.expression(), scope, diagnostics), wanted);
        } catch (ConversionException e) {
            diagnostics.error("Incorrect value type", e.getMessage(), given.range());
            return Value.nullOf(wanted);
        }
    }

    private Value list(Block member, BodyContent content) {
        List<Value> values =
                content.blocksOfType(type(member)).stream()
                        .map(block -> decode(inner(member), block.body()))
                        .toList();
        return values.isEmpty()
                ? Value.list(Type.DYNAMIC, values)
                : Value.list(values.getFirst().type(), values);
    }

    private Value map(Block member, BodyContent content) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Block block : content.blocksOfType(type(member))) {
            values.put(block.label(0), decode(inner(member), block.body()));
        }
        return values.isEmpty()
                ? Value.map(Type.DYNAMIC, values)
                : Value.map(values.values().iterator().next().type(), values);
    }

    private static Block inner(Block member) {
        return blocks(member).getFirst();
    }

    private static List<Block> blocks(Block block) {
        return ((NativeBody) block.body()).blocks();
    }

    private static Attribute attribute(Block block, String name) {
        return ((NativeBody) block.body()).attributesByName().get(name);
    }

    private static Value constant(Block block, String name) {
        return Evaluator.evaluateConstant(attribute(block, name).expression(), new Diagnostics());
    }

    private static IllegalArgumentException unknown(Block block) {
        return new IllegalArgumentException("the decoder does not know " + block.type());
    }
}
