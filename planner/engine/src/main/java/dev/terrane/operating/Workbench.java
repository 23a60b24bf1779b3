package dev.terrane.operating;

import dev.terrane.address.ProviderSource;
import dev.terrane.evaluating.Providers;
import dev.terrane.evaluating.StandIns;
import dev.terrane.function.Enclosure;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.spi.ProviderFactory;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// Where an operation works, and with what.
///
/// @param directory of the root module: what paths in the configuration are relative to
/// @param originalDirectory where the user is, which `path.cwd` gives
/// @param environment of the process
/// @param factories the providers that there are, by source
/// @param remoteStates reads the outputs of other states
/// @param workspace that is selected, where that can be told
/// @param enclosure which files may be read
/// @param parallelism how many provider calls run at the same time
public record Workbench(
        Path directory,
        Path originalDirectory,
        Map<String, String> environment,
        Map<ProviderSource, ProviderFactory> factories,
        RemoteStates remoteStates,
        Clock clock,
        Optional<String> workspace,
        Enclosure enclosure,
        int parallelism) {
    public Workbench {
        environment = Map.copyOf(environment);
        factories = Map.copyOf(factories);
    }

    /// One that may read every file.
    public Workbench(
            Path directory,
            Path originalDirectory,
            Map<String, String> environment,
            Map<ProviderSource, ProviderFactory> factories,
            RemoteStates remoteStates,
            Clock clock,
            Optional<String> workspace,
            int parallelism) {
        this(
                directory,
                originalDirectory,
                environment,
                factories,
                remoteStates,
                clock,
                workspace,
                Enclosure.NONE,
                parallelism);
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    /// Where modules and providers are installed, relative to the directory.
    public String dataDirectory() {
        return variable("TF_DATA_DIR").orElse(".terraform");
    }

    /// Providers for one operation, none of which is configured yet.
    public Providers providers() {
        return providers(StandIns.NONE);
    }

    /// Providers for one operation of a test.
    public Providers providers(StandIns standIns) {
        return new Providers(
                factories,
                new ProviderContext(directory, environment, remoteStates, new LanguageText()),
                clock,
                standIns);
    }

    public Workbench withParallelism(int calls) {
        return new Workbench(
                directory,
                originalDirectory,
                environment,
                factories,
                remoteStates,
                clock,
                workspace,
                enclosure,
                calls);
    }
}
