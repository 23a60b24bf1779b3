package dev.terrane.provider.plugin.channel;

import java.nio.file.Path;

/// Where a provider listens.
public sealed interface Endpoint {
    record Unix(Path path) implements Endpoint {}

    record Tcp(String host, int port) implements Endpoint {}
}
