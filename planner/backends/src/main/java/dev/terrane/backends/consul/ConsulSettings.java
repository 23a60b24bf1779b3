package dev.terrane.backends.consul;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.tls.PemFiles;
import dev.terrane.backends.tls.Tls;
import dev.terrane.state.StateStoreException;

import java.util.Optional;

/// Which Consul, and where in it.
///
/// @param address with scheme, host and port
/// @param login `user:password` of a proxy before it
record ConsulSettings(
        String path,
        String address,
        Optional<String> datacenter,
        Optional<String> token,
        Optional<String> login,
        boolean gzip,
        boolean lock,
        Tls tls) {

    static ConsulSettings of(BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        PemFiles files = new PemFiles(context.directory());
        return new ConsulSettings(
                arguments.text("path").orElse(""),
                address(arguments, context),
                arguments.text("datacenter"),
                arguments.text("access_token").or(() -> context.variable("CONSUL_HTTP_TOKEN")),
                arguments.text("http_auth").or(() -> context.variable("CONSUL_HTTP_AUTH")),
                arguments.flag("gzip"),
                arguments.flagOf("lock").orElse(true),
                new Tls(
                        !context.variable("CONSUL_HTTP_SSL_VERIFY").orElse("").equals("false"),
                        files.read(
                                arguments
                                        .text("ca_file")
                                        .or(() -> context.variable("CONSUL_CACERT"))),
                        files.read(
                                arguments
                                        .text("cert_file")
                                        .or(() -> context.variable("CONSUL_CLIENT_CERT"))),
                        files.read(
                                arguments
                                        .text("key_file")
                                        .or(() -> context.variable("CONSUL_CLIENT_KEY")))));
    }

    private static String address(BackendArguments arguments, BackendContext context) {
        String given =
                arguments
                        .text("address")
                        .or(() -> context.variable("CONSUL_HTTP_ADDR"))
                        .orElse("127.0.0.1:8500");
        if (given.startsWith("http://") || given.startsWith("https://")) {
            return given;
        }
        boolean encrypted =
                context.variable("CONSUL_HTTP_SSL").filter(text -> text.equals("true")).isPresent();
        return arguments.text("scheme").orElse(encrypted ? "https" : "http") + "://" + given;
    }

    /// Shows no token.
    @Override
    public String toString() {
        return address + "/" + path;
    }
}
