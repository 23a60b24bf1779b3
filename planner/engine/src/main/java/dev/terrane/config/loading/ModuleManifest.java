package dev.terrane.config.loading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.address.ModulePath;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which module was installed where: `.terraform/modules/modules.json`, as Terraform writes it.
///
///     {"Modules":[{"Key":"net","Source":"registry.terraform.io/a/b/c","Version":"1.0.0","Dir":".terraform/modules/net"}]}
///
/// @param entries by the path of the module, with dots; the root module's is empty
public record ModuleManifest(SortedMap<String, Entry> entries) {
    public static final ModuleManifest EMPTY = new ModuleManifest(new TreeMap<>());

    private static final String FILE = "modules.json";

    /// @param version of a module of a registry; empty otherwise
    /// @param directory relative to the working directory
    public record Entry(String source, String version, String directory) {}

    public ModuleManifest {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /// Empty where there is none, or it can not be read: then nothing is installed.
    public static ModuleManifest read(FileAccess files, String dataDirectory) {
        if (files.list(dataDirectory + "/modules")
                .filter(names -> names.contains(FILE))
                .isEmpty()) {
            return EMPTY;
        }
        return files.read(path(dataDirectory)).map(ModuleManifest::parse).orElse(EMPTY);
    }

    public static String path(String dataDirectory) {
        return dataDirectory + "/modules/" + FILE;
    }

    public Optional<Entry> entry(ModulePath path) {
        return Optional.ofNullable(entries.get(path.dotted()));
    }

    static ModuleManifest parse(byte[] text) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        try (JsonParser json = new JsonFactory().createParser(text)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_ARRAY) {
                    readEntries(json, entries);
                }
            }
            return new ModuleManifest(entries);
        } catch (IOException e) {
            return EMPTY;
        }
    }

    private static void readEntries(JsonParser json, Map<String, Entry> entries)
            throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> fields = new HashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                fields.put(name, json.getValueAsString(""));
            }
            entries.put(
                    fields.getOrDefault("Key", ""),
                    new Entry(
                            fields.getOrDefault("Source", ""),
                            fields.getOrDefault("Version", ""),
                            fields.getOrDefault("Dir", "")));
        }
    }

    /// What the file holds, byte for byte as Terraform writes it.
    public String text() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("Modules");
            for (Map.Entry<String, Entry> entry : entries.entrySet()) {
                write(entry.getKey(), entry.getValue(), json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text can always be written to", e);
        }
        return text.toString()
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
    }

    private static void write(String key, Entry entry, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("Key", key);
        json.writeStringField("Source", entry.source());
        if (!entry.version().isEmpty()) {
            json.writeStringField("Version", entry.version());
        }
        json.writeStringField("Dir", entry.directory());
        json.writeEndObject();
    }
}
