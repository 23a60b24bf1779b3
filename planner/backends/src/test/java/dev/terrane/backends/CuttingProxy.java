package dev.terrane.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands on the loopback between a client and its server, and cuts the connection at one call, where it
/// is told so.
///
/// A call begins when the client says something after the server did, or for the first time; so it is
/// a request of HTTP, or a message of a database.
final class CuttingProxy implements AutoCloseable {
    /// @param at the number of the call, from 1
    /// @param loses what never arrives
    /// @param forGood whether nobody answers from then on
    record Cut(int at, Loss loses, boolean forGood) {}

    enum Loss {
        REQUEST,
        ANSWER
    }

    /// Nothing is cut.
    private static final Cut NONE = new Cut(Integer.MAX_VALUE, Loss.REQUEST, false);

    private final int target;
    private final ServerSocket listener;
    private final AtomicInteger calls = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Cut cut = NONE;

    CuttingProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Counts from now on.
    void begin(Cut next) {
        calls.set(0);
        cut = next;
    }

    /// Cuts nothing more, and ends the connections that there are.
    ///
    /// @return whether the call had come at which it cut
    boolean mend() {
        boolean lost = hasCut();
        cut = NONE;
        open.forEach(CuttingProxy::close);
        open.clear();
        return lost;
    }

    private boolean hasCut() {
        return calls.get() >= cut.at();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                if (cut.forGood() && hasCut()) {
                    close(client);
                } else {
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            Connection both = new Connection(client, server);
            Thread.ofVirtual().start(both::answers);
            both.requests();
        } catch (IOException e) {
            close(client);
        }
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean mayBegin = true;
        private volatile boolean losesAnswer;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() {
            byte[] buffer = new byte[65_536];
            try {
                int read;
                while ((read = client.getInputStream().read(buffer)) >= 0) {
                    if (mayBegin) {
                        mayBegin = false;
                        if (isCut(calls.incrementAndGet())) {
                            if (cut.loses() == Loss.REQUEST) {
                                break;
                            }
                            losesAnswer = true;
                        }
                    }
                    server.getOutputStream().write(buffer, 0, read);
                }
            } catch (IOException ended) {
                // Either side may hang up at any time.
            }
            closeBoth();
        }

        private boolean isCut(int call) {
            return call == cut.at() || (cut.forGood() && call > cut.at());
        }

        void answers() {
            byte[] buffer = new byte[65_536];
            try {
                int read;
                while ((read = server.getInputStream().read(buffer)) >= 0 && !losesAnswer) {
                    mayBegin = true;
                    client.getOutputStream().write(buffer, 0, read);
                }
            } catch (IOException ended) {
                // Either side may hang up at any time.
            }
            closeBoth();
        }

        private void closeBoth() {
            CuttingProxy.close(client);
            CuttingProxy.close(server);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(CuttingProxy::close);
    }
}
