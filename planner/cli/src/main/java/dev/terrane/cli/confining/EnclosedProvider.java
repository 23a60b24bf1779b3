package dev.terrane.cli.confining;

import dev.terrane.function.Enclosure;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.ForwardingProvider;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.value.Value;

import java.nio.file.Path;
import java.util.List;

/// Hands everything on to another provider, but for data sources of files that may not be read.
final class EnclosedProvider extends ForwardingProvider {
    private final String argument;
    private final Enclosure enclosure;
    private volatile Path workingDirectory = Path.of("");

    EnclosedProvider(Provider provider, String argument, Enclosure enclosure) {
        super(provider);
        this.argument = argument;
        this.enclosure = enclosure;
    }

    @Override
    public List<Problem> configure(Value config, ProviderContext context) {
        workingDirectory = context.workingDirectory();
        return super.configure(config, context);
    }

    @Override
    public DataSources dataSource(String type) {
        DataSources all = super.dataSource(type);
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
    public void stop() {
        provider().stop();
    }

    @Override
    public void close() {
        provider().close();
    }
}
