package dev.terrane.provider.plugin.wire;

import com.google.protobuf.ByteString;

import dev.terrane.spi.Schema;
import dev.terrane.value.Type;

import tfplugin6.StringKind;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Schemas of protocol 6 as ours.
public final class Schemas {
    private Schemas() {}

    /// @throws MalformedAnswer where it holds what no schema can
    public static Schema of(tfplugin6.Schema schema) throws MalformedAnswer {
        try {
            return new Schema(schema.getVersion(), block(schema.getBlock()));
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedAnswer("a schema can not be read: " + e.getMessage(), e);
        }
    }

    /// A type as the protocol carries it.
    ///
    /// @throws MalformedAnswer where it is none
    public static Type type(ByteString json) throws MalformedAnswer {
        try {
            return TypeTexts.read(json.toStringUtf8());
        } catch (IOException e) {
            throw new MalformedAnswer("a type can not be read: " + e.getMessage(), e);
        }
    }

    private static Schema.Block block(tfplugin6.Schema.Block block) throws IOException {
        Map<String, Schema.NestedBlock> nested = new HashMap<>();
        for (tfplugin6.Schema.NestedBlock each : block.getBlockTypesList()) {
            nested.put(
                    each.getTypeName(),
                    new Schema.NestedBlock(
                            nesting(each.getNesting()),
                            block(each.getBlock()),
                            Math.toIntExact(each.getMinItems()),
                            Math.toIntExact(each.getMaxItems())));
        }
        return new Schema.Block(
                attributes(block.getAttributesList()),
                nested,
                block.getDescription(),
                block.getDeprecated(),
                block.getDescriptionKind() == StringKind.MARKDOWN);
    }

    private static Map<String, Schema.Attribute> attributes(
            List<tfplugin6.Schema.Attribute> attributes) throws IOException {
        Map<String, Schema.Attribute> read = new HashMap<>();
        for (tfplugin6.Schema.Attribute each : attributes) {
            read.put(each.getName(), attribute(each));
        }
        return read;
    }

    private static Schema.Attribute attribute(tfplugin6.Schema.Attribute attribute)
            throws IOException {
        boolean isNested = attribute.hasNestedType();
        Schema.NestedObject nested =
                isNested
                        ? new Schema.NestedObject(
                                nesting(attribute.getNestedType().getNesting()),
                                attributes(attribute.getNestedType().getAttributesList()))
                        : null;
        Type type =
                nested == null
                        ? TypeTexts.read(attribute.getType().toStringUtf8())
                        : collected(nested);
        return new Schema.Attribute(
                type,
                nested,
                attribute.getRequired(),
                attribute.getOptional(),
                attribute.getComputed(),
                attribute.getSensitive(),
                attribute.getWriteOnly(),
                attribute.getDeprecated(),
                attribute.getDescription(),
                attribute.getDescriptionKind() == StringKind.MARKDOWN);
    }

    private static Type collected(Schema.NestedObject nested) {
        Type object = nested.asBlock().impliedType();
        return switch (nested.nesting()) {
            case SINGLE, GROUP -> object;
            case LIST -> Type.list(object);
            case SET -> Type.set(object);
            case MAP -> Type.map(object);
        };
    }

    private static Schema.Nesting nesting(tfplugin6.Schema.NestedBlock.NestingMode mode)
            throws IOException {
        return switch (mode) {
            case SINGLE -> Schema.Nesting.SINGLE;
            case GROUP -> Schema.Nesting.GROUP;
            case LIST -> Schema.Nesting.LIST;
            case SET -> Schema.Nesting.SET;
            case MAP -> Schema.Nesting.MAP;
            case INVALID, UNRECOGNIZED -> throw new IOException("a block nests in no known way");
        };
    }

    private static Schema.Nesting nesting(tfplugin6.Schema.Object.NestingMode mode)
            throws IOException {
        return switch (mode) {
            case SINGLE -> Schema.Nesting.SINGLE;
            case LIST -> Schema.Nesting.LIST;
            case SET -> Schema.Nesting.SET;
            case MAP -> Schema.Nesting.MAP;
            case INVALID, UNRECOGNIZED ->
                    throw new IOException("an attribute nests in no known way");
        };
    }
}
