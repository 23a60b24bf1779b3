package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.PluginProviderFactory.Executable;
import dev.terrane.provider.plugin.PluginProviderFactory.NotInstalled;
import dev.terrane.provider.plugin.process.StartFailure;

import java.nio.file.Path;
import java.util.Optional;

/// How a provider comes to run.
interface Launch {
    /// The provider, in words: `hashicorp/aws 5.100.0`.
    String display();

    /// The program; none where somebody else started the provider, and nobody can tell which it is.
    Optional<Path> executable() throws StartFailure;

    Link start() throws StartFailure;

    /// From a program, which is looked for once.
    final class OfProgram implements Launch {
        private final String source;
        private final String version;
        private final Executable executable;
        private final Surroundings surroundings;
        private Optional<PluginBinary> found = Optional.empty();

        OfProgram(String source, String version, Executable executable, Surroundings surroundings) {
            this.source = source;
            this.version = version;
            this.executable = executable;
            this.surroundings = surroundings;
        }

        @Override
        public String display() {
            return new PluginBinary(source, version, Path.of("")).display();
        }

        @Override
        public Optional<Path> executable() throws StartFailure {
            return Optional.of(find().executable());
        }

        @Override
        public Link start() throws StartFailure {
            return Link.start(find(), surroundings);
        }

        private synchronized PluginBinary find() throws StartFailure {
            if (found.isEmpty()) {
                try {
                    found = Optional.of(new PluginBinary(source, version, executable.find()));
                } catch (NotInstalled e) {
                    throw e.failure();
                }
            }
            return found.get();
        }
    }
}
