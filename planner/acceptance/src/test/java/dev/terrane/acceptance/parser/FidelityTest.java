package dev.terrane.acceptance.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The facts that the comparison checks.
class FidelityTest {
    static List<Fact> facts() {
        return Fact.all();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void weReadTheLanguageAsItIs(Fact fact) {
        assertThat(fact.holdsFor(new TerraneReader())).isTrue();
    }

    /// Without this, refusing everything would count as fidelity.
    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource(Parser.class)
    void everyParserReadsTheGeneratedFiles(Parser parser) {
        assertThat(parser.reader().accepts("a \"b\" {\n  x = [1, \"y\", true]\n}\n")).isTrue();
    }

    @Test
    void generatedFilesAreValidAndOfTheSizeAskedFor() {
        String text = GeneratedConfiguration.of(ParserBenchmark.SEED, 50_000);

        assertThat(new TerraneReader().accepts(text)).isTrue();
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(50_000, 52_000);
        assertThat(GeneratedConfiguration.of(ParserBenchmark.SEED, 50_000)).isEqualTo(text);
    }
}
