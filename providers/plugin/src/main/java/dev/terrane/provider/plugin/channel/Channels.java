package dev.terrane.provider.plugin.channel;

import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Opens channels to providers.
public final class Channels {
    /// What it writes is for those who write gRPC, and must not stand between our own lines. Kept here,
    /// because a logger that nobody holds forgets its level.
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    /// A provider is asked for this name, at a socket that has none.
    private static final String NAME = "localhost";

    private Channels() {}

    /// Nothing is encrypted over a unix-domain socket, which lies in a folder that only its owner can
    /// enter.
    ///
    /// @param tls where both sides have shown their certificates
    public static ManagedChannel open(Endpoint endpoint, Optional<MutualTls> tls, Limits limits) {
        GRPC.setLevel(Level.OFF);
        OkHttpChannelBuilder builder =
                switch (endpoint) {
                    case Endpoint.Unix unix ->
                            OkHttpChannelBuilder.forAddress("127.0.0.1", 1)
                                    .socketFactory(new UnixSockets(unix.path()));
                    case Endpoint.Tcp tcp ->
                            OkHttpChannelBuilder.forAddress(tcp.host(), tcp.port());
                };
        if (tls.isPresent()) {
            builder.sslSocketFactory(tls.get().sockets());
        } else {
            builder.usePlaintext();
        }
        return builder.overrideAuthority(NAME)
                .proxyDetector(address -> null)
                .maxInboundMessageSize(limits.answerBytes())
                .disableRetry()
                .build();
    }
}
