package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// `terrane login HOST`: keeps a token for a private host, where registries are asked with it.
///
/// The token is made on the host's own pages and pasted here, or comes in by a pipe. Signing in with
/// a browser (login.v1) is not supported yet.
public final class LoginCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command("login", "Keeps a token for a private host, read from the input.")
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(Options.arguments("HOST", "1", "Such as registry.example.com."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        HumanReporter reporter =
                new HumanReporter(context, Options.isOn(arguments, "no-color"), false);
        Servers servers = Servers.of(context, diagnostics);
        List<String> hosts = Options.positionals(arguments);
        String host = hosts.getFirst().toLowerCase(Locale.ROOT);
        if (!diagnostics.hasErrors()) {
            keep(host, servers, context, reporter, diagnostics);
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
        reporter.say(
                "Paste a token of %s. It will be kept, readable by you alone, in %s."
                        .formatted(host, servers.credentials().destination()));
        String token = Approval.line(context.invocation().in()).strip();
        if (token.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                            "No token given",
                            "Nothing was read, so nothing was kept. Run it again."));
            return;
        }
        try {
            servers.credentials().store(host, token);
            reporter.say("The token is kept.");
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "Token can not be kept",
                            "The token for %s: %s.".formatted(host, e.getMessage())));
        }
    }
}
