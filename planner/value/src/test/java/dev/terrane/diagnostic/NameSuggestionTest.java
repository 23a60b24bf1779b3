package dev.terrane.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class NameSuggestionTest {
    private static final List<String> KNOWN = List.of("name", "plan", "port", "subnet", "subnets");

    @ParameterizedTest
    @CsvSource({
        "subnett, subnet",
        "subent, subnet",
        "nmae, name",
        "prot, port",
        "paln, plan",
        "plans, plan",
        "vpc,",
        "x,"
    })
    void findsTheNearestName(String given, String nearest) {
        assertThat(NameSuggestion.nearest(given, KNOWN).orElse(null)).isEqualTo(nearest);
    }
}
