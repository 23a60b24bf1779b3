package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.JsonBody;
import dev.terrane.hcl.syntax.NativeBody;
import dev.terrane.spi.Schema;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The arguments and nested blocks of a body, with their expressions.
final class ArgumentsJson {
    private final JsonGenerator json;

    ArgumentsJson(JsonGenerator json) {
        this.json = json;
    }

    /// Nothing where the body holds nothing that the schema knows; without a schema, all of it is
    /// known.
    void writeField(String name, Body body, Optional<Schema.Block> schema) throws IOException {
        BodyContent content = content(body, schema);
        if (!content.attributes().isEmpty() || !content.blocks().isEmpty()) {
            json.writeFieldName(name);
            write(content, schema);
        }
    }

    void writeField(String name, Map<String, Attribute> arguments) throws IOException {
        if (arguments.isEmpty()) {
            return;
        }
        json.writeFieldName(name);
        json.writeStartObject();
        for (Attribute argument : arguments.values()) {
            json.writeFieldName(argument.name());
            ExpressionJson.write(json, argument.expression());
        }
        json.writeEndObject();
    }

    private static BodyContent content(Body body, Optional<Schema.Block> schema) {
        var unheard = new Diagnostics();
        if (schema.isPresent()) {
            return body.partialContent(bodySchema(schema.get()), unheard).content();
        }
        return switch (body) {
            case NativeBody b ->
                    new BodyContent(b.attributesByName(), b.blocks(), b.missingItemRange());
            case JsonBody b ->
                    new BodyContent(b.attributes(unheard), List.of(), b.missingItemRange());
        };
    }

    private static BodySchema bodySchema(Schema.Block block) {
        return new BodySchema(
                block.attributes().keySet().stream().map(AttributeSchema::optional).toList(),
                block.blocks().entrySet().stream()
                        .map(e -> blockSchema(e.getKey(), e.getValue()))
                        .toList());
    }

    private static BlockSchema blockSchema(String type, Schema.NestedBlock nested) {
        return nested.nesting() == Schema.Nesting.MAP
                ? BlockSchema.of(type, "key")
                : BlockSchema.of(type);
    }

    private void write(BodyContent content, Optional<Schema.Block> schema) throws IOException {
        Map<String, Attribute> attributes = new TreeMap<>(content.attributes());
        TreeSet<String> names = new TreeSet<>(attributes.keySet());
        content.blocks().forEach(block -> names.add(block.type()));
        json.writeStartObject();
        for (String name : names) {
            json.writeFieldName(name);
            Attribute attribute = attributes.get(name);
            if (attribute != null) {
                ExpressionJson.write(json, attribute.expression());
            } else {
                writeBlocks(content.blocksOfType(name), nested(schema, name));
            }
        }
        json.writeEndObject();
    }

    private static Optional<Schema.NestedBlock> nested(Optional<Schema.Block> schema, String name) {
        return schema.map(block -> block.blocks().get(name));
    }

    private void writeBlocks(List<Block> blocks, Optional<Schema.NestedBlock> nested)
            throws IOException {
        Optional<Schema.Block> schema = nested.map(Schema.NestedBlock::block);
        switch (nested.map(Schema.NestedBlock::nesting).orElse(Schema.Nesting.LIST)) {
            case SINGLE, GROUP -> write(content(blocks.getFirst().body(), schema), schema);
            case LIST, SET -> {
                json.writeStartArray();
                for (Block block : blocks) {
                    write(content(block.body(), schema), schema);
                }
                json.writeEndArray();
            }
            case MAP -> {
                json.writeStartObject();
                for (Block block : blocks) {
                    json.writeFieldName(block.label(0));
                    write(content(block.body(), schema), schema);
                }
                json.writeEndObject();
            }
        }
    }
}
