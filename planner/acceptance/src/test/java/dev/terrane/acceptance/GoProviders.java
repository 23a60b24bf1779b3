package dev.terrane.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Providers that are built with Go, where it is installed: some of ours, whose sources lie in
/// `src/test/go`, and some of HashiCorp's, which the Go module proxy has.
///
/// They are kept in the folder for temporary files, by the hash of what they were built from.
final class GoProviders {
    private static final Path SOURCES =
            ProjectFiles.root().resolve("planner/acceptance/src/test/go");

    private GoProviders() {}

    /// One of ours: `shelf`, `almanac`, `bare`.
    static Path own(String name) {
        return built(SOURCES, name, "./" + name);
    }

    /// One of HashiCorp's that was written for an older plugin library: `local`, `http`, `random`,
    /// `null`, `tls`. A file of ours starts each.
    static Path older(String name) {
        String folder = List.of("local", "http").contains(name) ? "older" : "legacy";
        return built(SOURCES.resolve(folder), name, "./" + name);
    }

    /// `hashicorp/time`, which the proxy has in a current version.
    static Path time() {
        return built(SOURCES, "time", "github.com/hashicorp/terraform-provider-time@v0.14.2");
    }

    private static Path built(Path module, String name, String what) {
        assumeTrue(hasGo(), "Go is not installed, so there are no providers to try");
        Path folder = cache(module, name, what);
        Path program = folder.resolve("terraform-provider-" + name);
        if (!Files.isExecutable(program)) {
            build(module, what, folder, program);
        }
        return program;
    }

    private static boolean hasGo() {
        try {
            return run(SOURCES, List.of("go", "version"), Path.of("")).status() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /// Another process may build it at the same time, so that it is there whole or not at all.
    private static void build(Path module, String what, Path folder, Path program) {
        try {
            Path place = Files.createTempDirectory(folder, "building");
            List<String> command =
                    what.startsWith("./")
                            ? List.of("go", "build", "-o", place.toString(), what)
                            : List.of("go", "install", what);
            CommandResult built = run(module, command, place);
            assumeTrue(
                    built.status() == 0 || !isOutOfReach(built.out()),
                    "the Go module proxy can not be reached: " + built.out());
            if (built.status() != 0) {
                throw new IllegalStateException(what + " can not be built:\n" + built.out());
            }
            Files.move(only(place), program, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOutOfReach(String output) {
        return output.contains("dial tcp") || output.contains("403 Forbidden");
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static CommandResult run(Path directory, List<String> command, Path bin)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("GOBIN", bin.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new CommandResult(process.waitFor(), out, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Path cache(Path module, String name, String what) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(what.getBytes(StandardCharsets.UTF_8));
            for (Path file : sources(module, name)) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            Path folder =
                    Path.of(System.getProperty("java.io.tmpdir"))
                            .resolve("terrane-test-providers-" + System.getProperty("user.name"))
                            .resolve(HexFormat.of().formatHex(digest.digest()).substring(0, 16));
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static List<Path> sources(Path module, String name) throws IOException {
        Path own = module.resolve(name);
        try (Stream<Path> shared = Files.list(module);
                Stream<Path> files = Files.isDirectory(own) ? Files.list(own) : Stream.of()) {
            return Stream.concat(shared, files).filter(Files::isRegularFile).sorted().toList();
        }
    }
}
