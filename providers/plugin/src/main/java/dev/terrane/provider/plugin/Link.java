package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.Channels;
import dev.terrane.provider.plugin.channel.Connection;
import dev.terrane.provider.plugin.channel.Endpoint;
import dev.terrane.provider.plugin.channel.MutualTls;
import dev.terrane.provider.plugin.process.Handshake;
import dev.terrane.provider.plugin.process.PluginProcess;
import dev.terrane.provider.plugin.process.StartFailure;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;

/// A provider that runs, and the connection to it.
///
/// @param process none where somebody else started the provider, and will end it
record Link(Connection connection, @Nullable PluginProcess process) implements AutoCloseable {

    static Link start(PluginBinary binary, Surroundings surroundings) throws StartFailure {
        PluginProcess process = process(binary, surroundings, Optional.empty());
        try {
            Handshake handshake = process.handshake(surroundings.limits().start());
            if (handshake.endpoint() instanceof Endpoint.Tcp) {
                process.kill();
                return encrypted(binary, surroundings);
            }
            return connect(handshake, Optional.empty(), process, surroundings);
        } catch (StartFailure e) {
            process.kill();
            throw e;
        }
    }

    /// Anybody on the machine can connect to a port. Whether the provider listens at one shows only once
    /// it runs, and it encrypts only where it is told to before: so it is started again.
    private static Link encrypted(PluginBinary binary, Surroundings surroundings)
            throws StartFailure {
        MutualTls.Identity identity;
        String pem;
        try {
            identity = MutualTls.Identity.create(Clock.systemUTC());
            pem = identity.pem();
        } catch (GeneralSecurityException e) {
            throw insecure("a certificate can not be made: " + e.getMessage());
        }
        PluginProcess process = process(binary, surroundings, Optional.of(pem));
        try {
            Handshake handshake = process.handshake(surroundings.limits().start());
            byte[] certificate =
                    handshake
                            .certificate()
                            .orElseThrow(() -> insecure("the provider does not encrypt"));
            return connect(
                    handshake, Optional.of(identity.with(certificate)), process, surroundings);
        } catch (StartFailure e) {
            process.kill();
            throw e;
        } catch (GeneralSecurityException e) {
            process.kill();
            throw insecure("its certificate can not be used: " + e.getMessage());
        }
    }

    private static StartFailure insecure(String why) {
        return new StartFailure(
                "No safe connection to the provider",
                "It listens at a port, where others could connect as well, and %s.".formatted(why));
    }

    private static PluginProcess process(
            PluginBinary binary, Surroundings surroundings, Optional<String> certificate)
            throws StartFailure {
        return PluginProcess.start(
                binary.display(),
                binary.executable(),
                surroundings.directory(),
                surroundings.environment(),
                certificate,
                surroundings.log(),
                surroundings.limits());
    }

    private static Link connect(
            Handshake handshake,
            Optional<MutualTls> tls,
            PluginProcess process,
            Surroundings surroundings) {
        Connection connection =
                new Connection(
                        Channels.open(handshake.endpoint(), tls, surroundings.limits()),
                        handshake.protocol(),
                        surroundings.limits());
        connection.await(process::isAlive);
        connection.drain(process.output());
        return new Link(connection, process);
    }

    @Override
    public void close() {
        if (process != null) {
            connection.shutDown();
            process.close();
        }
        connection.close();
    }
}
