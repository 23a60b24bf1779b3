package dev.terrane.provider.plugin.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;

import javax.net.SocketFactory;

/// Connects to one unix-domain socket, whatever address it is asked for.
final class UnixSockets extends SocketFactory {
    private final Path path;

    UnixSockets(Path path) {
        this.path = path;
    }

    @Override
    public Socket createSocket() throws IOException {
        return UnixSocket.connect(path);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return UnixSocket.connect(path);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
            throws IOException {
        return UnixSocket.connect(path);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return UnixSocket.connect(path);
    }

    @Override
    public Socket createSocket(
            InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return UnixSocket.connect(path);
    }
}
