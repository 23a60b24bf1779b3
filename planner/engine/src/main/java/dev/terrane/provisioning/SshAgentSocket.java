package dev.terrane.provisioning;

import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The user's key agent, spoken to through its socket.
final class SshAgentSocket implements SshAgentFactory {
    private static final int LARGEST_ANSWER_BYTES = 1 << 20;

    private final String path;
    private final Optional<String> preferred;

    /// @param preferred the comment or the public key of the identity that alone is offered
    SshAgentSocket(String path, Optional<String> preferred) {
        this.path = path;
        this.preferred = preferred;
    }

    @Override
    public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
        return List.of();
    }

    @Override
    public SshAgent createClient(Session session, FactoryManager manager) throws IOException {
        return new Proxy(SocketChannel.open(UnixDomainSocketAddress.of(path)), preferred);
    }

    @Override
    public SshAgentServer createServer(ConnectionService service) {
        throw new UnsupportedOperationException("the agent is not forwarded");
    }

    private static final class Proxy extends AbstractAgentProxy {
        private final SocketChannel channel;
        private final Optional<String> preferred;

        Proxy(SocketChannel channel, Optional<String> preferred) {
            super(null);
            this.channel = channel;
            this.preferred = preferred;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public Iterable<? extends Map.Entry<PublicKey, String>> getIdentities() throws IOException {
            List<Map.Entry<PublicKey, String>> offered = new ArrayList<>();
            for (Map.Entry<PublicKey, String> identity : super.getIdentities()) {
                if (preferred.isEmpty() || preferred.get().equals(identity.getValue())) {
                    offered.add(identity);
                }
            }
            return offered;
        }

        @Override
        protected synchronized Buffer request(Buffer buffer) throws IOException {
            ByteBuffer question =
                    ByteBuffer.wrap(buffer.array(), buffer.rpos(), buffer.available());
            while (question.hasRemaining()) {
                channel.write(question);
            }
            int length = read(4).getInt();
            if (length < 0 || length > LARGEST_ANSWER_BYTES) {
                throw new IOException("the key agent has given an answer that can not be read");
            }
            return new ByteArrayBuffer(read(length).array());
        }

        private ByteBuffer read(int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new EOFException("the key agent has closed its socket");
                }
            }
            return bytes.flip();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
