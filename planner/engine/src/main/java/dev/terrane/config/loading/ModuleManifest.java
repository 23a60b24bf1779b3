package dev.terrane.config.loading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.terrane.address.ModulePath;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which module was installed where: `.terraform/modules/modules.json`, as Terraform writes it.
///
///     {"Modules":[{"Key":"net","Source":"registry.terraform.io/a/b/c","Version":"1.0.0","Dir":".terraform/modules/net"}]}
final class ModuleManifest {
    private final Map<String, Entry> entries;

    private record Entry(String source, String directory) {}

    private ModuleManifest(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /// Empty where there is none, or it can not be read: then nothing is installed.
    static ModuleManifest of(LoadRequest request) {
        if (!needed(request)) {
            return new ModuleManifest(Map.of());
        }
        Optional<byte[]> text =
                request.files().read(request.dataDirectory() + "/modules/modules.json");
        return new ModuleManifest(text.map(ModuleManifest::parse).orElse(Map.of()));
    }

    private static boolean needed(LoadRequest request) {
        return request.files()
                .list(request.dataDirectory() + "/modules")
                .filter(names -> names.contains("modules.json"))
                .isPresent();
    }

    /// The folder of a module that was installed from that source.
    Optional<String> directory(ModulePath path, String source) {
        return Optional.ofNullable(entries.get(path.dotted()))
                .filter(entry -> isSame(entry.source(), source))
                .map(Entry::directory);
    }

    /// Terraform adds the host of its registry where none is written.
    private static boolean isSame(String installed, String wanted) {
        return installed.equals(wanted) || installed.equals("registry.terraform.io/" + wanted);
    }

    private static Map<String, Entry> parse(byte[] text) {
        Map<String, Entry> entries = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(text)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_ARRAY) {
                    readEntries(json, entries);
                }
            }
            return entries;
        } catch (IOException e) {
            return Map.of();
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
                    new Entry(fields.getOrDefault("Source", ""), fields.getOrDefault("Dir", "")));
        }
    }
}
