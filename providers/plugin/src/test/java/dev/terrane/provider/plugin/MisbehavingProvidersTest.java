package dev.terrane.provider.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.provider.plugin.channel.Limits;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderUnavailableException;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What goes wrong with a provider is said in words, and with the end of its log.
class MisbehavingProvidersTest {
    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ends     | Provider ended before it was ready    | no such license
                    nonsense | Provider did not say where it listens | Usage: frobnicate
                    protocol | Unknown plugin protocol               | version 7 of the plugin protocol
                    netrpc   | Unknown plugin protocol               | only gRPC is known here
                    core     | Unknown plugin protocol               | version 2 of the protocol between
                    plain    | No safe connection to the provider    | the provider does not encrypt
                    """)
    void aBadStartIsExplained(String mood, String summary, String part) throws IOException {
        Provider provider = new TestPrograms(folder).factory(Map.of(), mood).create();

        assertThatThrownBy(provider::schema)
                .isInstanceOfSatisfying(
                        ProviderUnavailableException.class,
                        e -> {
                            assertThat(e.problem().summary()).isEqualTo(summary);
                            assertThat(e.problem().detail()).contains("test/memory 1.0.0", part);
                        });
        provider.close();
    }

    @Test
    void oneThatNeverGetsReadyIsGivenUp() throws IOException {
        Provider provider =
                new TestPrograms(folder)
                        .factory(Map.of("TERRANE_PROVIDER_TIMEOUT_SECONDS", "2"), "silent")
                        .create();

        assertThatThrownBy(provider::schema)
                .isInstanceOfSatisfying(
                        ProviderUnavailableException.class,
                        e ->
                                assertThat(e.problem().summary())
                                        .isEqualTo("Provider does not become ready"));
        provider.close();
    }

    @Test
    void aFileThatIsNoProgramIsNotRun() throws IOException {
        Path file = Files.writeString(folder.resolve("terraform-provider-x"), "text");
        Provider provider =
                new PluginProviderFactory(
                                "a.b/c/x", "1.0.0", () -> file, folder, Map.of(), line -> {})
                        .create();

        assertThatThrownBy(provider::schema).hasMessageContaining("it is not executable");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        provider.close();
    }

    @Test
    void aCrashShowsTheEndOfTheLog() throws IOException {
        Problem problem = readData("crash").orElseThrow();

        assertThat(problem.summary()).isEqualTo("Provider crashed");
        assertThat(problem.detail())
                .contains("with status 2", "ReadDataSource", "panic: index out of range [7]");
    }

    @Test
    void aCallThatIsNotAnsweredEnds() throws IOException {
        Limits usual = Limits.DEFAULT;
        Limits limits =
                new Limits(
                        usual.start(),
                        usual.answers(),
                        Duration.ofSeconds(1),
                        usual.ends(),
                        usual.answerBytes());
        Problem problem =
                readData(new TestPrograms(folder).factory(limits, Map.of(), "hang")).orElseThrow();

        assertThat(problem.summary()).isEqualTo("Provider does not answer");
        assertThat(problem.detail()).contains("did not answer ReadDataSource in time");
    }

    @Test
    void aWrongAnswerIsTheProvidersFault() throws IOException {
        Problem problem = readData("wrong").orElseThrow();

        assertThat(problem.summary()).isEqualTo("Provider gave a malformed answer");
        assertThat(problem.detail()).contains("This is a fault of the provider");
    }

    @Test
    void anAnswerThatIsTooLargeIsRefused() throws IOException {
        Limits usual = Limits.DEFAULT;
        Limits limits =
                new Limits(usual.start(), usual.answers(), usual.works(), usual.ends(), 1_000_000);
        Problem problem =
                readData(new TestPrograms(folder).factory(limits, Map.of(), "large", "2000000"))
                        .orElseThrow();

        assertThat(problem.summary()).isEqualTo("Provider's answer is too large");
    }

    @Test
    @Tag("nightly")
    void anAnswerOfEightyMegabytesIsTaken() throws IOException {
        assertThat(readData("large", "80000000")).isEmpty();
    }

    @Test
    void muchOutputHindersNothing() throws IOException {
        assertThat(readData("flood", "50000000")).isEmpty();
    }

    @Test
    @Tag("nightly")
    void aGigabyteOfOutputHindersNothing() throws IOException {
        assertThat(readData("flood", "1000000000")).isEmpty();
    }

    private Optional<Problem> readData(String mood, String... more) throws IOException {
        String[] arguments = new String[more.length + 1];
        arguments[0] = mood;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return readData(new TestPrograms(folder).factory(Map.of(), arguments));
    }

    private static Optional<Problem> readData(PluginProviderFactory factory) {
        try (Provider provider = factory.create()) {
            Value config =
                    provider.schema().dataSources().get("memory_object").block().emptyValue();
            List<Problem> problems = provider.dataSource("memory_object").read(config).problems();
            return problems.stream().findFirst();
        }
    }
}
