package dev.terrane.acceptance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/// Another process, which holds a file's lock as Terraform would until its input ends.
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (FileChannel file =
                        FileChannel.open(
                                Path.of(arguments[0]),
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            System.out.write(lock.isValid() ? '+' : '-');
            System.out.flush();
            System.in.readAllBytes();
        }
    }

    /// Returns when the file is locked.
    static Process start(Path file) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                Path.of(
                                                java.net.URI.create(
                                                        LockHolder.class
                                                                .getProtectionDomain()
                                                                .getCodeSource()
                                                                .getLocation()
                                                                .toString()))
                                        .toString(),
                                LockHolder.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        if (process.getInputStream().read() != '+') {
            throw new IllegalStateException("The other process could not lock " + file);
        }
        return process;
    }

    static void stop(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
