package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.aws.support.Json;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;

import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;

/// `aws_iam_access_key` with and without a key to encrypt its secret for.
class AccessKeyTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final String MADE =
            """
            <R><CreateAccessKeyResult><AccessKey><UserName>u</UserName><AccessKeyId>AKIDNEW</AccessKeyId>\
            <Status>Active</Status><SecretAccessKey>%s</SecretAccessKey>\
            <CreateDate>2024-01-01T00:00:00Z</CreateDate></AccessKey></CreateAccessKeyResult></R>\
            """
                    .formatted(SECRET);
    private static final String LISTED =
            """
            <R><ListAccessKeysResult><AccessKeyMetadata><member><AccessKeyId>AKIDNEW</AccessKeyId>\
            <Status>Active</Status><CreateDate>2024-01-01T00:00:00Z</CreateDate></member>\
            </AccessKeyMetadata></ListAccessKeysResult></R>\
            """;

    @TempDir Path directory;

    private ScriptedAws aws;
    private Provider provider;

    @BeforeEach
    void start() {
        aws = ScriptedAws.start().on("CreateAccessKey", MADE).on("ListAccessKeys", LISTED);
        provider = aws.provider(directory);
    }

    @AfterEach
    void stop() {
        provider.close();
        aws.close();
    }

    @Test
    void keepsTheSecretWhereThereIsNoKey() {
        Life key = Life.of(provider, "aws_iam_access_key").applied("{\"user\": \"u\"}");
        assertThat(key.attribute("secret").asString()).isEqualTo(SECRET);
        assertThat(key.attribute("encrypted_secret").isNull()).isTrue();
    }

    @Test
    void encryptsForTheOwnerOfTheKey() throws Exception {
        PGPSecretKeyRing owner = owner();
        String config = config(exported(owner));
        Life key = Life.of(provider, "aws_iam_access_key").applied(config);

        assertThat(key.state().toString()).doesNotContain(SECRET);
        assertThat(key.attribute("secret").isNull()).isTrue();
        assertThat(key.attribute("ses_smtp_password_v4").isNull()).isTrue();
        assertThat(decrypted(key.attribute("encrypted_secret").asString(), owner))
                .isEqualTo(SECRET);
        assertThat(decrypted(key.attribute("encrypted_ses_smtp_password_v4").asString(), owner))
                .hasSize(44);
        assertThat(key.attribute("key_fingerprint").asString())
                .isEqualTo(HexFormat.of().formatHex(owner.getPublicKey().getFingerprint()));
        assertThat(key.isSettled(config)).isTrue();
    }

    @Test
    void refusesWhatIsNoKeyBeforeThereIsASecret() {
        assertThat(refused("nonsense").summary()).isEqualTo("Invalid PGP key");
        assertThat(refused("keybase:some body").summary()).isEqualTo("Invalid PGP key");
        assertThat(aws.operations()).isEmpty();
    }

    /// By the proxy that AWS is asked by, which is not there.
    @Test
    void makesNoKeyWhereKeybaseCanNotBeAsked() {
        Provider behindProxy =
                aws.with("HTTPS_PROXY", "http://127.0.0.1:1")
                        .with("NO_PROXY", "127.0.0.1")
                        .provider(directory);
        List<Problem> problems =
                Life.of(behindProxy, "aws_iam_access_key")
                        .apply(config("keybase:somebody"))
                        .problems();
        behindProxy.close();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().summary()).isEqualTo("No key at Keybase");
        assertThat(problems.getFirst().detail())
                .contains("could not be asked at https://keybase.io/", "No access key was made");
        assertThat(aws.operations()).doesNotContain("CreateAccessKey");
    }

    private Problem refused(String key) {
        var config =
                Configurations.of(
                        AwsSchemas.resourceType("aws_iam_access_key").block(),
                        Json.parse(config(key)).orElseThrow());
        List<Problem> problems = provider.resource("aws_iam_access_key").validate(config);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().path().display()).isEqualTo("pgp_key");
        return problems.getFirst();
    }

    private static String config(String key) {
        return "{\"user\": \"u\", \"pgp_key\": \"" + key + "\"}";
    }

    /// A primary key and a subkey that sign, and a subkey that is encrypted for.
    private static PGPSecretKeyRing owner() throws PGPException {
        PGPSignatureSubpacketGenerator signing = new PGPSignatureSubpacketGenerator();
        signing.setKeyFlags(false, KeyFlags.CERTIFY_OTHER);
        PGPSignatureSubpacketGenerator encrypting = new PGPSignatureSubpacketGenerator();
        encrypting.setKeyFlags(false, KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE);
        PGPKeyRingGenerator ring =
                new PGPKeyRingGenerator(
                        PGPSignature.POSITIVE_CERTIFICATION,
                        pair(PublicKeyAlgorithmTags.RSA_GENERAL),
                        "somebody@example.org",
                        new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                        signing.generate(),
                        null,
                        new BcPGPContentSignerBuilder(
                                PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                        null);
        PGPSignatureSubpacketGenerator alsoSigning = new PGPSignatureSubpacketGenerator();
        alsoSigning.setKeyFlags(false, KeyFlags.SIGN_DATA);
        ring.addSubKey(pair(PublicKeyAlgorithmTags.RSA_GENERAL), alsoSigning.generate(), null);
        ring.addSubKey(pair(PublicKeyAlgorithmTags.RSA_GENERAL), encrypting.generate(), null);
        return ring.generateSecretKeyRing();
    }

    private static BcPGPKeyPair pair(int algorithm) throws PGPException {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(
                new RSAKeyGenerationParameters(
                        BigInteger.valueOf(65_537), new SecureRandom(), 2_048, 80));
        return new BcPGPKeyPair(
                PublicKeyPacket.VERSION_4,
                algorithm,
                generator.generateKeyPair(),
                Date.from(Instant.now()));
    }

    private static String exported(PGPSecretKeyRing owner) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        owner.toCertificate().encode(bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String decrypted(String base64, PGPSecretKeyRing owner) throws Exception {
        byte[] bytes = Base64.getDecoder().decode(base64);
        PGPEncryptedDataList list =
                (PGPEncryptedDataList) new BcPGPObjectFactory(bytes).nextObject();
        PGPPublicKeyEncryptedData data = (PGPPublicKeyEncryptedData) list.get(0);
        PGPPrivateKey key =
                owner.getSecretKey(data.getKeyIdentifier().getKeyId())
                        .extractPrivateKey(
                                new BcPBESecretKeyDecryptorBuilder(
                                                new BcPGPDigestCalculatorProvider())
                                        .build(new char[0]));
        byte[] plain =
                data.getDataStream(
                                new BcPublicKeyDataDecryptorFactory(
                                        new PGPKeyPair(
                                                owner.getPublicKey(
                                                        data.getKeyIdentifier().getKeyId()),
                                                key)))
                        .readAllBytes();
        PGPLiteralData literal = (PGPLiteralData) new BcPGPObjectFactory(plain).nextObject();
        String text = new String(literal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(data.isIntegrityProtected()).isTrue();
        return text;
    }
}
