package dev.terrane.provider.plugin.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;

import org.junit.jupiter.api.Test;

import tfplugin6.GetProviderSchema;
import tfplugin6.Schema;

/// Of a large schema, only what is asked for is read.
class SchemaDocumentTest {
    private static final Schema GOOD =
            Schema.newBuilder()
                    .setVersion(3)
                    .setBlock(
                            Schema.Block.newBuilder()
                                    .addAttributes(
                                            Schema.Attribute.newBuilder()
                                                    .setName("name")
                                                    .setType(ByteString.copyFromUtf8("\"string\""))
                                                    .setOptional(true)))
                    .build();
    private static final Schema BAD =
            Schema.newBuilder()
                    .setBlock(
                            Schema.Block.newBuilder()
                                    .addAttributes(
                                            Schema.Attribute.newBuilder()
                                                    .setName("name")
                                                    .setType(ByteString.copyFromUtf8("nonsense"))
                                                    .setOptional(true)))
                    .build();

    @Test
    void aTypeThatCanNotBeReadHindersNoOther() throws MalformedAnswer {
        SchemaDocument document =
                new SchemaDocument(
                        GetProviderSchema.Response.newBuilder()
                                .putResourceSchemas("thing_good", GOOD)
                                .putResourceSchemas("thing_bad", BAD)
                                .build()
                                .toByteArray(),
                        6);

        assertThat(document.resources()).containsExactly("thing_bad", "thing_good");
        assertThat(document.resource("thing_good").version()).isEqualTo(3);
        assertThatThrownBy(() -> document.resource("thing_bad"))
                .isInstanceOf(MalformedAnswer.class);
    }
}
