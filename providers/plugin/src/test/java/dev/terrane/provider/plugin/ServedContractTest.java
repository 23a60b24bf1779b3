package dev.terrane.provider.plugin;

import dev.terrane.provider.testkit.ProviderContract;
import dev.terrane.provider.testkit.ResourceExample;
import dev.terrane.spi.ProviderFactory;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The rules for all providers, kept by one that goes over the wire twice: served by us, hosted by us.
class ServedContractTest extends ProviderContract {
    private static final String TYPE = "memory_object";

    @TempDir private Path folder;

    /// What the program is like.
    protected String mood() {
        return "memory";
    }

    @Override
    protected ProviderFactory factory() {
        try {
            return new TestPrograms(folder).factory(Map.of(), mood());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected List<ResourceExample> resources() {
        return List.of(
                ResourceExample.of(
                                TYPE,
                                Map.of(
                                        "name", Value.string("everything"),
                                        "kind", Value.string("database"),
                                        "labels",
                                                Value.list(Type.STRING, List.of(Value.string("b"))),
                                        "tags",
                                                Value.map(
                                                        Type.STRING,
                                                        Map.of("k", Value.string("v"))),
                                        "secret", Value.string("s"),
                                        "token", Value.string("t")))
                        .updatedBy(Map.of("size", Value.number(3)))
                        .replacedBy("kind", Value.string("plain"))
                        .importedBy("id"));
    }
}
