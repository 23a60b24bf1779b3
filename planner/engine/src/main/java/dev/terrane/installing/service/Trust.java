package dev.terrane.installing.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Whose certificates are believed: those of the JDK, and those of the system (or of the file that
/// SSL_CERT_FILE names instead), where the authorities of companies are.
public final class Trust {
    private static final List<String> BUNDLES =
            List.of(
                    "/etc/ssl/certs/ca-certificates.crt",
                    "/etc/pki/tls/certs/ca-bundle.crt",
                    "/etc/ssl/ca-bundle.pem",
                    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
                    "/etc/ssl/cert.pem");

    private Trust() {}

    public static TrustManager[] managers(Map<String, String> environment) {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            List<Certificate> authorities = new ArrayList<>(ofJdk());
            Optional<Path> bundle = bundle(environment);
            if (bundle.isPresent()) {
                authorities.addAll(read(bundle.get()));
            }
            for (int i = 0; i < authorities.size(); i++) {
                all.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            return of(all);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK can hold certificates", e);
        }
    }

    static SSLContext context(Map<String, String> environment) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(environment), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    private static TrustManager[] of(@org.jspecify.annotations.Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static List<X509Certificate> ofJdk() throws GeneralSecurityException {
        for (TrustManager manager : of(null)) {
            if (manager instanceof X509TrustManager x509) {
                return List.of(x509.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static Optional<Path> bundle(Map<String, String> environment) {
        String named = environment.getOrDefault("SSL_CERT_FILE", "");
        List<String> candidates = named.isEmpty() ? BUNDLES : List.of(named);
        return candidates.stream().map(Path::of).filter(Files::isReadable).findFirst();
    }

    /// A bundle that can not be read adds nothing; servers are then refused with their own message.
    private static Collection<? extends Certificate> read(Path bundle) throws IOException {
        try (InputStream in = Files.newInputStream(bundle)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        } catch (GeneralSecurityException e) {
            return List.of();
        }
    }
}
