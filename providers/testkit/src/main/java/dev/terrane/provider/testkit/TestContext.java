package dev.terrane.provider.testkit;

import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderContext.LanguageEncoder;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.value.Value;

import java.nio.file.Path;
import java.util.Map;

/// A world for a provider under test: a working directory, and nothing else.
public final class TestContext {
    private TestContext() {}

    public static ProviderContext in(Path workingDirectory) {
        return new ProviderContext(workingDirectory, Map.of(), noStates(), new NoLanguage());
    }

    private static RemoteStates noStates() {
        return (backend, config, workspace) -> {
            throw new ProviderContext.RemoteStateException("this test has no other states");
        };
    }

    private static final class NoLanguage implements LanguageEncoder {
        @Override
        public String expression(Value value) {
            throw new UnsupportedOperationException("this test has no language");
        }

        @Override
        public String variables(Value object) {
            throw new UnsupportedOperationException("this test has no language");
        }

        @Override
        public Value readVariables(String text) {
            throw new UnsupportedOperationException("this test has no language");
        }
    }
}
