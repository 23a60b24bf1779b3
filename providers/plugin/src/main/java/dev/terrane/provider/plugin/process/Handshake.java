package dev.terrane.provider.plugin.process;

import dev.terrane.provider.plugin.channel.Endpoint;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/// The one line that a provider prints when it is ready:
///
/// `1|6|unix|/tmp/plugin123|grpc|CERTIFICATE`
///
/// @param protocol of the plugin protocol, 5 or 6
/// @param certificate of the provider, in DER, where it encrypts
public record Handshake(int protocol, Endpoint endpoint, Optional<byte[]> certificate) {
    private static final String CORE_VERSION = "1";

    /// @throws StartFailure where the line says what can not be worked with
    static Handshake parse(String line) throws StartFailure {
        String[] parts = line.strip().split("\\|", -1);
        if (parts.length < 4) {
            throw new StartFailure(
                    "Provider did not say where it listens",
                    "It printed \"%s\", which is not how a Terraform provider begins. The file may be no provider, or one for another machine."
                            .formatted(shortened(line)));
        }
        if (!parts[0].equals(CORE_VERSION)) {
            throw new StartFailure(
                    "Unknown plugin protocol",
                    "The provider speaks version %s of the protocol between plugin and host; version 1 is known here."
                            .formatted(parts[0]));
        }
        if (parts.length > 4 && !parts[4].equals("grpc")) {
            throw new StartFailure(
                    "Unknown plugin protocol",
                    "The provider speaks \"%s\"; only gRPC is known here. It was made for Terraform 0.11 or older."
                            .formatted(shortened(parts[4])));
        }
        return new Handshake(protocol(parts[1]), endpoint(parts[2], parts[3]), certificate(parts));
    }

    private static int protocol(String text) throws StartFailure {
        return switch (text) {
            case "5" -> 5;
            case "6" -> 6;
            default ->
                    throw new StartFailure(
                            "Unknown plugin protocol",
                            "The provider speaks version %s of the plugin protocol; versions 5 and 6 are known here. Use a version of the provider that speaks one of them."
                                    .formatted(shortened(text)));
        };
    }

    private static Endpoint endpoint(String network, String address) throws StartFailure {
        if (network.equals("unix")) {
            return new Endpoint.Unix(Path.of(address));
        }
        int colon = address.lastIndexOf(':');
        if (network.equals("tcp")
                && colon > 0
                && address.substring(colon + 1).matches("[0-9]{1,5}")) {
            return new Endpoint.Tcp(
                    address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        }
        throw new StartFailure(
                "Provider did not say where it listens",
                "It says that it listens at \"%s\" of the network \"%s\"."
                        .formatted(shortened(address), shortened(network)));
    }

    private static Optional<byte[]> certificate(String[] parts) throws StartFailure {
        if (parts.length < 6 || parts[5].isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(parts[5]));
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    "Provider did not say where it listens", "Its certificate can not be read.");
        }
    }

    private static String shortened(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= 80 ? plain : plain.substring(0, 80) + "...";
    }
}
