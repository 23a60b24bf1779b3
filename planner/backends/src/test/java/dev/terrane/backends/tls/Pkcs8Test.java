package dev.terrane.backends.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

class Pkcs8Test {
    private static final BigInteger NUMBER = BigInteger.valueOf(4711);

    /// RFC 5915: a version, the number in 32 octets, and in `[0]` the name of the curve prime256v1.
    private static final String OF_A_CURVE =
            "3031"
                    + "020101"
                    + "0420"
                    + "%064x".formatted(NUMBER)
                    + "a00a"
                    + "06082a8648ce3d030107";

    private static byte[] read(String hexadecimal) throws InvalidKeyException {
        return Pkcs8.of(SelfSigned.pem("EC PRIVATE KEY", HexFormat.of().parseHex(hexadecimal)));
    }

    @Test
    void aKeyOfACurveInItsOlderFormIsTaken() throws Exception {
        ECPrivateKey key =
                (ECPrivateKey)
                        KeyFactory.getInstance("EC")
                                .generatePrivate(new PKCS8EncodedKeySpec(read(OF_A_CURVE)));

        assertThat(key.getS()).isEqualTo(NUMBER);
        assertThat(key.getParams().getOrder().bitLength()).isEqualTo(256);
    }

    @Test
    void aKeyThatIsCutOffOrNamesNoCurveIsRefused() {
        assertThatThrownBy(() -> read("303102")).isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> read("3006020101040101a10a"))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("curve");
    }
}
