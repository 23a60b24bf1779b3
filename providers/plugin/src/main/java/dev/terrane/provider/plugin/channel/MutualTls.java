package dev.terrane.provider.plugin.channel;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Encryption between us and one provider, each of which has made a certificate for this run alone and
/// trusts the other's and no one else's. The way of go-plugin's `AutoMTLS`.
public final class MutualTls {
    private static final char[] PASSWORD = "unused".toCharArray();
    private static final Duration VALID = Duration.ofDays(30);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final SSLSocketFactory sockets;

    private MutualTls(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    SSLSocketFactory sockets() {
        return sockets;
    }

    /// Who we are to the other side, and who it has to be.
    public record Trust(KeyManager own, TrustManager other) {}

    /// A key and a certificate that says it is ours.
    public record Identity(KeyPair keys, X509Certificate certificate) {

        /// @throws GeneralSecurityException where the JVM lacks what is needed
        public static Identity create(Clock clock) throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"));
            KeyPair keys = generator.generateKeyPair();
            return new Identity(keys, certificate(keys, clock.instant()));
        }

        private static X509Certificate certificate(KeyPair keys, Instant now)
                throws GeneralSecurityException {
            X500Name name = new X500Name("CN=localhost,O=Terrane");
            try {
                X509CertificateHolder holder =
                        new JcaX509v3CertificateBuilder(
                                        name,
                                        new BigInteger(127, new SecureRandom()),
                                        Date.from(now.minus(CLOCK_SKEW)),
                                        Date.from(now.plus(VALID)),
                                        name,
                                        keys.getPublic())
                                .addExtension(
                                        Extension.basicConstraints,
                                        true,
                                        new BasicConstraints(true))
                                .addExtension(
                                        Extension.keyUsage,
                                        true,
                                        new KeyUsage(
                                                KeyUsage.digitalSignature
                                                        | KeyUsage.keyEncipherment
                                                        | KeyUsage.keyAgreement
                                                        | KeyUsage.keyCertSign))
                                .addExtension(
                                        Extension.extendedKeyUsage,
                                        false,
                                        new ExtendedKeyUsage(
                                                new KeyPurposeId[] {
                                                    KeyPurposeId.id_kp_clientAuth,
                                                    KeyPurposeId.id_kp_serverAuth
                                                }))
                                .addExtension(
                                        Extension.subjectAlternativeName,
                                        false,
                                        new GeneralNames(
                                                new GeneralName(GeneralName.dNSName, "localhost")))
                                .build(
                                        new JcaContentSignerBuilder("SHA384withECDSA")
                                                .build(keys.getPrivate()));
                return parse(holder.getEncoded());
            } catch (IOException | OperatorCreationException e) {
                throw new GeneralSecurityException("a certificate can not be made", e);
            }
        }

        /// As `PLUGIN_CLIENT_CERT` carries it.
        public String pem() throws GeneralSecurityException {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        }

        /// @param other the certificate that the provider says it has, in DER
        /// @throws GeneralSecurityException where it is none
        public MutualTls with(byte[] other) throws GeneralSecurityException {
            Trust trust = trusting(parse(other));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {trust.own()}, new TrustManager[] {trust.other()}, null);
            return new MutualTls(context.getSocketFactory());
        }

        /// @param pem the certificate of whoever may connect
        /// @throws GeneralSecurityException where it is none
        public Trust trusting(String pem) throws GeneralSecurityException {
            return trusting(parse(pem.getBytes(StandardCharsets.US_ASCII)));
        }

        private Trust trusting(X509Certificate other) throws GeneralSecurityException {
            KeyManagerFactory own =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            KeyStore key = emptyStore();
            key.setKeyEntry(
                    "own", keys.getPrivate(), PASSWORD, new X509Certificate[] {certificate});
            own.init(key, PASSWORD);
            TrustManagerFactory trusted =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore store = emptyStore();
            store.setCertificateEntry("other", other);
            trusted.init(store);
            return new Trust(own.getKeyManagers()[0], trusted.getTrustManagers()[0]);
        }

        private static KeyStore emptyStore() throws GeneralSecurityException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try {
                store.load(null, null);
            } catch (IOException e) {
                throw new GeneralSecurityException("an empty store can not be made", e);
            }
            return store;
        }

        private static X509Certificate parse(byte[] der) throws GeneralSecurityException {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der));
        }
    }
}
