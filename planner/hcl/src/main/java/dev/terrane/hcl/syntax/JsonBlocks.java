package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.JsonValue.ArrayValue;
import dev.terrane.hcl.syntax.JsonValue.NullValue;
import dev.terrane.hcl.syntax.JsonValue.ObjectValue;
import dev.terrane.hcl.syntax.JsonValue.Property;

import java.util.ArrayList;
import java.util.List;

/// Finds the blocks of one type in the value of a property: an object level for each label, then an
/// object for a block, or an array for several.
final class JsonBlocks {
    static final String WRONG_TYPE = "Incorrect JSON value type";

    private final BlockSchema type;
    private final SourceRange typeRange;
    private final Diagnostics diagnostics;
    private final List<Block> blocks = new ArrayList<>();

    private JsonBlocks(BlockSchema type, SourceRange typeRange, Diagnostics diagnostics) {
        this.type = type;
        this.typeRange = typeRange;
        this.diagnostics = diagnostics;
    }

    static List<Block> read(Property property, BlockSchema type, Diagnostics diagnostics) {
        JsonBlocks reader = new JsonBlocks(type, property.name().range(), diagnostics);
        reader.readLabelled(property.value(), List.of());
        return reader.blocks;
    }

    /// The properties of an object, or of all objects of an array; none of null.
    ///
    /// @param labelName what the names of the properties are, empty where they are arguments
    static List<Property> properties(JsonValue value, String labelName, Diagnostics diagnostics) {
        String purpose =
                labelName.isEmpty()
                        ? "with the arguments and blocks."
                        : "whose property names are the " + labelName + ".";
        List<Property> found = new ArrayList<>();
        switch (value) {
            case NullValue _ -> {}
            case ObjectValue object -> found.addAll(object.properties());
            case ArrayValue array -> {
                for (JsonValue element : array.elements()) {
                    if (element instanceof ObjectValue object) {
                        found.addAll(object.properties());
                    } else {
                        diagnostics.error(
                                WRONG_TYPE,
                                "Here an object is expected, " + purpose,
                                element.startRange());
                    }
                }
            }
            default ->
                    diagnostics.error(
                            WRONG_TYPE,
                            "Here an object or an array of objects is expected, " + purpose,
                            value.startRange());
        }
        return found;
    }

    private void readLabelled(JsonValue value, List<Block.Label> labels) {
        if (labels.size() == type.labelNames().size()) {
            readBodies(value, labels);
            return;
        }
        String labelName = type.labelNames().get(labels.size());
        List<Property> properties = properties(value, labelName, diagnostics);
        if (properties.isEmpty()) {
            diagnostics.error(
                    "Missing block label",
                    "Here a property is expected, whose name is the %s of the \"%s\" block."
                            .formatted(labelName, type.type()),
                    value.startRange());
        }
        for (Property property : properties) {
            List<Block.Label> further = new ArrayList<>(labels);
            further.add(new Block.Label(property.name().text(), property.name().range()));
            readLabelled(property.value(), further);
        }
    }

    private void readBodies(JsonValue value, List<Block.Label> labels) {
        switch (value) {
            case NullValue _ -> {}
            case ObjectValue object -> add(object, object.openRange(), labels);
            case ArrayValue array ->
                    array.elements().forEach(body -> add(body, array.openRange(), labels));
            default ->
                    diagnostics.error(
                            WRONG_TYPE,
                            "Here an object is expected for a \"%s\" block, or an array for several."
                                    .formatted(type.type()),
                            value.startRange());
        }
    }

    private void add(JsonValue body, SourceRange header, List<Block.Label> labels) {
        blocks.add(
                new Block(
                        type.type(), labels, new JsonBody(body), header, typeRange, body.range()));
    }
}
