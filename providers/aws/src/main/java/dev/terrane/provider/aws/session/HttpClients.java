package dev.terrane.provider.aws.session;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Makes the HTTP client: the JDK's own, which starts quickest and leaves nothing running.
final class HttpClients {
    private HttpClients() {}

    static SdkHttpClient make(AwsSettings.Network network) {
        UrlConnectionHttpClient.Builder builder =
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(10))
                        .socketTimeout(Duration.ofSeconds(120))
                        .proxyConfiguration(proxy(network));
        network.certificateAuthorities()
                .ifPresent(bundle -> builder.tlsTrustManagersProvider(() -> trusting(bundle)));
        return new RepeatableReads(
                builder.buildWithDefaults(
                        AttributeMap.builder()
                                .put(
                                        SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES,
                                        network.insecure())
                                .build()));
    }

    /// AWS is spoken to by HTTPS, so its proxy goes first.
    private static ProxyConfiguration proxy(AwsSettings.Network network) {
        ProxyConfiguration.Builder builder =
                ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariablesValues(false)
                        .nonProxyHosts(network.noProxy());
        Optional<URI> proxy = network.httpsProxy().or(network::httpProxy);
        proxy.ifPresent(builder::endpoint);
        return builder.build();
    }

    private static TrustManager[] trusting(Path bundle) {
        try (InputStream text = Files.newInputStream(bundle)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate authority :
                    CertificateFactory.getInstance("X.509").generateCertificates(text)) {
                store.setCertificateEntry("authority-" + number++, authority);
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw FailedCall.at(
                    "custom_ca_bundle",
                    "Unreadable certificates",
                    "The certificate authorities in "
                            + bundle
                            + " could not be read: "
                            + e.getMessage());
        }
    }
}
