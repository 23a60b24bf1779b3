package dev.terrane.provider.plugin.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.okhttp.OkHttpServerBuilder;

import org.junit.jupiter.api.Test;

import tfplugin6.StopProvider;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.SocketFactory;

class ConnectionTest {
    /// Gives no sockets at first.
    private static final class Reluctant extends SocketFactory {
        private final AtomicInteger asked = new AtomicInteger();
        private final int refusals;

        Reluctant(int refusals) {
            this.refusals = refusals;
        }

        @Override
        public Socket createSocket() throws IOException {
            if (asked.getAndIncrement() < refusals) {
                throw new SocketException("not now");
            }
            return new Socket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return connected(InetAddress.getByName(host), port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort)
                throws IOException {
            return connected(InetAddress.getByName(host), port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                throws IOException {
            return connected(host, port);
        }

        private Socket connected(InetAddress host, int port) throws IOException {
            if (asked.getAndIncrement() < refusals) {
                throw new SocketException("not now");
            }
            return new Socket(host, port);
        }
    }

    /// What a server without services answers shows that it was reached.
    private static CallFailure.Reason called(int refusals) throws IOException {
        Server server =
                OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create()).build().start();
        ManagedChannel channel =
                OkHttpChannelBuilder.forAddress("localhost", server.getPort())
                        .usePlaintext()
                        .proxyDetector(address -> null)
                        .socketFactory(new Reluctant(refusals))
                        .build();
        try (Connection connection = new Connection(channel, 6, Limits.DEFAULT)) {
            connection.await(() -> true);
            CallFailure failure =
                    catchThrowableOfType(
                            CallFailure.class,
                            () ->
                                    connection.call(
                                            Calls.STOP, StopProvider.Request.getDefaultInstance()));
            return failure.reason();
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void aConnectionThatFailsIsTriedAgain() throws IOException {
        assertThat(called(3)).isEqualTo(CallFailure.Reason.UNKNOWN_CALL);
    }

    @Test
    void oneThatCanNotBeMadeFailsTheCall() throws IOException {
        assertThat(called(1000)).isEqualTo(CallFailure.Reason.ENDED);
    }
}
