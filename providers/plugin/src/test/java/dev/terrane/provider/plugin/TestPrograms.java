package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.Limits;
import dev.terrane.provider.plugin.serving.TestServer;
import dev.terrane.provider.testkit.TestContext;
import dev.terrane.spi.Provider;
import dev.terrane.value.Value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Programs that are providers: [TestServer] in one of its moods, behind a script.
final class TestPrograms {
    static final String SOURCE = "example.org/test/memory";

    private final Path folder;
    final List<String> log = new ArrayList<>();

    TestPrograms(Path folder) {
        this.folder = folder;
    }

    Path program(String... arguments) throws IOException {
        Path script = folder.resolve("terraform-provider-" + arguments[0]);
        Files.writeString(
                script,
                """
                #!/bin/sh
                exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s %s
                """
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                TestServer.class.getName(),
                                String.join(" ", arguments)));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    PluginProviderFactory factory(Map<String, String> variables, String... arguments)
            throws IOException {
        return factory(Limits.of(variables), variables, arguments);
    }

    PluginProviderFactory factory(Limits limits, Map<String, String> variables, String... arguments)
            throws IOException {
        Path program = program(arguments);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TERRANE_CACHE_DIR", folder.resolve("cache").toString());
        environment.putAll(variables);
        return new PluginProviderFactory(
                SOURCE,
                "1.0.0",
                () -> program,
                Surroundings.of(folder, environment, this::log).with(limits));
    }

    private synchronized void log(String line) {
        log.add(line);
    }

    /// A configuration of the provider in which nothing is set.
    static Value empty(Provider provider) {
        return provider.schema().provider().block().emptyValue();
    }

    static List<dev.terrane.spi.Problem> configure(Provider provider, Path folder) {
        return provider.configure(empty(provider), TestContext.in(folder));
    }
}
