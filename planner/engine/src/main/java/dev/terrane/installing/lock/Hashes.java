package dev.terrane.installing.lock;

import dev.terrane.installing.lock.HashingProcess.Kind;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The two kinds of hashes of a package.
///
/// `h1:` is that of its content, however it is packed (the first scheme of the Go module checksum
/// database: the SHA-256 of a list of the SHA-256 of each file). `zh:` is the SHA-256 of the zip file.
public final class Hashes {
    public static final String CONTENT = "h1:";
    public static final String ZIP = "zh:";

    private Hashes() {}

    /// `h1:` of a folder.
    public static String ofFolder(Path folder) throws IOException {
        return ofFolder(folder, path -> true);
    }

    /// `h1:` of those files of a folder that the filter lets through.
    ///
    /// @param filter sees paths relative to the folder
    public static String ofFolder(Path folder, Predicate<Path> filter) throws IOException {
        Path real = folder.toRealPath();
        SortedMap<String, String> files = new TreeMap<>(Hashes::byBytes);
        try (Stream<Path> all = Files.walk(real, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> found = all.filter(Files::isRegularFile).toList();
            for (Path file : found) {
                Path relative = real.relativize(file);
                if (filter.test(relative)) {
                    files.put(relative.toString().replace('\\', '/'), sha256(file));
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        return content(files);
    }

    /// `h1:` of what a zip file holds.
    public static String ofZipContent(Path zip) throws IOException {
        Optional<String> hash = HashingProcess.hash(Kind.ZIP_CONTENT, zip);
        return hash.isPresent() ? hash.get() : readZipContent(zip);
    }

    static String readZipContent(Path zip) throws IOException {
        SortedMap<String, String> files = new TreeMap<>(Hashes::byBytes);
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), sha256(entries));
                }
            }
        }
        return content(files);
    }

    /// `zh:` of a zip file.
    public static String ofZip(Path zip) throws IOException {
        return ZIP + sha256(zip);
    }

    /// In hexadecimal.
    public static String sha256(Path file) throws IOException {
        Optional<String> hash = HashingProcess.hash(Kind.FILE, file);
        return hash.isPresent() ? hash.get() : read(file);
    }

    static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return sha256(in);
        }
    }

    private static String sha256(InputStream in) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String content(SortedMap<String, String> files) {
        StringBuilder list = new StringBuilder();
        files.forEach((name, hash) -> list.append(hash).append("  ").append(name).append('\n'));
        byte[] digest = sha256().digest(list.toString().getBytes(StandardCharsets.UTF_8));
        return CONTENT + Base64.getEncoder().encodeToString(digest);
    }

    /// As the bytes of UTF-8 are ordered, which the UTF-16 of Java is not.
    private static int byBytes(String a, String b) {
        return java.util.Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
