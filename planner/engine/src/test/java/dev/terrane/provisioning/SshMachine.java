package dev.terrane.provisioning;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.scp.server.ScpCommandFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;

/// A machine that is reached by SSH: this one, through a server in this process.
final class SshMachine implements AutoCloseable {
    static final String USER = "someone";
    static final String PASSWORD = "let me in";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey;
    final List<String> logins = new ArrayList<>();

    /// @param allowed the key of the user, by which it lets in
    SshMachine(KeyPair allowed) throws IOException {
        hostKey = key("ssh-ed25519");
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) ->
                logged(USER.equals(user) && PASSWORD.equals(password), "password"));
        server.setPublickeyAuthenticator((user, key, session) ->
                logged(USER.equals(user) && KeyUtils.compareKeys(allowed.getPublic(), key), "key"));
        server.setCommandFactory(
                new ScpCommandFactory.Builder()
                        .withDelegate(ProcessShellCommandFactory.INSTANCE)
                        .build());
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.start();
    }

    private synchronized boolean logged(boolean accepted, String how) {
        if (accepted) {
            logins.add(how);
        }
        return accepted;
    }

    int port() {
        return server.getPort();
    }

    String hostKeyLine() {
        return PublicKeyEntry.toString(hostKey.getPublic());
    }

    static KeyPair key(String type) {
        try {
            return switch (type) {
                case "ssh-rsa" -> KeyUtils.generateKeyPair("ssh-rsa", 2048);
                case "ssh-ed25519" -> KeyUtils.generateKeyPair("ssh-ed25519", 256);
                default -> KeyUtils.generateKeyPair(type, 256);
            };
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As `ssh-keygen` writes it.
    static String privateKeyText(KeyPair pair) throws Exception {
        var bytes = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "", null, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    Provisions provisions(Path directory) {
        return new Provisions(directory)
                .connection("host", "127.0.0.1")
                .connection("port", dev.terrane.value.Value.number(port()))
                .connection("user", USER)
                .connection("timeout", "20s");
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
