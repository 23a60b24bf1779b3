package dev.terrane.provisioning;

import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;

import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.Optional;

/// The key that a machine has to show; any key where the connection names none.
///
/// The key may also be the one of an authority that has signed the machine's certificate.
final class SshHostKey implements ServerKeyVerifier {
    private final Optional<PublicKey> expected;

    private SshHostKey(Optional<PublicKey> expected) {
        this.expected = expected;
    }

    static SshHostKey of(Optional<String> line) throws ProvisionException {
        return line.isEmpty()
                ? new SshHostKey(Optional.empty())
                : new SshHostKey(Optional.of(SshPublicKeys.parse(line.get(), "host_key")));
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey shown) {
        return expected.isEmpty()
                || KeyUtils.compareKeys(expected.get(), shown)
                || (shown instanceof OpenSshCertificate certificate
                        && KeyUtils.compareKeys(expected.get(), certificate.getCaPubKey()));
    }
}
