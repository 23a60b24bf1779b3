package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.JsonValue.ArrayValue;
import dev.terrane.hcl.syntax.JsonValue.ObjectValue;
import dev.terrane.hcl.syntax.JsonValue.Property;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A body of the JSON syntax: the properties of an object, or of all objects of an array.
///
/// @param value of another kind only by mistake, which is reported when somebody reads the body
/// @param taken names that an earlier reader has read
public record JsonBody(JsonValue value, Set<String> taken) implements Body {
    /// A property of that name is a comment.
    private static final String COMMENT = "//";

    public JsonBody {
        taken = Set.copyOf(taken);
    }

    JsonBody(JsonValue value) {
        this(value, Set.of());
    }

    @Override
    public BodyContent content(BodySchema schema, Diagnostics diagnostics) {
        PartialContent partial = partialContent(schema, diagnostics);
        if (partial.remaining() instanceof JsonBody rest) {
            reportUnread(schema, rest.taken, diagnostics);
        }
        return partial.content();
    }

    private void reportUnread(BodySchema schema, Set<String> read, Diagnostics diagnostics) {
        Set<String> known = schema.attributeNames();
        known.removeAll(read);
        known.addAll(schema.blocksByType().keySet());
        for (Property property : JsonBlocks.properties(value, "", diagnostics)) {
            String name = property.name().text();
            if (!name.equals(COMMENT) && !read.contains(name)) {
                diagnostics.add(
                        Diagnostic.error(
                                        "Extraneous JSON object property",
                                        "No argument or block is named \"%s\" here.%s"
                                                .formatted(
                                                        name,
                                                        NameSuggestion.didYouMean(name, known)),
                                        property.name().range())
                                .within(property.range()));
            }
        }
    }

    @Override
    public PartialContent partialContent(BodySchema schema, Diagnostics diagnostics) {
        Set<String> names = schema.attributeNames();
        Map<String, BlockSchema> types = schema.blocksByType();
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>();
        Set<String> read = new LinkedHashSet<>(taken);
        for (Property property : JsonBlocks.properties(value, "", diagnostics)) {
            String name = property.name().text();
            BlockSchema type = types.get(name);
            if (taken.contains(name)) {
                continue;
            }
            if (names.contains(name)) {
                read.add(name);
                addAttribute(property, attributes, diagnostics);
            } else if (type != null) {
                read.add(name);
                blocks.addAll(JsonBlocks.read(property, type, diagnostics));
            }
        }
        BodyProblems.reportMissing(schema, attributes.keySet(), missingItemRange(), diagnostics);
        return new PartialContent(
                new BodyContent(attributes, blocks, missingItemRange()), new JsonBody(value, read));
    }

    @Override
    public Map<String, Attribute> attributes(Diagnostics diagnostics) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        if (!(value instanceof ObjectValue object)) {
            diagnostics.error(
                    JsonBlocks.WRONG_TYPE,
                    "Here an object is expected, with a property for each argument.",
                    value.startRange());
            return attributes;
        }
        for (Property property : object.properties()) {
            String name = property.name().text();
            if (!name.equals(COMMENT) && !taken.contains(name)) {
                addAttribute(property, attributes, diagnostics);
            }
        }
        return attributes;
    }

    private static void addAttribute(
            Property property, Map<String, Attribute> attributes, Diagnostics diagnostics) {
        Attribute attribute =
                new Attribute(
                        property.name().text(),
                        new Expression.Json(property.value()),
                        property.range(),
                        property.name().range());
        Attribute earlier = attributes.putIfAbsent(attribute.name(), attribute);
        if (earlier != null) {
            diagnostics.error(
                    "Duplicate argument",
                    "The argument \"%s\" was set already, at %s. Remove one of the two."
                            .formatted(attribute.name(), earlier.nameRange()),
                    attribute.nameRange());
        }
    }

    @Override
    public SourceRange range() {
        return value.range();
    }

    @Override
    public SourceRange missingItemRange() {
        return switch (value) {
            case ObjectValue object -> object.closeRange();
            case ArrayValue array -> array.openRange();
            default -> value.startRange();
        };
    }
}
