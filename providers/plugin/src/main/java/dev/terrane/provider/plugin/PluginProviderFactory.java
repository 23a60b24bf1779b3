package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.process.StartFailure;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderFactory;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Makes providers that a program is. Nothing is looked for, started or loaded before one is used.
public final class PluginProviderFactory implements ProviderFactory {
    private final String source;
    private final String version;
    private final Executable executable;
    private final Surroundings surroundings;
    private @Nullable Pool pool;

    /// Finds the program, and sees that it is the right one.
    @FunctionalInterface
    public interface Executable {
        /// @throws NotInstalled where there is none that may be run
        Path find() throws NotInstalled;
    }

    /// Why there is no program to run, in words for the user.
    public static final class NotInstalled extends Exception {
        private static final long serialVersionUID = 1;
        private final String summary;

        public NotInstalled(String summary, String detail) {
            super(detail);
            this.summary = summary;
        }

        StartFailure failure() {
            return new StartFailure(summary, String.valueOf(getMessage()));
        }
    }

    /// @param directory in which the program runs
    /// @param errorStream of this process, for lines of logs that somebody asked for
    public PluginProviderFactory(
            String source,
            String version,
            Executable executable,
            Path directory,
            Map<String, String> environment,
            Consumer<String> errorStream) {
        this(source, version, executable, Surroundings.of(directory, environment, errorStream));
    }

    PluginProviderFactory(
            String source, String version, Executable executable, Surroundings surroundings) {
        this.source = source;
        this.version = version;
        this.executable = executable;
        this.surroundings = surroundings;
    }

    /// The sources of providers that somebody else started, and that we are to use.
    public static Set<String> startedElsewhere(Map<String, String> environment) {
        return Reattached.sources(environment);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String runtime() {
        return "a program";
    }

    @Override
    public Provider create() {
        return new PluginProvider(pool());
    }

    private synchronized Pool pool() {
        if (pool == null) {
            pool = newPool();
        }
        return pool;
    }

    private Pool newPool() {
        Optional<Reattached> elsewhere =
                Reattached.of(source, surroundings.environment(), surroundings.limits());
        Launch launch =
                elsewhere.isPresent()
                        ? elsewhere.get()
                        : new Launch.OfProgram(source, version, executable, surroundings);
        return new Pool(launch, surroundings.cache());
    }
}
