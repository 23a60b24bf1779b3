package dev.terrane.config.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Stream;

class VersionConstraintTest {

    @ParameterizedTest(name = "{0} allows {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1.2                 | 1.2.0         | true
                    = 1.2               | 1.2.1         | false
                    !=1.2.0             | 1.2.1         | true
                    >= 1.2, < 2.0       | 1.9.9         | true
                    >= 1.2, < 2.0       | 2.0.0         | false
                    ~> 1.2              | 1.9.0         | true
                    ~> 1.2              | 2.0.0         | false
                    ~> 1.2              | 1.1.9         | false
                    ~> 1.2.3            | 1.2.9         | true
                    ~> 1.2.3            | 1.3.0         | false
                    ~> 1                | 9.0.0         | true
                    >= 1.12.0-alpha1    | 1.11.4        | false
                    >= 1.0              | 1.12.0-beta1  | false
                    >= 1.12.0-alpha1    | 1.12.0-beta1  | true
                    1.12.0-beta1        | 1.12.0-beta1  | true
                    > v0.9              | 1.0.0         | true
                    <= 1.10             | 1.9.5         | true
                    """)
    void compares(String constraint, String version, boolean allowed) {
        assertThat(VersionConstraint.parse(constraint).orElseThrow().allows(version(version)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "~> ", ">= 1.2,", "=> 1.0", "1.2 || 1.3", "1.*"})
    void refusesWhatIsNoConstraint(String text) {
        assertThat(VersionConstraint.parse(text)).isEmpty();
    }

    @Test
    void isWrittenAsItWas() {
        assertThat(VersionConstraint.parse("~>1.2,!= 1.3.0-rc1 , 2").orElseThrow())
                .hasToString("~> 1.2, != 1.3.0-rc1, = 2");
    }

    @Test
    void ordersPrereleasesBeforeTheirRelease() {
        List<String> sorted =
                Stream.of(
                                "1.0.0",
                                "1.0.0-beta.11",
                                "1.0.0-alpha",
                                "1.0.0-beta.2",
                                "0.9.10",
                                "0.9.9")
                        .map(VersionConstraintTest::version)
                        .sorted()
                        .map(Version::toString)
                        .toList();

        assertThat(sorted)
                .containsExactly(
                        "0.9.9", "0.9.10", "1.0.0-alpha", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0");
    }

    @Test
    void findsTheNewest() {
        List<Version> all =
                Stream.of("1.0.0", "1.10.0", "1.9.0", "2.0.0")
                        .map(VersionConstraintTest::version)
                        .toList();

        assertThat(VersionConstraint.parse("< 2").orElseThrow().newest(all))
                .contains(version("1.10.0"));
    }

    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }
}
