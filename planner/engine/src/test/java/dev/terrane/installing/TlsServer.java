package dev.terrane.installing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A server on loopback that speaks TLS, with a certificate of its own that [#environment] trusts.
public final class TlsServer implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private static KeyStore made;

    private final HttpsServer server;
    private final Path certificate;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private volatile String token = "";

    private interface Reply {
        int status();

        Map<String, String> headers();

        byte[] body();
    }

    private TlsServer(HttpsServer server, Path certificate) {
        this.server = server;
        this.certificate = certificate;
    }

    /// @param folder for its certificate
    public static TlsServer start(Path folder) throws IOException, GeneralSecurityException {
        KeyStore keys = keys();
        Path certificate = folder.resolve("server.pem");
        Files.writeString(
                certificate,
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(
                                Base64.getMimeEncoder()
                                        .encodeToString(
                                                keys.getCertificate("server").getEncoded())));
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        TlsServer started = new TlsServer(server, certificate);
        server.createContext("/", started::handle);
        server.start();
        return started;
    }

    /// Made once for all tests: the program that makes keys takes its time.
    private static synchronized KeyStore keys() throws IOException, GeneralSecurityException {
        if (made == null) {
            Path folder = Files.createTempDirectory("terrane-test");
            Path store = folder.resolve("server.p12");
            keytool(
                    List.of(
                            "-genkeypair",
                            "-keyalg",
                            "EC",
                            "-alias",
                            "server",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost,ip:127.0.0.1",
                            "-ext",
                            "bc:c",
                            "-validity",
                            "30",
                            "-keystore",
                            store.toString(),
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            "changeit"));
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD);
            }
            Files.delete(store);
            Files.delete(folder);
            made = keys;
        }
        return made;
    }

    private static void keytool(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed: " + said);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /// `localhost:12345`
    public String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    public String url(String path) {
        return "https://" + host() + path;
    }

    public Map<String, String> environment(Path home) {
        return Map.of("HOME", home.toString(), "SSL_CERT_FILE", certificate.toString());
    }

    /// Asks for this token from now on.
    public void require(String bearer) {
        token = bearer;
    }

    public void reply(String path, String body) {
        reply(path, 200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    public void reply(String path, byte[] body) {
        reply(path, 200, Map.of(), body);
    }

    public void reply(String path, int status, Map<String, String> headers, byte[] body) {
        replies.put(
                path,
                new Reply() {
                    @Override
                    public int status() {
                        return status;
                    }

                    @Override
                    public Map<String, String> headers() {
                        return headers;
                    }

                    @Override
                    public byte[] body() {
                        return body;
                    }
                });
    }

    /// The paths that were asked for, in order.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// What was sent with them, in order.
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    /// The headers `Authorization`, empty where there was none, in order.
    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /// What else is served below a path.
    public void serve(String path, com.sun.net.httpserver.HttpHandler handler) {
        server.createContext(path, handler);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            requests.add(uri.toString());
            bodies.add(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String given =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                            .orElse("");
            authorizations.add(given);
            Reply reply = replies.get(uri.getPath());
            if (!token.isEmpty() && !given.equals("Bearer " + token)) {
                exchange.sendResponseHeaders(401, -1);
            } else if (reply == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                reply.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(
                        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
