package dev.terrane.installing.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.version.Version;
import dev.terrane.installing.lock.AtomicFile;
import dev.terrane.installing.lock.Hashes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The documents of the network mirror protocol for one provider: `index.json` lists the versions,
/// `1.2.3.json` the packages of one. Whoever serves the folder with them has a network mirror.
final class MirrorIndex {
    private static final String SUFFIX = ".zip";

    private MirrorIndex() {}

    /// Says what lies in the folder now.
    static void write(Path folder, ProviderSource source) throws IOException {
        SortedMap<Version, SortedMap<String, Path>> packages = packages(folder, source);
        AtomicFile.write(
                folder.resolve("index.json"),
                document(json -> {
                    json.writeObjectFieldStart("versions");
                    for (Version version : packages.keySet()) {
                        json.writeObjectFieldStart(version.toString());
                        json.writeEndObject();
                    }
                    json.writeEndObject();
                }));
        for (var version : packages.entrySet()) {
            AtomicFile.write(
                    folder.resolve(version.getKey() + ".json"),
                    document(json -> writeArchives(json, version.getValue())));
        }
    }

    private static void writeArchives(JsonGenerator json, SortedMap<String, Path> byPlatform)
            throws IOException {
        json.writeObjectFieldStart("archives");
        for (var archive : byPlatform.entrySet()) {
            json.writeObjectFieldStart(archive.getKey());
            json.writeArrayFieldStart("hashes");
            json.writeString(Hashes.ofZipContent(archive.getValue()));
            json.writeEndArray();
            json.writeStringField("url", String.valueOf(archive.getValue().getFileName()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static SortedMap<Version, SortedMap<String, Path>> packages(
            Path folder, ProviderSource source) throws IOException {
        SortedMap<Version, SortedMap<String, Path>> packages = new TreeMap<>();
        String prefix = "terraform-provider-" + source.type() + "_";
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(prefix) && name.endsWith(SUFFIX)) {
                    String rest = name.substring(prefix.length(), name.length() - SUFFIX.length());
                    int end = rest.indexOf('_');
                    if (end > 0) {
                        Version.parse(rest.substring(0, end))
                                .ifPresent(version ->
                                        packages.computeIfAbsent(version, v -> new TreeMap<>())
                                                .put(rest.substring(end + 1), file));
                    }
                }
            }
        }
        return packages;
    }

    @FunctionalInterface
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] document(Members members) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
