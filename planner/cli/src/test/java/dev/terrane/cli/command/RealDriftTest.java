package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.PlannedChange;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a provider only calls otherwise is nobody's change.
class RealDriftTest {
    private static final DocumentValue NO_MAP = map(Map.of());
    private static final DocumentValue NO_LIST = new DocumentValue.Sequence(List.of());
    private static final DocumentValue A = new DocumentValue.Text("a");

    private static DocumentValue map(Map<String, DocumentValue> entries) {
        return new DocumentValue.Mapping(new TreeMap<>(entries));
    }

    private static DocumentValue list(DocumentValue... elements) {
        return new DocumentValue.Sequence(List.of(elements));
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(DocumentValue.NULL, NO_MAP, false),
                Arguments.of(NO_LIST, DocumentValue.NULL, false),
                Arguments.of(new DocumentValue.Text(""), DocumentValue.NULL, false),
                Arguments.of(map(Map.of("k", DocumentValue.NULL)), NO_MAP, false),
                Arguments.of(
                        list(map(Map.of("k", NO_LIST, "l", A))), list(map(Map.of("l", A))), false),
                Arguments.of(A, A, false),
                Arguments.of(map(Map.of("k", A)), NO_MAP, true),
                Arguments.of(list(A), NO_LIST, true),
                Arguments.of(list(A), list(), true),
                Arguments.of(DocumentValue.NULL, new DocumentValue.Number("0"), true),
                Arguments.of(DocumentValue.NULL, new DocumentValue.Bool(false), true));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void emptyIsNothing(DocumentValue before, DocumentValue after, boolean real) {
        PlannedChange change =
                new PlannedChange(
                        "a.b",
                        Optional.empty(),
                        Optional.empty(),
                        "p",
                        List.of("update"),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(map(Map.of("x", before))),
                        Optional.of(map(Map.of("x", after, "same", A))),
                        false,
                        Optional.empty(),
                        List.of());

        assertThat(RealDrift.isReal(change)).isEqualTo(real);
        assertThat(RealDrift.changed(change)).hasSize(real ? 1 : 0);
    }
}
