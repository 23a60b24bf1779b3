package dev.terrane.config.loading;

import dev.terrane.function.Enclosure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The file system, from a working directory. What is read is remembered, so that a plan can say which
/// texts it was made from.
public final class DiskFiles implements FileAccess {
    private final Path workingDirectory;
    private final Enclosure enclosure;
    private final Map<String, byte[]> read = Collections.synchronizedMap(new TreeMap<>());
    private final Set<String> refused = Collections.synchronizedSet(new TreeSet<>());

    public DiskFiles(Path workingDirectory) {
        this(workingDirectory, Enclosure.NONE);
    }

    /// @param enclosure what lies outside of it is not there; who asked for it is told by [#refused]
    public DiskFiles(Path workingDirectory, Enclosure enclosure) {
        this.workingDirectory = workingDirectory;
        this.enclosure = enclosure;
    }

    /// What was asked for and may not be read.
    public List<String> refused() {
        synchronized (refused) {
            return List.copyOf(refused);
        }
    }

    private boolean isRefused(String path) {
        boolean outside = !enclosure.allows(workingDirectory.resolve(path));
        if (outside) {
            refused.add(path);
        }
        return outside;
    }

    @Override
    public Optional<List<String>> list(String directory) {
        if (isRefused(directory)) {
            return Optional.empty();
        }
        try (var entries = Files.newDirectoryStream(workingDirectory.resolve(directory))) {
            List<String> names = new ArrayList<>();
            for (Path entry : entries) {
                if (!Files.isDirectory(entry)) {
                    names.add(entry.getFileName().toString());
                }
            }
            Collections.sort(names);
            return Optional.of(names);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> read(String path) {
        if (isRefused(path)) {
            return Optional.empty();
        }
        try {
            byte[] text = Files.readAllBytes(workingDirectory.resolve(path));
            read.put(path, text);
            return Optional.of(text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The SHA-256 of each file that was read, in hexadecimal, by path.
    public SortedMap<String, String> digests() {
        SortedMap<String, String> digests = new TreeMap<>();
        synchronized (read) {
            read.forEach((path, text) -> digests.put(path, sha256(text)));
        }
        return digests;
    }

    private static String sha256(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
