package dev.terrane.cli.confining;

import dev.terrane.function.Enclosure;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderFactory;

/// Makes providers whose data sources read only files that may be read.
///
/// @param argument of the data sources, which names the file
public record EnclosedFactory(ProviderFactory factory, String argument, Enclosure enclosure)
        implements ProviderFactory {
    @Override
    public String source() {
        return factory.source();
    }

    @Override
    public String version() {
        return factory.version();
    }

    @Override
    public String runtime() {
        return factory.runtime();
    }

    @Override
    public Provider create() {
        return new EnclosedProvider(factory.create(), argument, enclosure);
    }
}
