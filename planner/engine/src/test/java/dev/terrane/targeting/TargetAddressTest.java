package dev.terrane.targeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.address.AddressParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetAddressTest {

    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    aws_vpc.a              | aws_vpc.a                       | true
                    aws_vpc.a              | aws_vpc.a[0]                    | true
                    aws_vpc.a[0]           | aws_vpc.a[0]                    | true
                    aws_vpc.a[0]           | aws_vpc.a[1]                    | false
                    aws_vpc.a              | aws_vpc.ab                      | false
                    aws_vpc.a              | data.aws_vpc.a                  | false
                    aws_vpc.a              | module.m.aws_vpc.a              | false
                    module.m               | module.m.aws_vpc.a              | true
                    module.m               | module.m["x"].aws_vpc.a         | true
                    module.m               | module.m["x"].module.n.b.c[1]   | true
                    module.m["x"]          | module.m["x"].module.n.b.c[1]   | true
                    module.m["x"]          | module.m["y"].aws_vpc.a         | false
                    module.m["x"].module.n | module.m["x"].module.n[1].b.c   | true
                    module.m["x"].module.n | module.m["y"].module.n[1].b.c   | false
                    module.m["x"].module.n | module.m["x"].b.c               | false
                    module.m.aws_vpc.a     | module.m.aws_vpc.a["k"]         | true
                    module.m.aws_vpc.a     | module.m["x"].aws_vpc.a         | false
                    module.m["x"].b.c      | module.m["x"].b.c[2]            | true
                    a.b["two words.[1]"]   | a.b["two words.[1]"]            | true
                    """)
    void covers(String target, String instance, boolean expected) {
        assertThat(
                        TargetAddress.parse(target)
                                .orElseThrow()
                                .covers(AddressParser.instance(instance).orElseThrow()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aws_vpc", "aws_vpc.a.id", "a..b", "module.", "a.b[", "a.b[x]"})
    void refusesWhatIsNoModuleAndNoResource(String text) {
        assertThat(TargetAddress.parse(text)).isEmpty();
    }

    @Test
    void namesBlocksWhateverTheKeys() {
        TargetAddress target = TargetAddress.parse("module.m[\"x\"].a.b[1]").orElseThrow();

        assertThat(target.names(AddressParser.resource("module.m.a.b").orElseThrow())).isTrue();
        assertThat(target.names(AddressParser.resource("a.b").orElseThrow())).isFalse();
        assertThat(target.isWhole()).isFalse();
    }
}
