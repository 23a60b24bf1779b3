package dev.terrane.cli.command;

import dev.terrane.cliconfig.CredentialStore.Place;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.util.Optional;

/// `terrane logout HOST`: forgets the token that `login` kept.
public final class LogoutCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command("logout", "Forgets the token that login kept.")
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(Options.arguments("HOST", "1", "Such as registry.example.com."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        HumanReporter reporter =
                new HumanReporter(context, Options.isOn(arguments, "no-color"), false);
        HostArgument.of(arguments, diagnostics)
                .ifPresent(host -> forget(host, context, reporter, diagnostics));
        reporter.diagnostics(diagnostics.inOrder());
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static void forget(
            String host, CommandContext context, Reporter reporter, Diagnostics diagnostics) {
        try {
            Servers servers = Servers.of(context, diagnostics);
            servers.credentials().forget(host);
            reporter.say(left(host, servers.credentials().place(host)));
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Token can not be forgotten",
                            "The token for %s: %s.".formatted(host, e.getMessage())));
        }
    }

    private static String left(String host, Optional<Place> place) {
        if (place.equals(Optional.of(Place.ENVIRONMENT))) {
            return "What was kept for %s is forgotten; a TF_TOKEN_ variable still holds a token for it."
                    .formatted(host);
        }
        if (place.equals(Optional.of(Place.CONFIGURATION))) {
            return "What was kept for %s is forgotten; the CLI configuration still holds a token for it."
                    .formatted(host);
        }
        return "There is no token for %s any more.".formatted(host);
    }
}
