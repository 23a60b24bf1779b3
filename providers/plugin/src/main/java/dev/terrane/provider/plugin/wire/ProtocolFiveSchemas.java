package dev.terrane.provider.plugin.wire;

import tfplugin6.Schema;

/// Schemas of protocol 5 in the form of protocol 6. They are the one message in which the two number
/// their fields differently.
final class ProtocolFiveSchemas {
    private ProtocolFiveSchemas() {}

    static Schema toSix(tfplugin5.Schema schema) {
        return Schema.newBuilder()
                .setVersion(schema.getVersion())
                .setBlock(block(schema.getBlock()))
                .build();
    }

    private static Schema.Block block(tfplugin5.Schema.Block block) {
        Schema.Block.Builder made =
                Schema.Block.newBuilder()
                        .setVersion(block.getVersion())
                        .setDescription(block.getDescription())
                        .setDescriptionKindValue(block.getDescriptionKindValue())
                        .setDeprecated(block.getDeprecated())
                        .setDeprecationMessage(block.getDeprecationMessage());
        block.getAttributesList().forEach(each -> made.addAttributes(attribute(each)));
        block.getBlockTypesList().forEach(each -> made.addBlockTypes(nested(each)));
        return made.build();
    }

    private static Schema.Attribute attribute(tfplugin5.Schema.Attribute attribute) {
        return Schema.Attribute.newBuilder()
                .setName(attribute.getName())
                .setType(attribute.getType())
                .setDescription(attribute.getDescription())
                .setRequired(attribute.getRequired())
                .setOptional(attribute.getOptional())
                .setComputed(attribute.getComputed())
                .setSensitive(attribute.getSensitive())
                .setDescriptionKindValue(attribute.getDescriptionKindValue())
                .setDeprecated(attribute.getDeprecated())
                .setWriteOnly(attribute.getWriteOnly())
                .setDeprecationMessage(attribute.getDeprecationMessage())
                .build();
    }

    private static Schema.NestedBlock nested(tfplugin5.Schema.NestedBlock nested) {
        return Schema.NestedBlock.newBuilder()
                .setTypeName(nested.getTypeName())
                .setBlock(block(nested.getBlock()))
                .setNestingValue(nested.getNestingValue())
                .setMinItems(nested.getMinItems())
                .setMaxItems(nested.getMaxItems())
                .build();
    }
}
