package dev.terrane.installing.lock;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;

/// Hashes of large files, computed in a JVM of its own.
///
/// Commands run with the quick compiler alone, so that they start at once. It does not know the
/// processor's instructions for SHA-256, which the thorough compiler uses: 700 megabytes take 4 seconds
/// of the one and half a second of the other, its start included. Where no second JVM can be had,
/// [Hashes] computes them itself.
public final class HashingProcess {
    private static final long LARGE = 64 << 20;

    private HashingProcess() {}

    /// What can be computed there.
    enum Kind {
        FILE {
            @Override
            String of(Path file) throws IOException {
                return Hashes.read(file);
            }
        },
        ZIP_CONTENT {
            @Override
            String of(Path file) throws IOException {
                return Hashes.readZipContent(file);
            }
        };

        abstract String of(Path file) throws IOException;
    }

    /// What the process does: its standard output is the hash, and nothing else.
    public static void main(String[] arguments) throws IOException {
        String hash = Kind.valueOf(arguments[0]).of(Path.of(arguments[1]));
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(hash.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Nothing where the file is small, or no process can do it.
    static Optional<String> hash(Kind kind, Path file) throws IOException {
        if (Files.size(file) < LARGE) {
            return Optional.empty();
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Optional<Path> code = code();
        return code.isPresent() && Files.isExecutable(java)
                ? run(
                        List.of(
                                java.toString(),
                                "-XX:+UseSerialGC",
                                "-Xshare:auto",
                                "-cp",
                                code.get().toString(),
                                HashingProcess.class.getName(),
                                kind.name(),
                                file.toAbsolutePath().toString()))
                : Optional.empty();
    }

    private static Optional<Path> code() {
        CodeSource source = HashingProcess.class.getProtectionDomain().getCodeSource();
        URL place = source == null ? null : source.getLocation();
        try {
            return place != null && "file".equals(place.getProtocol())
                    ? Optional.of(Path.of(place.toURI()))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> run(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        try {
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                String hash =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return process.waitFor() == 0 ? Optional.of(hash) : Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
