package dev.terrane.installing.provider;

import dev.terrane.address.ProviderSource;
import dev.terrane.installing.TlsServer;

import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A registry on loopback, over TLS, that has one provider, `acme/anvil`, in the version 1.2.0.
record TestRegistry(TlsServer server) implements AutoCloseable {
    private static final Platform PLATFORM = Platform.current();
    private static final BcPGPKeyPair SIGNER = key();
    private static final BcPGPKeyPair STRANGER = key();

    static TestRegistry start(Path home) throws IOException, GeneralSecurityException {
        TlsServer server = TlsServer.start(home);
        server.reply("/.well-known/terraform.json", "{\"providers.v1\": \"/api/\"}");
        return new TestRegistry(server);
    }

    ProviderSource anvil() {
        return ProviderSource.parse(server.host() + "/acme/anvil").orElseThrow();
    }

    void publish() throws Exception {
        publish(SIGNER);
    }

    void publishSignedByAStranger() throws Exception {
        publish(STRANGER);
    }

    private void publish(BcPGPKeyPair signedBy) throws Exception {
        server.reply(
                "/api/acme/anvil/versions",
                """
                {"versions": [{"version": "1.0.0"}, {"version": "1.2.0"}, {"version": "2.0.0-rc1"}]}
                """);
        byte[] zip = zip("1.2.0");
        String name = zipName("1.2.0");
        String sums = sha256(zip) + "  " + name + "\n" + "ab".repeat(32) + "  other.zip\n";
        server.reply("/files/" + name, zip);
        server.reply("/files/SUMS", sums);
        server.reply("/files/SUMS.sig", signature(sums, signedBy));
        server.reply(
                "/api/acme/anvil/1.2.0/download/%s/%s"
                        .formatted(PLATFORM.os(), PLATFORM.architecture()),
                """
                {"filename": "%s", "download_url": "/files/%s", "shasum": "%s",
                 "shasums_url": "/files/SUMS", "shasums_signature_url": "/files/SUMS.sig",
                 "signing_keys": {"gpg_public_keys": [{"key_id": "x", "ascii_armor": "%s"}]}}
                """
                        .formatted(name, name, sha256(zip), armour().replace("\n", "\\n")));
    }

    static String zipName(String version) {
        return "terraform-provider-anvil_%s_%s.zip".formatted(version, PLATFORM);
    }

    static byte[] zip(String version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("terraform-provider-anvil_v" + version);
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(("binary " + version).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] signature(String text, BcPGPKeyPair key)
            throws IOException, PGPException {
        PGPSignatureGenerator generator =
                new PGPSignatureGenerator(
                        new BcPGPContentSignerBuilder(
                                PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                        key.getPublicKey());
        generator.init(PGPSignature.BINARY_DOCUMENT, key.getPrivateKey());
        generator.update(text.getBytes(StandardCharsets.UTF_8));
        return generator.generate().getEncoded();
    }

    private static String armour() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArmoredOutputStream armoured = ArmoredOutputStream.builder().build(bytes)) {
            new PGPPublicKeyRing(List.of(SIGNER.getPublicKey())).encode(armoured);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static BcPGPKeyPair key() {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(
                new RSAKeyGenerationParameters(
                        BigInteger.valueOf(65537), new SecureRandom(), 2048, 64));
        try {
            return new BcPGPKeyPair(
                    PublicKeyPacket.VERSION_4,
                    PublicKeyAlgorithmTags.RSA_GENERAL,
                    generator.generateKeyPair(),
                    Date.from(Instant.now()));
        } catch (PGPException e) {
            throw new IllegalStateException("a key of ours", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
