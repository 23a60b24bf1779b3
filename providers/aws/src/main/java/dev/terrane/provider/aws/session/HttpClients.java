package dev.terrane.provider.aws.session;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Makes the HTTP client: the JDK's own, which starts quickest and leaves nothing running.
final class HttpClients {
    private HttpClients() {}

    /// @param sharing whether equal questions have one answer, still
    static SdkHttpClient make(AwsSettings.Network network, BooleanSupplier sharing) {
        UrlConnectionHttpClient.Builder builder =
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(10))
                        .socketTimeout(Duration.ofSeconds(120))
                        .proxyConfiguration(proxy(network));
        network.certificateAuthorities()
                .ifPresent(bundle -> builder.tlsTrustManagersProvider(() -> trusting(bundle)));
        SdkHttpClient any =
                builder.buildWithDefaults(
                        AttributeMap.builder()
                                .put(
                                        SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES,
                                        network.insecure())
                                .build());
        return new SharedReads(
                new RepeatableReads(any, new PatchClient(Lazy.of(() -> patching(network)))),
                sharing,
                System::nanoTime);
    }

    private static HttpClient patching(AwsSettings.Network network) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10));
        if (network.insecure()) {
            builder.sslContext(context(new TrustingAnybody()));
        } else {
            network.certificateAuthorities()
                    .ifPresent(bundle -> builder.sslContext(context(trusting(bundle))));
        }
        network.httpsProxy()
                .or(network::httpProxy)
                .ifPresent(proxy ->
                        builder.proxy(
                                ProxySelector.of(
                                        new InetSocketAddress(proxy.getHost(), proxy.getPort()))));
        return builder.build();
    }

    private static SSLContext context(TrustManager... trusted) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
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
