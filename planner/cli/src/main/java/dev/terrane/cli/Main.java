package dev.terrane.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Where the process begins.
public final class Main {
    private static final int BUFFER_BYTES = 1 << 16;

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        Invocation invocation =
                new Invocation(
                        Path.of("").toAbsolutePath(),
                        System.getenv(),
                        out,
                        err,
                        System.in,
                        java.util.Optional.ofNullable(System.console())
                                .map(java.io.Console::isTerminal)
                                .orElse(false));
        int status = new Application(invocation).run(arguments);
        out.flush();
        err.flush();
        Runtime.getRuntime().halt(status);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
    }
}
