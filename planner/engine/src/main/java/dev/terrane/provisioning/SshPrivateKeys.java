package dev.terrane.provisioning;

import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads private keys in the forms that OpenSSH and OpenSSL write.
final class SshPrivateKeys {
    private SshPrivateKeys() {}

    /// @param certificate of the key, which is offered first
    static List<KeyPair> of(String text, Optional<String> certificate) throws ProvisionException {
        KeyPair pair = read(text);
        List<KeyPair> offered = new ArrayList<>();
        if (certificate.isPresent()) {
            PublicKey signed = SshPublicKeys.parse(certificate.get(), "certificate");
            offered.add(new KeyPair(signed, pair.getPrivate()));
        }
        offered.add(pair);
        return offered;
    }

    private static KeyPair read(String text) throws ProvisionException {
        try {
            Iterable<KeyPair> pairs =
                    SecurityUtils.loadKeyPairIdentities(
                            null,
                            NamedResource.ofName("private_key"),
                            new ByteArrayInputStream(
                                    (text.strip() + "\n").getBytes(StandardCharsets.UTF_8)),
                            FilePasswordProvider.EMPTY);
            if (pairs != null) {
                for (KeyPair pair : pairs) {
                    return pair;
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static ProvisionException unreadable() {
        return new ProvisionException(
                "\"private_key\" can not be read as a private key. It has to be the key itself, not the"
                        + " name of its file, and without a passphrase; keys with one belong into an agent.");
    }
}
