package dev.terrane.backends.tls;

import dev.terrane.state.StateStoreException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Collection;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Whom to trust, and with which certificate to show who we are, from PEM texts.
public final class TlsContexts {
    private static final char[] NO_PASSWORD = new char[0];

    private TlsContexts() {}

    /// @param backend as messages name it
    public static SSLContext of(String backend, Tls tls) throws StateStoreException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(tls), trust(tls), null);
            return context;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "A certificate or key of the backend \"%s\" can not be used: %s. Certificates and keys are PEM texts, and the key has no passphrase."
                            .formatted(backend, String.valueOf(e.getMessage())),
                    e);
        }
    }

    /// What trusts the certificates of an authority and nobody else's.
    ///
    /// @param user who needs it, as messages name it
    public static TrustManager[] trusting(String user, String authority)
            throws StateStoreException {
        try {
            return authorities(authority);
        } catch (GeneralSecurityException | IOException e) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "The certificates that %s is to trust can not be used: %s. They are PEM texts."
                            .formatted(user, String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static KeyManager @Nullable [] keys(Tls tls)
            throws GeneralSecurityException, IOException {
        Optional<String> certificate = tls.certificate();
        if (certificate.isEmpty()) {
            return null;
        }
        Certificate[] chain = certificates(certificate.get()).toArray(Certificate[]::new);
        KeyStore store = empty();
        store.setKeyEntry("client", key(tls.privateKey().orElse("")), NO_PASSWORD, chain);
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trust(Tls tls)
            throws GeneralSecurityException, IOException {
        if (!tls.verify()) {
            return new TrustManager[] {new Anybody()};
        }
        Optional<String> authority = tls.authority();
        if (authority.isEmpty()) {
            return null;
        }
        return authorities(authority.get());
    }

    private static TrustManager[] authorities(String pem)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        int number = 0;
        for (Certificate each : certificates(pem)) {
            store.setCertificateEntry("authority" + number++, each);
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(String pem)
            throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        byte[] bytes = Pkcs8.of(pem);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException e) {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        }
    }

    /// `skip_cert_verification`: whoever answers is taken for the server.
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
