package dev.terrane.provider.local;

import dev.terrane.spi.Schema.Attribute;
import dev.terrane.value.Type;

import java.util.Map;
import java.util.TreeMap;

/// Attributes that files have in common.
final class FileAttributes {
    private FileAttributes() {}

    /// The arguments of a file that is written, but for its content.
    static Map<String, Attribute> written() {
        Map<String, Attribute> attributes = checksums();
        attributes.put("filename", Attribute.required(Type.STRING));
        attributes.put("source", Attribute.optional(Type.STRING));
        attributes.put("file_permission", Attribute.optionalComputed(Type.STRING));
        attributes.put("directory_permission", Attribute.optionalComputed(Type.STRING));
        return attributes;
    }

    /// What a file that is read has, but for its content.
    static Map<String, Attribute> read() {
        Map<String, Attribute> attributes = checksums();
        attributes.put("filename", Attribute.required(Type.STRING));
        return attributes;
    }

    private static Map<String, Attribute> checksums() {
        Map<String, Attribute> attributes = new TreeMap<>();
        attributes.put("id", Attribute.computed(Type.STRING));
        Checksums.NAMES.forEach(name -> attributes.put(name, Attribute.computed(Type.STRING)));
        return attributes;
    }
}
