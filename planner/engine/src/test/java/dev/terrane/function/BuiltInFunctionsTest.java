package dev.terrane.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.expression.Function;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class BuiltInFunctionsTest {
    private final Map<String, Function> functions = BuiltInFunctions.with(new FakeSurroundings());

    @Test
    void areInOrder() {
        assertThat(List.copyOf(BuiltInFunctions.names())).isSorted().hasSize(122);
    }

    @Test
    void areCalledAsTheySay() {
        for (String name : BuiltInFunctions.names()) {
            Function function = functions.get(name);
            assertThat(function.description().name()).isEqualTo(name);
            assertThat(functions.get("core::" + name)).isSameAs(function);
        }
    }

    @Test
    void sayWhatTheyGiveAndTake() {
        for (String name : BuiltInFunctions.names()) {
            Function.Description description = functions.get(name).description();
            assertThat(description.summary()).as(name).endsWith(".");
            assertThat(description.example()).as(name).contains(name + "(");
            assertThat(description.parameters()).as(name).noneMatch(p -> p.description().isBlank());
        }
    }

    @Test
    void giveWhatTheirExamplesSay() {
        List<String> depending =
                List.of(
                        "file",
                        "uuid",
                        "timestamp",
                        "template",
                        "bcrypt",
                        "rsa",
                        "path",
                        "sensitive");
        for (String name : BuiltInFunctions.names()) {
            Function.Description description = functions.get(name).description();
            boolean same =
                    depending.stream().noneMatch(name::contains)
                            && !description.exampleResult().contains("...")
                            && !description.example().contains("local.");
            if (same) {
                String check =
                        "[" + description.example() + "][0] == " + description.exampleResult();
                String listCheck =
                        "jsonencode("
                                + description.example()
                                + ") == jsonencode("
                                + description.exampleResult()
                                + ")";
                Calls calls = Calls.in(new FakeSurroundings());
                assertThat(List.of(calls.text(check), calls.text(listCheck)))
                        .as(check)
                        .contains("true");
            }
        }
    }

    @Test
    void standBesideFurtherOnes() {
        Function further = functions.get("upper");
        var all = BuiltInFunctions.with(new FakeSurroundings(), Map.of("provider::x::f", further));

        assertThat(all.get("provider::x::f")).isSameAs(further);
        assertThat(all).hasSize(2 * 122 + 1).doesNotContainKey("nonsense");
    }
}
