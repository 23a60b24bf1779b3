package dev.terrane.provider.plugin.serving;

import dev.terrane.provider.plugin.channel.UnixSocket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;

import javax.net.ServerSocketFactory;

/// A listening unix-domain socket, in the clothes of a [ServerSocket].
final class UnixServerSocket extends ServerSocket {
    private final ServerSocketChannel channel;

    private UnixServerSocket(ServerSocketChannel channel) throws IOException {
        this.channel = channel;
    }

    static ServerSocketFactory at(Path path) {
        return new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket() throws IOException {
                ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                channel.bind(UnixDomainSocketAddress.of(path));
                return new UnixServerSocket(channel);
            }

            @Override
            public ServerSocket createServerSocket(int port) throws IOException {
                return createServerSocket();
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) throws IOException {
                return createServerSocket();
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
                    throws IOException {
                return createServerSocket();
            }
        };
    }

    @Override
    public Socket accept() throws IOException {
        return UnixSocket.of(channel.accept());
    }

    /// It is bound already.
    @Override
    public void bind(SocketAddress address) {}

    @Override
    public void bind(SocketAddress address, int backlog) {}

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public int getLocalPort() {
        return 1;
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }

    @Override
    public void setReuseAddress(boolean on) {}

    @Override
    public void close() throws IOException {
        super.close();
        if (channel != null) {
            channel.close();
        }
    }
}
