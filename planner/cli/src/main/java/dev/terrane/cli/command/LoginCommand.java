package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.installing.InstallationException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.util.Optional;

/// `terrane login HOST`: keeps a token for a private host, where registries are asked with it.
///
/// At a terminal, the user signs in as the host offers it, usually with a browser. A token that was made
/// elsewhere comes in by a pipe.
public final class LoginCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command("login", "Signs in to a host, and keeps the token that it gives.")
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(Options.arguments("HOST", "1", "Such as registry.example.com."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        HumanReporter reporter =
                new HumanReporter(context, Options.isOn(arguments, "no-color"), false);
        Servers servers = Servers.of(context, diagnostics);
        Optional<String> host = HostArgument.of(arguments, diagnostics);
        if (host.isPresent() && !diagnostics.hasErrors()) {
            keep(host.get(), servers, context, reporter, diagnostics);
        }
        reporter.diagnostics(diagnostics.inOrder());
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static void keep(
            String host,
            Servers servers,
            CommandContext context,
            Reporter reporter,
            Diagnostics diagnostics) {
        try {
            reporter.say(
                    "The token for %s will be kept, readable by you alone, in %s."
                            .formatted(host, servers.credentials().destination()));
            String token =
                    context.invocation().terminal()
                            ? new SigningIn(host, servers.discovery(), context, reporter).token()
                            : new Questions(context).ask("").map(String::strip).orElse("");
            if (token.isEmpty()) {
                diagnostics.add(
                        Diagnostic.error(
                                "No token given",
                                "Nothing was read, so nothing was kept. Run it again."));
                return;
            }
            servers.credentials().store(host, token);
            reporter.say("The token is kept.");
        } catch (InstallationException e) {
            diagnostics.add(e.diagnostic());
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Token can not be kept",
                            "The token for %s: %s.".formatted(host, e.getMessage())));
        }
    }
}
