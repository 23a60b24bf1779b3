package dev.terrane.cli.confining;

import dev.terrane.function.Enclosure;
import dev.terrane.spi.BatchReads;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.EphemeralResources;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.value.Value;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hands everything on to another provider, but for data sources of files that may not be read.
final class EnclosedProvider implements Provider {
    private final Provider provider;
    private final String argument;
    private final Enclosure enclosure;
    private volatile Path workingDirectory = Path.of("");

    EnclosedProvider(Provider provider, String argument, Enclosure enclosure) {
        this.provider = provider;
        this.argument = argument;
        this.enclosure = enclosure;
    }

    @Override
    public ProviderSchema schema() {
        return provider.schema();
    }

    @Override
    public List<Problem> validateConfig(Value config) {
        return provider.validateConfig(config);
    }

    @Override
    public List<Problem> configure(Value config, ProviderContext context) {
        workingDirectory = context.workingDirectory();
        return provider.configure(config, context);
    }

    @Override
    public ManagedResources resource(String type) {
        return provider.resource(type);
    }

    @Override
    public DataSources dataSource(String type) {
        DataSources all = provider.dataSource(type);
        return new DataSources() {
            @Override
            public List<Problem> validate(Value config) {
                return all.validate(config);
            }

            @Override
            public Answer read(Value config) {
                return isAllowed(config)
                        ? all.read(config)
                        : new Answer(Value.NULL, List.of(refused()));
            }
        };
    }

    private boolean isAllowed(Value config) {
        Value named = config.withoutMarksDeep().asMap().get(argument);
        return !(named instanceof Value.StringValue path)
                || enclosure.allows(workingDirectory.resolve(path.text()));
    }

    private Problem refused() {
        return Problem.error(
                "File outside of the repository",
                "\"%s\" names a file outside of the repository, and a plan in review reads nothing there."
                        .formatted(argument));
    }

    @Override
    public Optional<BatchReads> batchReads(String type) {
        return provider.batchReads(type);
    }

    @Override
    public Optional<EphemeralResources> ephemeralResource(String type) {
        return provider.ephemeralResource(type);
    }

    @Override
    public Map<String, ProviderFunction> functions() {
        return provider.functions();
    }

    @Override
    public void stop() {
        provider.stop();
    }

    @Override
    public void close() {
        provider.close();
    }
}
