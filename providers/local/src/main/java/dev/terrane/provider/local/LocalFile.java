package dev.terrane.provider.local;

import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.value.Type;

import java.util.List;
import java.util.Map;

/// `local_file`: a file whose content anybody may see.
final class LocalFile {
    private LocalFile() {}

    static final FileType TYPE =
            new FileType(
                    "local_file",
                    resource(),
                    List.of("content", "sensitive_content", "content_base64", "source"),
                    "0777");

    static final Schema DATA_SOURCE = dataSource();

    private static Schema resource() {
        Map<String, Attribute> attributes = FileAttributes.written();
        attributes.put("content", Attribute.optional(Type.STRING));
        attributes.put("content_base64", Attribute.optional(Type.STRING));
        attributes.put(
                "sensitive_content",
                Attribute.optional(Type.STRING)
                        .asSensitive()
                        .asDeprecated()
                        .described("Use the resource type local_sensitive_file instead."));
        return Schema.of(new Schema.Block(attributes, Map.of()));
    }

    private static Schema dataSource() {
        Map<String, Attribute> attributes = FileAttributes.read();
        attributes.put("content", Attribute.computed(Type.STRING));
        attributes.put("content_base64", Attribute.computed(Type.STRING));
        return Schema.of(new Schema.Block(attributes, Map.of()));
    }
}
