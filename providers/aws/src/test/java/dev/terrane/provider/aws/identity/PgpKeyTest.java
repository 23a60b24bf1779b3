package dev.terrane.provider.aws.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;

class PgpKeyTest {

    private static PGPPublicKeyRing ring() throws PGPException {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(
                new RSAKeyGenerationParameters(
                        BigInteger.valueOf(65_537), new SecureRandom(), 2_048, 80));
        BcPGPKeyPair pair =
                new BcPGPKeyPair(
                        PublicKeyPacket.VERSION_4,
                        PublicKeyAlgorithmTags.RSA_GENERAL,
                        generator.generateKeyPair(),
                        Date.from(Instant.now()));
        return new PGPKeyRingGenerator(
                        PGPSignature.POSITIVE_CERTIFICATION,
                        pair,
                        "somebody@example.org",
                        new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                        null,
                        null,
                        new BcPGPContentSignerBuilder(
                                PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                        null)
                .generatePublicKeyRing();
    }

    private static String armoured(PGPPublicKeyRing ring) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ArmoredOutputStream armour = ArmoredOutputStream.builder().build(text)) {
            ring.encode(armour);
        }
        return text.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void isReadAsItIsPublishedAndWithoutArmour() throws Exception {
        PGPPublicKeyRing ring = ring();
        String fingerprint = HexFormat.of().formatHex(ring.getPublicKey().getFingerprint());
        String bare = Base64.getEncoder().encodeToString(ring.getEncoded());
        assertThat(PgpKey.published(armoured(ring)).map(PgpKey::fingerprint)).contains(fingerprint);
        assertThat(PgpKey.parse(bare).map(PgpKey::fingerprint)).contains(fingerprint);
    }

    @Test
    void nothingElseIsAKey() {
        assertThat(PgpKey.published("-----BEGIN PGP PUBLIC KEY BLOCK-----")).isEmpty();
        assertThat(PgpKey.published("")).isEmpty();
        assertThat(PgpKey.parse("nonsense!")).isEmpty();
    }
}
