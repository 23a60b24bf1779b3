package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;

import picocli.CommandLine.ParseResult;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The host that a command is about, as it is compared: in lower case, and as DNS writes it.
final class HostArgument {
    private static final Pattern HOST = Pattern.compile("([^:/]+)(:[0-9]{1,5})?");

    private HostArgument() {}

    static Optional<String> of(ParseResult arguments, Diagnostics diagnostics) {
        String given = Options.positionals(arguments).getFirst();
        Optional<String> host = parse(given);
        if (host.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                            "Invalid hostname",
                            "\"%s\" is no name of a host. Give it alone, such as registry.example.com or registry.example.com:8443."
                                    .formatted(given)));
        }
        return host;
    }

    private static Optional<String> parse(String given) {
        Matcher parts = HOST.matcher(given);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            String name = IDN.toASCII(parts.group(1), IDN.USE_STD3_ASCII_RULES);
            return Optional.of(
                    name.toLowerCase(Locale.ROOT) + Optional.ofNullable(parts.group(2)).orElse(""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
