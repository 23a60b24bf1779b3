package dev.terrane.installing.lock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `h1:` of folders, remembered in the user's cache folder as long as no file of them changes.
///
/// A large provider has 700 megabytes, and hashing them takes seconds, at every start. A file counts as
/// unchanged by its path, size, file number and the times of its last change, one of which can not be
/// set by hand. One that changed just now may change again within the same tick of the clock, so it is
/// not remembered yet. What can not be read or written costs time only.
public final class PackageHashes {
    /// Hashes every time.
    public static final PackageHashes UNREMEMBERED =
            new PackageHashes(Optional.empty(), Duration.ZERO);

    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Optional<Path> memory;
    private final Duration settlement;

    PackageHashes(Optional<Path> memory, Duration settlement) {
        this.memory = memory;
        this.settlement = settlement;
    }

    /// Remembers below `$TERRANE_CACHE_DIR`, else `$XDG_CACHE_HOME/terrane`, else `~/.cache/terrane`.
    public static PackageHashes of(Map<String, String> environment) {
        return new PackageHashes(
                path(environment, "TERRANE_CACHE_DIR", "")
                        .or(() -> path(environment, "XDG_CACHE_HOME", "terrane"))
                        .or(() -> path(environment, "HOME", ".cache/terrane"))
                        .map(path -> path.resolve("provider-hashes")),
                SETTLED);
    }

    private static Optional<Path> path(
            Map<String, String> environment, String variable, String below) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> !text.isEmpty())
                .map(text -> Path.of(text).resolve(below))
                .filter(Path::isAbsolute);
    }

    /// `h1:` of a folder.
    public String ofFolder(Path folder) throws IOException {
        Path real = folder.toRealPath();
        Optional<Path> note = memory.map(path -> path.resolve(digest(real.toString())));
        Listing before = note.isPresent() ? Listing.of(real, settlement) : Listing.UNSETTLED;
        Optional<String> known = note.flatMap(file -> read(file, before));
        if (known.isPresent()) {
            return known.get();
        }
        String hash = Hashes.ofFolder(real);
        if (note.isPresent() && before.settled() && before.equals(Listing.of(real, settlement))) {
            keep(note.get(), before, hash);
        }
        return hash;
    }

    /// What the file system says of the files of a folder.
    ///
    /// @param settled whether none of them has changed just now
    private record Listing(String identity, boolean settled) {
        static final Listing UNSETTLED = new Listing("", false);

        static Listing of(Path folder, Duration settlement) throws IOException {
            FileTime limit = FileTime.from(Instant.now().minus(settlement));
            StringBuilder identity = new StringBuilder();
            boolean settled = true;
            for (Path file : files(folder)) {
                Map<String, Object> attributes =
                        Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino,dev");
                settled &=
                        attributes.get("ctime") instanceof FileTime changed
                                && changed.compareTo(limit) < 0;
                identity.append(file.toRealPath()).append('\0');
                List.of("size", "lastModifiedTime", "ctime", "ino", "dev")
                        .forEach(name -> identity.append(attributes.get(name)).append('\0'));
            }
            return new Listing(digest(identity.toString()), settled);
        }

        private static List<Path> files(Path folder) throws IOException {
            try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
                return all.filter(Files::isRegularFile).sorted().toList();
            } catch (UncheckedIOException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    private static Optional<String> read(Path note, Listing listing) {
        try {
            List<String> lines = Files.isReadable(note) ? Files.readAllLines(note) : List.of();
            return lines.size() == 2 && lines.getFirst().equals(listing.identity())
                    ? Optional.of(lines.get(1))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Another process may look at the same time, so it is there whole or not at all.
    private static void keep(Path note, Listing listing, String hash) {
        try {
            Path folder = note.resolveSibling("");
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            Path temporary = Files.createTempFile(folder, "hash", ".tmp");
            try {
                Files.write(temporary, List.of(listing.identity(), hash));
                Files.move(temporary, note, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // The next run hashes again.
        }
    }

    private static String digest(String text) {
        MessageDigest digest = Hashes.sha256();
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
