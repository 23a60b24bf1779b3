package dev.terrane.provider.plugin;

import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderFactory;

/// A provider that is built in, and the program that it stands in for: each type is the business of
/// the built-in one where that has it, of the program otherwise.
public final class MixedProviderFactory implements ProviderFactory {
    private final ProviderFactory builtIn;
    private final ProviderFactory program;
    private final TypeChoice choice;

    public MixedProviderFactory(
            ProviderFactory builtIn, ProviderFactory program, TypeChoice choice) {
        this.builtIn = builtIn;
        this.program = program;
        this.choice = choice;
    }

    @Override
    public String source() {
        return builtIn.source();
    }

    /// The program's: it is the one of which there may be several.
    @Override
    public String version() {
        return program.version().isEmpty() ? builtIn.version() : program.version();
    }

    @Override
    public String runtime() {
        return version().equals(builtIn.version())
                ? "built in, and a program for types that are not"
                : program.runtime();
    }

    /// The built-in one stands in for one version alone; where another is wanted, all is the program's.
    @Override
    public Provider create() {
        return version().equals(builtIn.version())
                ? new MixedProvider(builtIn.create(), program.create(), choice)
                : program.create();
    }
}
