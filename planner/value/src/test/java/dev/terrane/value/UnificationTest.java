package dev.terrane.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/// The answers are those of `type(true ? a : b)` in `terraform console`, version 1.11.4.
class UnificationTest {
    private static final String UNIFIED =
            """
            ["number","string"] -> "string"
            ["bool","string"] -> "string"
            ["dynamic","number"] -> "number"
            [["tuple",["number"]],["tuple",["string"]]] -> ["tuple",["string"]]
            [["tuple",["number","number"]],["tuple",["string"]]] -> ["list","string"]
            [["tuple",[]],["tuple",["number"]]] -> ["list","number"]
            [["object",{"a":"number"}],["object",{"a":"string"}]] -> ["object",{"a":"string"}]
            [["object",{"a":"number"}],["object",{"b":"string"}]] -> ["map","string"]
            [["object",{"a":"number"}],["map","string"]] -> ["map","string"]
            [["object",{}],["object",{"a":"number"}]] -> ["map","number"]
            [["list","number"],["tuple",["string"]]] -> ["list","string"]
            [["list","number"],["set","string"]] -> ["list","number"]
            [["set","number"],["tuple",["number"]]] -> ["set","number"]
            [["set","number"],["list","string"]] -> ["list","string"]
            [["map","number"],["map","string"]] -> ["map","string"]
            [["tuple",[["tuple",["number"]],["tuple",["number","number"]]]],["tuple",[["tuple",["string"]]]]] -> ["list",["list","string"]]
            [["object",{"a":"dynamic"}],["object",{"a":"string"}]] -> ["object",{"a":"string"}]
            [["object",{"a":["tuple",[]]}],["object",{"a":["tuple",["string"]]}]] -> ["object",{"a":["list","string"]}]
            [["tuple",[["object",{"a":"number"}]]],["tuple",[]]] -> ["list",["object",{"a":"number"}]]
            [["tuple",[["object",{"a":"number"}]]],["tuple",[["object",{"a":"number"}],["object",{"b":"number"}]]]] -> ["list",["map","number"]]
            [["object",{"a":["map","number"]}],["object",{"a":["object",{"x":"string"}]}]] -> ["object",{"a":["map","string"]}]
            [["object",{"a":"number"}],"dynamic"] -> "dynamic"
            [["list","number"],"dynamic"] -> "dynamic"
            """;

    static Stream<String> unified() {
        return UNIFIED.lines();
    }

    @ParameterizedTest
    @MethodSource("unified")
    void findsTheTypeThatSuitsAll(String row) {
        String[] sides = row.split(" -> ", -1);
        assertThat(Unification.unify(Samples.types(sides[0]))).contains(Samples.type(sides[1]));
    }

    @ParameterizedTest
    @MethodSource("unified")
    void allTypesCanBeConvertedToIt(String row) {
        String[] sides = row.split(" -> ", -1);
        assertThat(Samples.types(sides[0]))
                .allMatch(type -> Conversion.canConvert(type, Samples.type(sides[1])));
    }

    @Test
    void findsNothingForWhatDoesNotGoTogether() {
        assertThat(Unification.unify(Samples.types("[\"number\",[\"list\",\"number\"]]")))
                .isEmpty();
        assertThat(Unification.unify(List.of(Type.EMPTY_OBJECT, Type.EMPTY_TUPLE))).isEmpty();
        assertThat(Unification.unify(List.of())).isEmpty();
    }
}
