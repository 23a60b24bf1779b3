package dev.terrane.provider.aws;

import dev.terrane.spi.Provider;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// A provider for each test, before a server that answers as the test says.
abstract class ScriptedProvider {
    @TempDir Path directory;

    protected ScriptedAws aws;
    protected Provider provider;

    @BeforeEach
    void start() {
        aws = ScriptedAws.start();
        provider = aws.provider(directory);
    }

    @AfterEach
    void stop() {
        provider.close();
        aws.close();
    }
}
