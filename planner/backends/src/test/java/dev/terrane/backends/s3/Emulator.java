package dev.terrane.backends.s3;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// An emulator of AWS on the loopback; it ends with the test.
record Emulator(Optional<String> endpoint, Optional<Process> process, String whyNot)
        implements AutoCloseable {

    static Emulator find() throws IOException, InterruptedException {
        String given = System.getenv("TERRANE_TEST_AWS_ENDPOINT");
        if (given != null && !given.isEmpty()) {
            return new Emulator(Optional.of(given), Optional.empty(), "");
        }
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            Path moto = Path.of(folder, "moto_server");
            if (Files.isExecutable(moto)) {
                return start(moto);
            }
        }
        return new Emulator(
                Optional.empty(),
                Optional.empty(),
                "no TERRANE_TEST_AWS_ENDPOINT, and no moto_server on the PATH");
    }

    private static Emulator start(Path moto) throws IOException, InterruptedException {
        int port = freePort();
        Process process =
                new ProcessBuilder(moto.toString(), "-H", "127.0.0.1", "-p", String.valueOf(port))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        while (process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return new Emulator(
                        Optional.of("http://127.0.0.1:" + port), Optional.of(process), "");
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        return new Emulator(Optional.empty(), Optional.empty(), "moto_server does not start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.ifPresent(running -> {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
        });
    }
}
