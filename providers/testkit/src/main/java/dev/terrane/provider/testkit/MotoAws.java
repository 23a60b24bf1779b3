package dev.terrane.provider.testkit;

import dev.terrane.provider.testkit.EmulatedAws.Outcome;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// moto's server as a process of its own, on a free port of the loopback interface.
final class MotoAws {
    private static final String VERSION = "moto[server]==5.2.1";
    private static final Path ENVIRONMENT = Path.of("target", "moto");

    private MotoAws() {}

    static Outcome fromPath() {
        return fromPath(Map.of());
    }

    private static Outcome fromPath(Map<String, String> settings) {
        Optional<Path> command = onPath("moto_server");
        return command.isPresent()
                ? start(command.get(), settings)
                : Outcome.none("no moto_server on the PATH");
    }

    /// Another one, that knows the policies that AWS itself gives to every account.
    static Outcome withManagedPolicies() {
        Map<String, String> settings = Map.of("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
        Outcome found = fromPath(settings);
        return found.aws().isPresent() ? found : fromVirtualEnvironment(settings);
    }

    static Outcome fromVirtualEnvironment() {
        return fromVirtualEnvironment(Map.of());
    }

    private static Outcome fromVirtualEnvironment(Map<String, String> settings) {
        Path command = ENVIRONMENT.resolve("bin").resolve("moto_server").toAbsolutePath();
        if (!Files.isExecutable(command) && !installed()) {
            return Outcome.none(VERSION + " could not be installed by pip");
        }
        return start(command, settings);
    }

    private static boolean installed() {
        Optional<Path> python = onPath("python3");
        String pip = ENVIRONMENT.resolve("bin").resolve("pip").toString();
        return python.isPresent()
                && runs(List.of(python.get().toString(), "-m", "venv", ENVIRONMENT.toString()))
                && runs(List.of(pip, "install", "--quiet", VERSION));
    }

    private static boolean runs(List<String> command) {
        try {
            Process process = quiet(command).start();
            return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ProcessBuilder quiet(List<String> command) {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static Outcome start(Path command, Map<String, String> settings) {
        try {
            int port = freePort();
            ProcessBuilder server =
                    quiet(
                            List.of(
                                    command.toString(),
                                    "-H",
                                    "127.0.0.1",
                                    "-p",
                                    String.valueOf(port)));
            server.environment().putAll(settings);
            Process process = server.start();
            endWithThisProcess(process);
            URI endpoint = URI.create("http://127.0.0.1:" + port);
            return EmulatedAws.answers(endpoint)
                    ? Outcome.found(endpoint, "moto")
                    : Outcome.none("moto_server did not answer");
        } catch (IOException e) {
            return Outcome.none("moto_server did not start (" + e.getMessage() + ")");
        }
    }

    private static void endWithThisProcess(Process process) {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            process.descendants().forEach(ProcessHandle::destroy);
                            process.destroy();
                        }));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Optional<Path> onPath(String name) {
        String path = System.getenv("PATH");
        return Stream.of(path == null ? new String[0] : path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
