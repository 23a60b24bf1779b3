package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.provider.plugin.wire.SchemaDocument;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Schemas that providers gave earlier, in the user's cache folder, by what identifies the executable.
///
/// A large provider takes a second to tell its schema, and hundreds of megabytes would have to be read
/// to hash it. So it is identified as the file system does: by path, size, file number, and the times
/// of the last change, of which one can not be set by hand. What can not be read or written costs time
/// only.
final class SchemaCache {
    private static final Duration KEPT = Duration.ofDays(90);

    private final Optional<Path> folder;

    private SchemaCache(Optional<Path> folder) {
        this.folder = folder;
    }

    /// `$TERRANE_CACHE_DIR`, else `$XDG_CACHE_HOME/terrane`, else `~/.cache/terrane`.
    static SchemaCache of(Map<String, String> environment) {
        return new SchemaCache(
                path(environment, "TERRANE_CACHE_DIR", "")
                        .or(() -> path(environment, "XDG_CACHE_HOME", "terrane"))
                        .or(() -> path(environment, "HOME", ".cache/terrane"))
                        .map(path -> path.resolve("provider-schemas")));
    }

    private static Optional<Path> path(
            Map<String, String> environment, String variable, String below) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> !text.isEmpty())
                .map(text -> Path.of(text).resolve(below))
                .filter(Path::isAbsolute);
    }

    Optional<SchemaDocument> find(Path executable) {
        try {
            Optional<Path> file = file(executable);
            if (file.isEmpty() || !Files.isReadable(file.get())) {
                return Optional.empty();
            }
            byte[] content = Files.readAllBytes(file.get());
            return content.length == 0
                    ? Optional.empty()
                    : Optional.of(
                            new SchemaDocument(
                                    Arrays.copyOfRange(content, 1, content.length), content[0]));
        } catch (IOException | MalformedAnswer e) {
            return Optional.empty();
        }
    }

    void keep(Path executable, SchemaDocument schema) {
        try {
            Optional<Path> file = file(executable);
            if (file.isPresent()) {
                Path parent = file.get().resolveSibling("");
                Files.createDirectories(
                        parent,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
                write(file.get(), schema);
                forgetOld(parent);
            }
        } catch (IOException e) {
            // The next run asks the provider again.
        }
    }

    /// Another process may look at the same time, so it is there whole or not at all.
    private static void write(Path file, SchemaDocument schema) throws IOException {
        Path temporary = Files.createTempFile(file.resolveSibling(""), "schema", ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                out.write(schema.protocol());
                out.write(schema.bytes());
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void forgetOld(Path folder) throws IOException {
        FileTime limit = FileTime.from(Instant.now().minus(KEPT));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).compareTo(limit) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Optional<Path> file(Path executable) throws IOException {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Path real = executable.toRealPath();
        Map<String, Object> attributes =
                Files.readAttributes(real, "unix:size,lastModifiedTime,ctime,ino");
        String identity =
                String.join(
                        "\n",
                        real.toString(),
                        String.valueOf(attributes.get("size")),
                        String.valueOf(attributes.get("lastModifiedTime")),
                        String.valueOf(attributes.get("ctime")),
                        String.valueOf(attributes.get("ino")));
        return folder.map(path -> path.resolve(digest(identity)));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
