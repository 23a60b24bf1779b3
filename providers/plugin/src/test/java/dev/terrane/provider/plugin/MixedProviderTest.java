package dev.terrane.provider.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.memory.MemoryProviderFactory;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Types of one provider that are shared out between what is built in and a program.
class MixedProviderTest {
    @TempDir private Path folder;
    private final AtomicInteger started = new AtomicInteger();

    /// Stands in for the version of the program.
    private record InProcess(String version) implements ProviderFactory {
        @Override
        public String source() {
            return TestPrograms.SOURCE;
        }

        @Override
        public Provider create() {
            return new MemoryProviderFactory().create();
        }
    }

    private Provider mixed(String builtInVersion, TypeChoice choice) throws IOException {
        Path program = new TestPrograms(folder).program("memory");
        ProviderFactory counted =
                new PluginProviderFactory(
                        TestPrograms.SOURCE,
                        "1.0.0",
                        () -> {
                            started.incrementAndGet();
                            return program;
                        },
                        folder,
                        Map.of("TERRANE_CACHE_DIR", folder.resolve("cache").toString()),
                        line -> {});
        return new MixedProviderFactory(new InProcess(builtInVersion), counted, choice).create();
    }

    @Test
    void theProgramIsNotStartedForTypesThatAreBuiltIn() throws IOException {
        try (Provider provider = mixed("1.0.0", TypeChoice.BUILT_IN)) {
            assertThat(TestPrograms.configure(provider, folder)).isEmpty();
            assertThat(provider.resource("memory_object")).isNotInstanceOf(PluginResources.class);
            assertThat(provider.schema().resources()).containsKey("memory_object");
            provider.stop();
        }
        assertThat(started).hasValue(0);
    }

    @Test
    void aTypeThatWasGivenToTheProgramIsItsBusinessAndTheOthersAreNot() throws IOException {
        try (Provider provider = mixed("1.0.0", type -> !type.equals("memory_object"))) {
            assertThat(TestPrograms.configure(provider, folder)).isEmpty();
            provider.dataSource("memory_object");
            assertThat(started).hasValue(0);
            assertThat(provider.resource("memory_object")).isInstanceOf(PluginResources.class);
            assertThat(provider.dataSource("memory_object"))
                    .isNotInstanceOf(PluginDataSources.class);
        }
        assertThat(started).hasPositiveValue();
    }

    @Test
    void anotherVersionOfTheProgramHasEveryType() throws IOException {
        try (Provider provider = mixed("2.0.0", TypeChoice.BUILT_IN)) {
            assertThat(provider.resource("memory_object")).isInstanceOf(PluginResources.class);
        }
    }

    @Test
    void aFunctionThatIsNotBuiltInIsTheProgramsToKnow() throws IOException {
        try (Provider provider = mixed("1.0.0", TypeChoice.BUILT_IN)) {
            assertThat(provider.functions()).doesNotContainKey("no_such_function");
            assertThat(started).hasPositiveValue();
        }
    }
}
