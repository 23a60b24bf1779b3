package dev.terrane.provider.plugin.wire;

import com.google.protobuf.ByteString;

import dev.terrane.spi.ProviderFunction;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;

import tfplugin6.Function;
import tfplugin6.StringKind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Our schemas as those of protocol 6; the counterpart of [Schemas].
public final class SchemaMessages {
    private SchemaMessages() {}

    public static tfplugin6.Schema of(Schema schema) {
        return tfplugin6.Schema.newBuilder()
                .setVersion(schema.version())
                .setBlock(block(schema.block()))
                .build();
    }

    private static tfplugin6.Schema.Block block(Schema.Block block) {
        tfplugin6.Schema.Block.Builder made =
                tfplugin6.Schema.Block.newBuilder()
                        .setDescription(block.description())
                        .setDescriptionKind(kind(block.markdown()))
                        .setDeprecated(block.deprecated());
        block.attributes()
                .forEach((name, attribute) -> made.addAttributes(attribute(name, attribute)));
        block.blocks().forEach((name, nested) -> made.addBlockTypes(nested(name, nested)));
        return made.build();
    }

    private static tfplugin6.Schema.Attribute attribute(String name, Schema.Attribute attribute) {
        tfplugin6.Schema.Attribute.Builder made =
                tfplugin6.Schema.Attribute.newBuilder()
                        .setName(name)
                        .setDescription(attribute.description())
                        .setDescriptionKind(kind(attribute.markdown()))
                        .setRequired(attribute.required())
                        .setOptional(attribute.optional())
                        .setComputed(attribute.computed())
                        .setSensitive(attribute.sensitive())
                        .setDeprecated(attribute.deprecated())
                        .setWriteOnly(attribute.writeOnly());
        Schema.NestedObject nested = attribute.nested();
        return nested == null
                ? made.setType(type(attribute.type())).build()
                : made.setNestedType(object(nested)).build();
    }

    private static StringKind kind(boolean markdown) {
        return markdown ? StringKind.MARKDOWN : StringKind.PLAIN;
    }

    private static tfplugin6.Schema.Object object(Schema.NestedObject nested) {
        tfplugin6.Schema.Object.Builder made =
                tfplugin6.Schema.Object.newBuilder().setNesting(mode(nested.nesting()));
        for (Map.Entry<String, Schema.Attribute> entry : nested.attributes().entrySet()) {
            made.addAttributes(attribute(entry.getKey(), entry.getValue()));
        }
        return made.build();
    }

    private static tfplugin6.Schema.Object.NestingMode mode(Schema.Nesting nesting) {
        return switch (nesting) {
            case SINGLE, GROUP -> tfplugin6.Schema.Object.NestingMode.SINGLE;
            case LIST -> tfplugin6.Schema.Object.NestingMode.LIST;
            case SET -> tfplugin6.Schema.Object.NestingMode.SET;
            case MAP -> tfplugin6.Schema.Object.NestingMode.MAP;
        };
    }

    private static tfplugin6.Schema.NestedBlock nested(String name, Schema.NestedBlock nested) {
        return tfplugin6.Schema.NestedBlock.newBuilder()
                .setTypeName(name)
                .setNesting(
                        switch (nested.nesting()) {
                            case SINGLE -> tfplugin6.Schema.NestedBlock.NestingMode.SINGLE;
                            case GROUP -> tfplugin6.Schema.NestedBlock.NestingMode.GROUP;
                            case LIST -> tfplugin6.Schema.NestedBlock.NestingMode.LIST;
                            case SET -> tfplugin6.Schema.NestedBlock.NestingMode.SET;
                            case MAP -> tfplugin6.Schema.NestedBlock.NestingMode.MAP;
                        })
                .setBlock(block(nested.block()))
                .setMinItems(nested.minimum())
                .setMaxItems(nested.maximum())
                .build();
    }

    public static Function of(ProviderFunction function) {
        Function.Builder made =
                Function.newBuilder()
                        .setSummary(function.summary())
                        .setReturn(Function.Return.newBuilder().setType(type(function.result())));
        function.parameters().forEach(each -> made.addParameters(parameter(each)));
        function.variadic().ifPresent(each -> made.setVariadicParameter(parameter(each)));
        return made.build();
    }

    private static Function.Parameter parameter(ProviderFunction.Parameter parameter) {
        return Function.Parameter.newBuilder()
                .setName(parameter.name())
                .setType(type(parameter.type()))
                .setAllowNullValue(parameter.acceptsNull())
                .setAllowUnknownValues(parameter.acceptsUnknown())
                .setDescription(parameter.description())
                .build();
    }

    private static ByteString type(Type type) {
        try {
            return ByteString.copyFromUtf8(TypeTexts.write(type));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can not be written to", e);
        }
    }
}
