package dev.terrane.provider.plugin.process;

import dev.terrane.provider.plugin.channel.Limits;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// One process of a provider, from its start to its end.
public final class PluginProcess implements AutoCloseable {
    /// What a provider wants to see before it believes that it was not started by hand.
    private static final Map<String, String> GREETING =
            Map.of(
                    "TF_PLUGIN_MAGIC_COOKIE",
                    "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
                    "PLUGIN_PROTOCOL_VERSIONS",
                    "5,6",
                    "PLUGIN_MIN_PORT",
                    "10000",
                    "PLUGIN_MAX_PORT",
                    "25000");

    private final String name;
    private final Process process;
    private final Path folder;
    private final CountDownLatch logEnded = new CountDownLatch(1);
    private final LogTail tail = new LogTail();
    private final ProviderLog log;
    private final Duration patience;
    private final CompletableFuture<String> firstLine = new CompletableFuture<>();

    private PluginProcess(
            String name, Process process, Path folder, ProviderLog log, Duration patience) {
        this.name = name;
        this.process = process;
        this.folder = folder;
        this.log = log;
        this.patience = patience;
    }

    /// Starts it; it may not be ready yet when this returns.
    ///
    /// @param name of the provider, for the log
    /// @param directory in which it runs
    /// @param environment that it gets, beside what the protocol asks for
    /// @param certificate ours, as PEM, where the provider is to encrypt
    public static PluginProcess start(
            String name,
            Path executable,
            Path directory,
            Map<String, String> environment,
            Optional<String> certificate,
            ProviderLog log,
            Limits limits)
            throws StartFailure {
        Path folder = null;
        try {
            folder = privateFolder();
            Process process =
                    builder(executable.toAbsolutePath(), folder, environment, certificate, log)
                            .directory(directory.toFile())
                            .start();
            PluginProcess started = new PluginProcess(name, process, folder, log, limits.ends());
            started.read(process.getInputStream(), started::standardOutput, started::noLine);
            started.read(process.getErrorStream(), started::logged, started.logEnded::countDown);
            return started;
        } catch (IOException e) {
            if (folder != null) {
                delete(folder);
            }
            throw new StartFailure(
                    "Provider can not be started",
                    "%s can not be run: %s.".formatted(executable, e.getMessage()));
        }
    }

    private static ProcessBuilder builder(
            Path executable,
            Path folder,
            Map<String, String> environment,
            Optional<String> certificate,
            ProviderLog log)
            throws IOException {
        if (!Files.isRegularFile(executable)) {
            throw new IOException("there is no such file");
        }
        if (!Files.isExecutable(executable)) {
            throw new IOException("it is not executable");
        }
        ProcessBuilder builder = new ProcessBuilder(Supervision.command(executable, folder));
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(GREETING);
        variables.putAll(log.variables());
        variables.put("PLUGIN_UNIX_SOCKET_DIR", folder.toString());
        certificate.ifPresent(pem -> variables.put("PLUGIN_CLIENT_CERT", pem));
        builder.environment().clear();
        builder.environment().putAll(variables);
        return builder;
    }

    /// Only its owner can enter it: whoever can is who we are.
    private static Path privateFolder() throws IOException {
        return Files.createTempDirectory(
                "terrane",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private void read(InputStream stream, Consumer<String> line, Runnable end) {
        Thread.ofPlatform()
                .daemon()
                .name(name + " output")
                .start(() -> {
                    BoundedLines lines = new BoundedLines(line);
                    byte[] buffer = new byte[8192];
                    try (stream) {
                        for (int length = stream.read(buffer);
                                length >= 0;
                                length = stream.read(buffer)) {
                            lines.add(buffer, length);
                        }
                    } catch (IOException e) {
                        // It ended while we were reading: there is nothing more to read.
                    }
                    lines.finish();
                    end.run();
                });
    }

    private void standardOutput(String line) {
        if (!firstLine.complete(line)) {
            logged(line);
        }
    }

    private void noLine() {
        firstLine.complete("");
    }

    private void logged(String line) {
        tail.add(line);
        log.write(name, line);
    }

    /// What the provider prints through the connection, once it serves.
    public Consumer<byte[]> output() {
        BoundedLines lines = new BoundedLines(this::logged);
        return bytes -> {
            synchronized (lines) {
                lines.add(bytes, bytes.length);
            }
        };
    }

    /// Waits until the provider says where it listens.
    ///
    /// @throws StartFailure where it does not, or not in time
    public Handshake handshake(Duration start) throws StartFailure {
        try {
            String line = firstLine.get(start.toMillis(), TimeUnit.MILLISECONDS);
            if (line.isEmpty()) {
                throw new StartFailure(
                        "Provider ended before it was ready",
                        "%s ended%s and said nothing.".formatted(name, exitStatus()));
            }
            return Handshake.parse(line);
        } catch (StartFailure e) {
            throw e.with(lastLines());
        } catch (TimeoutException e) {
            throw new StartFailure(
                            "Provider does not become ready",
                            "%s did not say within %d seconds where it listens."
                                    .formatted(name, start.toSeconds()))
                    .with(lastLines());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure(
                    "Provider can not be started", "Waiting for it was interrupted.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody fails the first line", e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Whether it has ended, or does so within a moment: a connection breaks before the process is gone.
    public boolean hasEnded() {
        try {
            return process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /// ` with status 2`, once it has ended.
    public String exitStatus() {
        return hasEnded() ? " with status " + process.exitValue() : "";
    }

    /// The end of its log, to be shown below a problem; empty where it printed nothing.
    public String lastLines() {
        awaitLog();
        List<String> lines = tail.lines();
        return lines.isEmpty()
                ? ""
                : "\n\nThe end of what it printed:\n  " + String.join("\n  ", lines);
    }

    /// Of one that has ended, what it printed last may be under way. Its children may print on: not for long.
    private void awaitLog() {
        try {
            if (!process.isAlive()) {
                logEnded.await(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public long pid() {
        return process.pid();
    }

    /// Waits a little for it to end, and ends it with all that it started.
    @Override
    public void close() {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /// Ends it at once.
    public void kill() {
        process.destroyForcibly();
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.flush();
        } catch (IOException e) {
            // The other end is gone already.
        }
        delete(folder);
    }

    private static void delete(Path folder) {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // The supervising shell was faster, or removes what is left.
        }
    }
}
