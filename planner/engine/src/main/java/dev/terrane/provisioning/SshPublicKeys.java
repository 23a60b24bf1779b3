package dev.terrane.provisioning;

import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;

/// Reads public keys and certificates as OpenSSH writes them: `ssh-ed25519 AAAA...`.
final class SshPublicKeys {
    private SshPublicKeys() {}

    /// @param argument that the text comes from
    static PublicKey parse(String text, String argument) throws ProvisionException {
        try {
            List<AuthorizedKeyEntry> entries =
                    AuthorizedKeyEntry.readAuthorizedKeys(new java.io.StringReader(text), true);
            if (!entries.isEmpty()) {
                PublicKey key = entries.getFirst().resolvePublicKey(null, null);
                if (key != null) {
                    return key;
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw unreadable(argument);
        }
        throw unreadable(argument);
    }

    private static ProvisionException unreadable(String argument) {
        return new ProvisionException(
                "\"%s\" can not be read as a public key. It looks like \"ssh-ed25519 AAAA...\"."
                        .formatted(argument));
    }
}
