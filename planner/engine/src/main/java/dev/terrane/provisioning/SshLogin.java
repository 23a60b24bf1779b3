package dev.terrane.provisioning;

import dev.terrane.provisioning.SshConnection.Hop;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.forward.PortForwardingTracker;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who logs in where: all that is needed for one attempt to connect, read beforehand.
final class SshLogin {
    private static final Duration STEP_TIMEOUT = Duration.ofSeconds(30);

    private final SshConnection connection;
    private final Credentials target;
    private final Optional<Credentials> bastion;
    private final Optional<String> agentSocket;

    /// @param identities in the order in which they are offered
    private record Credentials(Hop hop, List<KeyPair> identities, SshHostKey hostKey) {
        static Credentials of(Hop hop) throws ProvisionException {
            List<KeyPair> identities = new ArrayList<>();
            if (hop.privateKey().isPresent()) {
                identities.addAll(SshPrivateKeys.of(hop.privateKey().get(), hop.certificate()));
            }
            return new Credentials(hop, List.copyOf(identities), SshHostKey.of(hop.hostKey()));
        }
    }

    private SshLogin(
            SshConnection connection,
            Credentials target,
            Optional<Credentials> bastion,
            Optional<String> agentSocket) {
        this.connection = connection;
        this.target = target;
        this.bastion = bastion;
        this.agentSocket = agentSocket;
    }

    static SshLogin of(SshConnection connection, Workplace workplace) throws ProvisionException {
        Optional<Credentials> bastion =
                connection.bastion().isPresent()
                        ? Optional.of(Credentials.of(connection.bastion().get()))
                        : Optional.empty();
        Optional<String> socket =
                Optional.ofNullable(workplace.environment().get("SSH_AUTH_SOCK"))
                        .filter(path -> connection.agent() && !path.isEmpty());
        return new SshLogin(connection, Credentials.of(connection.target()), bastion, socket);
    }

    /// One attempt.
    Communicator connect() throws IOException {
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            SshdSocketAddress address =
                    bastion.isPresent()
                            ? tunnel(bastion.get(), opened)
                            : new SshdSocketAddress(target.hop().host(), target.hop().port());
            ClientSession session = open(target, address, opened);
            return new SshCommunicator(connection, session, List.copyOf(opened));
        } catch (IOException e) {
            Closing.all(opened);
            throw e;
        } catch (RuntimeException e) {
            Closing.all(opened);
            throw new IOException(e.getMessage(), e);
        }
    }

    /// The end on this machine of a way through the bastion.
    private SshdSocketAddress tunnel(Credentials between, List<AutoCloseable> opened)
            throws IOException {
        ClientSession session =
                open(
                        between,
                        new SshdSocketAddress(between.hop().host(), between.hop().port()),
                        opened);
        PortForwardingTracker way =
                session.createLocalPortForwardingTracker(
                        new SshdSocketAddress("127.0.0.1", 0),
                        new SshdSocketAddress(target.hop().host(), target.hop().port()));
        opened.add(way);
        return way.getBoundAddress();
    }

    private ClientSession open(
            Credentials credentials, SshdSocketAddress address, List<AutoCloseable> opened)
            throws IOException {
        SshClient client = client(credentials);
        opened.add(client::stop);
        client.start();
        ClientSession session =
                client.connect(credentials.hop().user(), address.getHostName(), address.getPort())
                        .verify(STEP_TIMEOUT)
                        .getSession();
        opened.add(() -> session.close(false).await(STEP_TIMEOUT));
        credentials.identities().forEach(session::addPublicKeyIdentity);
        credentials.hop().password().ifPresent(session::addPasswordIdentity);
        session.auth().verify(STEP_TIMEOUT);
        return session;
    }

    /// One that knows nothing but what the connection says: neither the user's own keys nor hosts.
    private SshClient client(Credentials credentials) {
        SshClient client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setServerKeyVerifier(credentials.hostKey());
        agentSocket.ifPresent(path ->
                client.setAgentFactory(new SshAgentSocket(path, connection.agentIdentity())));
        return client;
    }
}
