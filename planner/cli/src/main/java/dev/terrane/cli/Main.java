package dev.terrane.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Where the process begins.
public final class Main {
    private static final int BUFFER_BYTES = 1 << 16;

    private Main() {}

    public static void main(String[] arguments) {
        // What is printed and kept has the same digits everywhere, also where the system counts in
        // others.
        Locale.setDefault(Locale.ROOT);
        Invocation invocation = here();
        int status = new Application(invocation).run(arguments);
        invocation.out().flush();
        invocation.err().flush();
        Runtime.getRuntime().halt(status);
    }

    /// The process as it was started.
    static Invocation here() {
        return new Invocation(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                System.in,
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
    }
}
