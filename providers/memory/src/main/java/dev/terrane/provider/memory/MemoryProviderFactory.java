package dev.terrane.provider.memory;

import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderFactory;

/// Makes memory providers that share a cloud, whatever configuration of theirs asks.
///
/// @param cloud where a provider keeps its objects whose configuration names no file
/// @param faults what goes wrong
/// @param calls what was asked of the cloud
public record MemoryProviderFactory(Cloud cloud, Faults faults, CallLog calls)
        implements ProviderFactory {
    public static final String SOURCE = "terrane.dev/terrane/memory";

    /// A cloud of its own, in which nothing goes wrong.
    public MemoryProviderFactory() {
        this(new InProcessCloud(), new Faults(), new CallLog());
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public Provider create() {
        return new MemoryProvider(this);
    }
}
