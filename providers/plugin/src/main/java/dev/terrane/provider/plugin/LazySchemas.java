package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.spi.Problem;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.ProviderUnavailableException;
import dev.terrane.spi.Schema;

import java.util.Set;

/// Schemas of the types of one kind, each of which is read when it is asked for.
final class LazySchemas extends ProviderSchema.Lazy {
    private final Reader reader;

    interface Reader {
        Schema read(String type) throws MalformedAnswer;
    }

    LazySchemas(Set<String> types, Reader reader) {
        super(types);
        this.reader = reader;
    }

    @Override
    protected Schema read(String type) {
        try {
            return reader.read(type);
        } catch (MalformedAnswer e) {
            throw new ProviderUnavailableException(
                    Problem.error(
                            "Provider gave a malformed answer",
                            "Of the type \"%s\", %s. This is a fault of the provider; report it to those who maintain it."
                                    .formatted(type, e.getMessage())));
        }
    }
}
