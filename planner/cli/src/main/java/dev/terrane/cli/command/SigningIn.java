package dev.terrane.cli.command;

import dev.terrane.installing.InstallationException;
import dev.terrane.installing.login.AuthorizationCode;
import dev.terrane.installing.login.LoginService;
import dev.terrane.installing.login.PasswordGrant;
import dev.terrane.installing.service.HttpAccess;
import dev.terrane.installing.service.ServiceDiscovery;

import java.security.SecureRandom;
import java.util.Optional;

/// Gets a token for a host from whoever sits at the terminal: with a browser, with a password, or by
/// pasting one, whatever the host offers.
final class SigningIn {
    private final String host;
    private final ServiceDiscovery discovery;
    private final CommandContext context;
    private final Reporter reporter;

    SigningIn(String host, ServiceDiscovery discovery, CommandContext context, Reporter reporter) {
        this.host = host;
        this.discovery = discovery;
        this.context = context;
        this.reporter = reporter;
    }

    /// Empty where nothing was given.
    String token() throws InstallationException {
        Optional<LoginService> service =
                LoginService.of(
                        discovery.description(host, ServiceDiscovery.LOGIN),
                        discovery.base(host),
                        host);
        if (service.isEmpty()) {
            return pasted("%s offers no way to sign in from here (login.v1).".formatted(host));
        }
        if (service.get().offersCode()) {
            return byBrowser(service.get());
        }
        return service.get().offersPassword()
                ? byPassword(service.get())
                : pasted(
                        "%s offers only ways to sign in that are not known here (%s)."
                                .formatted(host, String.join(", ", service.get().grants())));
    }

    private String byBrowser(LoginService service) throws InstallationException {
        SecureRandom random = new SecureRandom();
        return new AuthorizationCode(
                        service,
                        discovery.http(),
                        count -> {
                            byte[] bytes = new byte[count];
                            random.nextBytes(bytes);
                            return bytes;
                        })
                .token(page -> {
                    boolean opened = Browsers.open(page, context);
                    reporter.say(
                            opened
                                    ? "Sign in to %s in the browser that opens. If none does, open this page:"
                                            .formatted(host)
                                    : "Sign in to %s on this page, in a browser on this machine:"
                                            .formatted(host));
                    reporter.say("");
                    reporter.say("  " + page);
                    reporter.say("");
                    reporter.say("Waiting for the browser to come back...");
                });
    }

    private String byPassword(LoginService service) throws InstallationException {
        HttpAccess http = discovery.http();
        String user = asked("Name of the user at %s: ".formatted(host));
        String password = secret("Password: ");
        return user.isEmpty() || password.isEmpty()
                ? ""
                : PasswordGrant.token(service, http, user, password);
    }

    private String pasted(String why) {
        reporter.say("%s Make a token on its pages, and paste it here.".formatted(why));
        return secret("Token: ");
    }

    private String asked(String question) {
        return new Questions(context).ask(question).map(String::strip).orElse("");
    }

    private String secret(String question) {
        return new Questions(context).askSecretly(question).map(String::strip).orElse("");
    }
}
