package dev.terrane.acceptance.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.terrane.acceptance.parser.SpecificationCase.Expected;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.value.Value;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The specification's own test suite, from a copy of the HCL repository: the system property
/// `terrane.specsuite`, or the environment variable `TERRANE_TEST_SPECSUITE`, names its folder
/// `specsuite/tests`. None of it is kept here.
final class SpecificationSuiteTest {
    private static Optional<Path> folder() {
        return Optional.ofNullable(
                        System.getProperty(
                                "terrane.specsuite", System.getenv("TERRANE_TEST_SPECSUITE")))
                .map(Path::of);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsItSays() throws IOException {
        assumeTrue(
                folder().isPresent(),
                "TERRANE_TEST_SPECSUITE names no folder with the specification's test suite");
        Path root = folder().get();
        List<Path> cases;
        try (Stream<Path> files = Files.walk(root)) {
            cases = files.filter(file -> file.toString().endsWith(".t")).sorted().toList();
        }
        assertThat(cases).isNotEmpty();
        return cases.stream()
                .map(file ->
                        DynamicTest.dynamicTest(
                                root.relativize(file).toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        SpecificationCase suite = SpecificationCase.read(file);
        Diagnostics problems = new Diagnostics();
        Value value = suite.decode(problems);
        Expected expected = suite.expected();
        assertThat(SpecificationCase.places(problems)).isEqualTo(expected.problems());
        expected.type().ifPresent(type -> assertThat(value.type()).isEqualTo(type));
        expected.result().ifPresent(result -> assertThat(value).isEqualTo(result));
    }

    /// The decoder itself, on what it has to tell apart.
    @Test
    void theDecoderReadsBlocksAndArguments() {
        SpecificationCase own =
                new SpecificationCase(
                        """
                        result = { a = "1", b = { x = { c = 2 } } }
                        result_type = object({ a = string, b = map(object({ c = number })) })
                        """,
                        """
                        object {
                          attr "a" {
                            type = string
                          }
                          block_map "b" {
                            labels = ["l"]
                            object {
                              attr "c" {
                                type = number
                              }
                            }
                          }
                        }
                        """,
                        """
                        a = 1
                        b "x" {
                          c = 2
                        }
                        """);
        Diagnostics problems = new Diagnostics();

        Value value = own.decode(problems);

        assertThat(problems.list()).isEmpty();
        assertThat(value.type()).isEqualTo(own.expected().type().orElseThrow());
        assertThat(value).isEqualTo(own.expected().result().orElseThrow());
    }
}
