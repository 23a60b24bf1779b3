package dev.terrane.provider.plugin.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

/// The host speaks protocol 5 with the messages of protocol 6. That is right as long as they are the
/// same but for their names.
class ProtocolsTest {
    private static final Map<String, String> RENAMED =
            Map.of(
                    "PrepareProviderConfig", "ValidateProviderConfig",
                    "ValidateResourceTypeConfig", "ValidateResourceConfig",
                    "ValidateDataSourceConfig", "ValidateDataResourceConfig",
                    "Configure", "ConfigureProvider",
                    "Stop", "StopProvider");

    @Test
    void messagesAreTheSameInBoth() {
        Map<String, String> six = fields(tfplugin6.Tfplugin6.getDescriptor());
        fields(tfplugin5.Tfplugin5.getDescriptor())
                .forEach((field, kind) -> {
                    if (!field.startsWith("Schema.Attribute.")
                            && !field.equals("ValidateProviderConfig.Response.1")) {
                        assertThat(six).as(field).containsEntry(field, kind);
                    }
                });
    }

    private static Map<String, String> fields(FileDescriptor file) {
        Map<String, String> fields = new TreeMap<>();
        file.getMessageTypes().forEach(message -> add(renamed(message.getName()), message, fields));
        return fields;
    }

    private static String renamed(String name) {
        return RENAMED.getOrDefault(name, name);
    }

    private static void add(String name, Descriptor message, Map<String, String> fields) {
        for (FieldDescriptor field : message.getFields()) {
            fields.put(
                    name + "." + field.getNumber(),
                    field.getName() + " " + field.getType() + (field.isRepeated() ? "s" : ""));
        }
        message.getNestedTypes().forEach(each -> add(name + "." + each.getName(), each, fields));
    }

    @Test
    void theSchemaOfProtocolFiveIsConverted() throws MalformedAnswer {
        tfplugin5.Schema.Attribute token =
                tfplugin5.Schema.Attribute.newBuilder()
                        .setName("token")
                        .setType(com.google.protobuf.ByteString.copyFromUtf8("\"string\""))
                        .setOptional(true)
                        .setWriteOnly(true)
                        .setDeprecationMessage("no longer")
                        .build();
        tfplugin5.Schema five =
                tfplugin5.Schema.newBuilder()
                        .setVersion(3)
                        .setBlock(tfplugin5.Schema.Block.newBuilder().addAttributes(token))
                        .build();

        dev.terrane.spi.Schema schema = Schemas.of(ProtocolFiveSchemas.toSix(five));

        assertThat(schema.version()).isEqualTo(3);
        assertThat(schema.block().attributes().get("token").writeOnly()).isTrue();
    }
}
