package dev.terrane.cli.command;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Asks for what is missing, of a person or of whatever is piped in.
final class Questions {
    private final CommandContext context;

    Questions(CommandContext context) {
        this.context = context;
    }

    /// Empty where the input has ended.
    Optional<String> ask(String question) {
        PrintStream out = context.invocation().out();
        out.print(question);
        out.flush();
        return line(context.invocation().in());
    }

    /// The same, without showing what is typed, where the terminal can do that.
    Optional<String> askSecretly(String question) {
        Optional<Console> terminal =
                Optional.ofNullable(System.console())
                        .filter(console -> console.isTerminal() && context.invocation().terminal());
        if (terminal.isEmpty()) {
            return ask(question);
        }
        PrintStream out = context.invocation().out();
        out.print(question);
        out.flush();
        return Optional.ofNullable(terminal.get().readPassword()).map(String::new);
    }

    private static Optional<String> line(InputStream in) {
        StringBuilder line = new StringBuilder();
        try {
            int c = in.read();
            if (c < 0) {
                return Optional.empty();
            }
            for (; c >= 0 && c != '\n'; c = in.read()) {
                line.append((char) c);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(
                new String(
                        line.toString().getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.UTF_8));
    }
}
