package dev.terrane.cli.command;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Opens pages in the browser of the user, where there is one.
final class Browsers {
    private Browsers() {}

    /// Whether a browser was asked to show the page; it says nothing of whether it does.
    static boolean open(URI page, CommandContext context) {
        Optional<List<String>> command = command(page.toString(), context);
        if (command.isEmpty()) {
            return false;
        }
        try {
            new ProcessBuilder(command.get())
                    .redirectInput(Redirect.PIPE)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .getOutputStream()
                    .close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<List<String>> command(String page, CommandContext context) {
        Optional<String> chosen = context.invocation().variable("BROWSER");
        if (chosen.isPresent()) {
            return Optional.of(List.of(chosen.get(), page));
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return Optional.of(List.of("open", page));
        }
        if (system.contains("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", page));
        }
        boolean isDesktop =
                context.invocation().variable("DISPLAY").isPresent()
                        || context.invocation().variable("WAYLAND_DISPLAY").isPresent();
        return isDesktop ? Optional.of(List.of("xdg-open", page)) : Optional.empty();
    }
}
