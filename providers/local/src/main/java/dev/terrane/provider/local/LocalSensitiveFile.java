package dev.terrane.provider.local;

import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.value.Type;

import java.util.List;
import java.util.Map;

/// `local_sensitive_file`: a file whose content is a secret.
final class LocalSensitiveFile {
    private LocalSensitiveFile() {}

    static final FileType TYPE =
            new FileType(
                    "local_sensitive_file",
                    resource(),
                    List.of("content", "content_base64", "source"),
                    "0700");

    static final Schema DATA_SOURCE = dataSource();

    private static Schema resource() {
        Map<String, Attribute> attributes = FileAttributes.written();
        attributes.put("content", Attribute.optional(Type.STRING).asSensitive());
        attributes.put("content_base64", Attribute.optional(Type.STRING).asSensitive());
        return Schema.of(new Schema.Block(attributes, Map.of()));
    }

    private static Schema dataSource() {
        Map<String, Attribute> attributes = FileAttributes.read();
        attributes.put("content", Attribute.computed(Type.STRING).asSensitive());
        attributes.put("content_base64", Attribute.computed(Type.STRING).asSensitive());
        return Schema.of(new Schema.Block(attributes, Map.of()));
    }
}
