package dev.terrane.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReadingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "! 12",
                "! true",
                "! \"12\"",
                "!",
                "!mine 12",
                "!mine true",
                "!!mine 12",
                "!!merge x"
            })
    void aTagThatIsNotKnownIsRefusedWhateverItStandsBefore(String text) {
        assertThatThrownBy(() -> YamlReading.value(text))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("the tag ")
                .hasMessageContaining("not supported");
    }

    @Test
    void aTagThatIsKnownCounts() throws YamlException {
        assertThat(YamlReading.value("!!str 12")).isEqualTo(Value.string("12"));
        assertThat(YamlReading.value("!!float 1")).isEqualTo(YamlReading.value("1"));
    }
}
