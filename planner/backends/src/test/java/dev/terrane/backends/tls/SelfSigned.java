package dev.terrane.backends.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A key with the certificate that it gave itself, for the loopback, made by `keytool`.
public record SelfSigned(KeyStore keys) {
    private static final String ALIAS = "a";
    private static final String WORD = "password";

    /// Where the older form begins in a key of RSA.
    private static final int OLDER_FORM = 26;

    /// @param algorithm `EC` or `RSA`
    public static SelfSigned make(Path folder, String algorithm) throws Exception {
        Path file = Files.createTempDirectory(folder, "keys").resolve("keys.p12");
        String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String arguments =
                " -genkeypair -alias a -keyalg %s -dname CN=localhost -ext SAN=dns:localhost,ip:127.0.0.1 -storetype PKCS12 -keystore %s -storepass %s"
                        .formatted(algorithm, file, WORD);
        Process process =
                new ProcessBuilder((program + arguments).split(" "))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, WORD.toCharArray());
        }
        return new SelfSigned(store);
    }

    public String certificate() throws Exception {
        return pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
    }

    private PrivateKey key() throws Exception {
        return (PrivateKey) keys.getKey(ALIAS, WORD.toCharArray());
    }

    public String privateKey() throws Exception {
        return pem("PRIVATE KEY", key().getEncoded());
    }

    /// In the form that came before PKCS #8, which that has inside.
    public String olderRsaKey() throws Exception {
        byte[] newer = key().getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(newer, OLDER_FORM, newer.length));
    }

    static String pem(String what, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(
                        what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
    }

    /// Of a server that has this key, and trusts clients with that one.
    public SSLContext serving(SelfSigned client) throws Exception {
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, WORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, WORD.toCharArray());
        trusted.setCertificateEntry("client", client.keys().getCertificate(ALIAS));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
