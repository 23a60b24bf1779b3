package dev.terrane.backends.http;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.tls.Tls;
import dev.terrane.state.StateStoreException;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What the server is asked, and how.
///
/// @param lock nothing where the server knows no locks
/// @param companions nothing where what lies beside the state stays on this machine
record HttpSettings(
        URI address,
        String updateMethod,
        Optional<Lock> lock,
        Optional<Login> login,
        Tls tls,
        Retries retries,
        Optional<CompanionAddress> companions) {

    record Lock(URI lockAddress, String lockMethod, URI unlockAddress, String unlockMethod) {}

    record Login(String user, String password) {
        /// Shows no password.
        @Override
        public String toString() {
            return user;
        }
    }

    record Retries(int most, Duration least, Duration longest) {
        /// Twice as long each time.
        Duration before(int retry) {
            Duration wait = least.multipliedBy(1L << Math.min(retry, 20));
            return wait.compareTo(longest) > 0 ? longest : wait;
        }
    }

    static HttpSettings of(BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        Reader reader = new Reader(arguments, context);
        URI address =
                reader.uri("address")
                        .orElseThrow(() ->
                                new StateStoreException(
                                        "Missing required argument",
                                        "The backend \"http\" needs \"address\", or the environment variable TF_HTTP_ADDRESS."));
        String updateMethod = reader.text("update_method").orElse("POST");
        return new HttpSettings(
                address,
                updateMethod,
                lock(reader),
                login(reader),
                tls(reader),
                new Retries(
                        reader.number("retry_max", 2),
                        Duration.ofSeconds(reader.number("retry_wait_min", 1)),
                        Duration.ofSeconds(reader.number("retry_wait_max", 30))),
                companions(context, updateMethod));
    }

    private static Optional<CompanionAddress> companions(BackendContext context, String method)
            throws StateStoreException {
        Optional<String> template = context.variable(CompanionAddress.VARIABLE);
        return template.isEmpty()
                ? Optional.empty()
                : Optional.of(CompanionAddress.of(template.get(), method));
    }

    private static Optional<Lock> lock(Reader reader) throws StateStoreException {
        Optional<URI> lock = reader.uri("lock_address");
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Lock(
                        lock.get(),
                        reader.text("lock_method").orElse("LOCK"),
                        reader.uri("unlock_address").orElse(lock.get()),
                        reader.text("unlock_method").orElse("UNLOCK")));
    }

    private static Optional<Login> login(Reader reader) {
        return reader.text("username")
                .map(user -> new Login(user, reader.text("password").orElse("")));
    }

    private static Tls tls(Reader reader) throws StateStoreException {
        Optional<String> certificate = reader.text("client_certificate_pem");
        Optional<String> key = reader.text("client_private_key_pem");
        if (certificate.isPresent() != key.isPresent()) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "\"client_certificate_pem\" and \"client_private_key_pem\" go together: give both, or none.");
        }
        return new Tls(
                !reader.flag("skip_cert_verification"),
                reader.text("client_ca_certificate_pem"),
                certificate,
                key);
    }

    /// Arguments, and where they are not given the environment.
    private record Reader(BackendArguments arguments, BackendContext context) {
        Optional<String> text(String name) {
            Optional<String> given = arguments.text(name);
            return given.isPresent() ? given : variable(name);
        }

        private Optional<String> variable(String name) {
            return context.variable("TF_HTTP_" + name.toUpperCase(Locale.ROOT));
        }

        boolean flag(String name) {
            return arguments.flagOf(name).orElseGet(() -> isTrue(variable(name)));
        }

        private static boolean isTrue(Optional<String> text) {
            return text.filter(t -> t.equals("1") || t.equalsIgnoreCase("true")).isPresent();
        }

        int number(String name, int usual) throws StateStoreException {
            Optional<Integer> given = arguments.number(name);
            if (given.isPresent()) {
                return given.get();
            }
            Optional<String> variable = variable(name);
            try {
                return variable.isPresent() ? Integer.parseInt(variable.get()) : usual;
            } catch (NumberFormatException e) {
                throw new StateStoreException(
                        "Invalid backend configuration",
                        "TF_HTTP_%s is \"%s\", which is no number."
                                .formatted(name.toUpperCase(Locale.ROOT), variable.get()),
                        e);
            }
        }

        Optional<URI> uri(String name) throws StateStoreException {
            Optional<String> text = text(name);
            return text.isEmpty() ? Optional.empty() : Optional.of(uri(name, text.get()));
        }

        private static URI uri(String name, String text) throws StateStoreException {
            try {
                URI uri = new URI(text);
                String scheme = String.valueOf(uri.getScheme());
                if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
                    return uri;
                }
            } catch (URISyntaxException e) {
                throw invalid(name, text);
            }
            throw invalid(name, text);
        }

        private static StateStoreException invalid(String name, String text) {
            return new StateStoreException(
                    "Invalid backend configuration",
                    "\"%s\" is \"%s\", which is no address of a server: it begins with http:// or https://."
                            .formatted(name, text));
        }
    }
}
