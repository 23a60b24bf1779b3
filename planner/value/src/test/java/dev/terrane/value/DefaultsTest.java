package dev.terrane.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.value.json.JsonText;

import org.junit.jupiter.api.Test;

import java.util.Map;

class DefaultsTest {
    private final Type size =
            Samples.type("[\"object\",{\"size\":\"number\",\"name\":\"string\"},[\"size\"]]");
    private final Defaults ofSize = new Defaults(size, Map.of("size", Value.number(1)), Map.of());
    private final Defaults ofEach =
            new Defaults(Type.list(size), Map.of(), Map.of(Defaults.ELEMENT, ofSize));

    @Test
    void standInForWhatIsMissingOrNull() {
        assertThat(applied(ofSize, "{\"name\":\"a\"}")).isEqualTo("{\"name\":\"a\",\"size\":1}");
        assertThat(applied(ofSize, "{\"name\":\"a\",\"size\":null}"))
                .isEqualTo("{\"name\":\"a\",\"size\":1}");
        assertThat(applied(ofSize, "{\"name\":\"a\",\"size\":5}"))
                .isEqualTo("{\"name\":\"a\",\"size\":5}");
    }

    @Test
    void leaveNullAndUnknownAlone() {
        assertThat(ofSize.apply(Value.nullOf(size))).isEqualTo(Value.nullOf(size));
        assertThat(ofSize.apply(Value.DYNAMIC)).isEqualTo(Value.DYNAMIC);
    }

    @Test
    void reachTheElementsOfCollections() {
        assertThat(applied(ofEach, "[{\"name\":\"a\"},{\"name\":\"b\",\"size\":2}]"))
                .isEqualTo("[{\"name\":\"a\",\"size\":1},{\"name\":\"b\",\"size\":2}]");
        Value set =
                Samples.convert(
                        Samples.value("[{\"name\":\"a\"}]"),
                        "[\"set\",[\"object\",{\"name\":\"string\"}]]");
        assertThat(ofEach.apply(set).type())
                .isEqualTo(
                        Samples.type(
                                "[\"set\",[\"object\",{\"name\":\"string\",\"size\":\"number\"}]]"));
    }

    @Test
    void fillADefaultWithTheDefaultsBelowIt() {
        Type outer =
                new Type.ObjectType(
                        SortedStrings.copy(Map.of("inner", size)), java.util.Set.of("inner"));
        Defaults nested =
                new Defaults(
                        outer,
                        Map.of("inner", Samples.value("{\"name\":\"x\"}")),
                        Map.of("inner", ofSize));
        assertThat(applied(nested, "{}")).isEqualTo("{\"inner\":{\"name\":\"x\",\"size\":1}}");
        assertThat(applied(nested, "{\"inner\":{\"name\":\"y\"}}"))
                .isEqualTo("{\"inner\":{\"name\":\"y\",\"size\":1}}");
    }

    @Test
    void keepMarks() {
        Value secret = Marks.add(Samples.value("{\"name\":\"a\"}"), Mark.SENSITIVE);
        assertThat(ofSize.apply(secret).marks()).containsExactly(Mark.SENSITIVE);
    }

    @Test
    void anUnknownAttributeWillNotBeNull() {
        Value applied = ofSize.apply(Value.object(Map.of("size", Value.unknown(Type.NUMBER))));
        assertThat(applied.asMap().get("size"))
                .isEqualTo(Refinements.notNull(Value.unknown(Type.NUMBER)));
    }

    private static String applied(Defaults defaults, String json) {
        return JsonText.of(defaults.apply(Samples.value(json)));
    }
}
