package dev.terrane.git;

import org.eclipse.jgit.transport.ChainingCredentialsProvider;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.NetRCCredentialsProvider;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.TrustManager;

/// How servers are reached: whom to trust over HTTPS, with which keys over SSH.
///
/// A server that is not among the known hosts of the user is refused, as OpenSSH does where nobody
/// can be asked.
final class Connections implements AutoCloseable {
    private final TrustManager[] trust;
    private final Map<String, String> environment;
    private final Optional<Path> keyFile;
    private @Nullable SshdSessionFactory sessions;

    Connections(Optional<String> sshKey, TrustManager[] trust, Map<String, String> environment)
            throws IOException {
        this.trust = trust.clone();
        this.environment = environment;
        this.keyFile = sshKey.isPresent() ? Optional.of(keyFile(sshKey.get())) : Optional.empty();
    }

    /// Only its owner can read a temporary file.
    private static Path keyFile(String encoded) throws IOException {
        byte[] key;
        try {
            key = Base64.getMimeDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new IOException("\"sshkey\" has to be a private key in Base64", e);
        }
        Path file = Files.createTempFile("terrane-key", "");
        Files.write(file, key);
        return file;
    }

    void configure(Transport transport) {
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(new Trusting(List.of(trust)));
        } else if (transport instanceof SshTransport ssh) {
            ssh.setSshSessionFactory(sessions());
        }
    }

    private synchronized SshdSessionFactory sessions() {
        if (sessions == null) {
            Path home = Path.of(environment.getOrDefault("HOME", "."));
            SshdSessionFactoryBuilder builder =
                    new SshdSessionFactoryBuilder()
                            .setPreferredAuthentications("publickey,keyboard-interactive,password")
                            .setHomeDirectory(home.toFile())
                            .setSshDirectory(home.resolve(".ssh").toFile());
            keyFile.ifPresent(file -> builder.setDefaultIdentities(folder -> List.of(file)));
            sessions = builder.build(null);
        }
        return sessions;
    }

    /// What stands in the URL outweighs all of them.
    CredentialsProvider credentials() {
        return new ChainingCredentialsProvider(
                new NetRCCredentialsProvider(), new GitCredentials(environment));
    }

    @Override
    public void close() throws IOException {
        if (sessions != null) {
            sessions.close();
        }
        if (keyFile.isPresent()) {
            Files.deleteIfExists(keyFile.get());
        }
    }

    private record Trusting(List<TrustManager> trust) implements HttpConnectionFactory {
        @Override
        public HttpConnection create(URL url) throws IOException {
            return configured(url, new JDKHttpConnectionFactory().create(url));
        }

        @Override
        public HttpConnection create(URL url, Proxy proxy) throws IOException {
            return configured(url, new JDKHttpConnectionFactory().create(url, proxy));
        }

        private HttpConnection configured(URL url, HttpConnection connection) throws IOException {
            if (!url.getProtocol().equals("https")) {
                return connection;
            }
            try {
                // None stands for those of the platform, an empty list for nobody.
                TrustManager[] managers =
                        trust.isEmpty() ? null : trust.toArray(TrustManager[]::new);
                connection.configure(null, managers, null);
                return connection;
            } catch (GeneralSecurityException e) {
                throw new IOException("no secure connection is possible", e);
            }
        }
    }
}
