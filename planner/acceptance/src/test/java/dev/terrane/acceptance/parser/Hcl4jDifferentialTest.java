package dev.terrane.acceptance.parser;

import static org.assertj.core.api.Assertions.assertThat;

import com.bertramlabs.plugins.hcl4j.HCLParserException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.LongStream;

/// HCL4j as a second reader, over what it reads rightly. A failure names its seed.
class Hcl4jDifferentialTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothReadTheSame(long seed) throws HCLParserException {
        String text = SimpleConfiguration.of(seed);

        assertThat(PlainTree.of(text)).as(text).isEqualTo(Hcl4jReader.parse(text, false));
    }

    @Test
    void aDifferenceIsSeen() throws HCLParserException {
        assertThat(PlainTree.of("a = 1\nb {\n  c = 2\n}\n"))
                .isEqualTo(Hcl4jReader.parse("a = 1\nb {\n  c = 2\n}\n", false))
                .isNotEqualTo(Hcl4jReader.parse("a = 1\nb {\n  c = 3\n}\n", false));
    }
}
