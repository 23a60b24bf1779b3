package dev.terrane.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Terraform 1.11 does not have yet, or does not give the same bytes for.
final class FurtherFunctionsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    base64gunzip(base64gzip("héllo"))            | "héllo"
                    base64gzip("a") == base64gzip("a")           | true
                    can(base64gunzip("aGVsbG8="))                | false
                    urldecode("a+b%26%C3%A9")                    | "a b\\u0026é"
                    can(urldecode("%zz"))                        | false
                    can(urldecode("%ff"))                        | false
                    cidrcontains("10.0.0.0/8", "10.1.2.3")       | true
                    cidrcontains("10.0.0.0/8", "10.1.0.0/16")    | true
                    cidrcontains("10.1.0.0/16", "10.0.0.0/8")    | false
                    can(cidrcontains("10.0.0.0/8", "fd00::1"))   | false
                    convert("1", number)                         | 1
                    convert(["a", 1], list(string))              | ["a","1"]
                    convert({}, object({ a = optional(number, 3) })) | {"a":3}
                    can(convert("a", number))                    | false
                    can(convert("a", nonsense))                  | false
                    core::upper("a")                             | "A"
                    """)
    void work(String expression, String expected) {
        assertThat(Calls.in(new FakeSurroundings()).text(expression)).isEqualTo(expected);
    }

    @Test
    void typeIsForTheConsoleAlone() {
        assertThat(BuiltInFunctions.with(new FakeSurroundings())).doesNotContainKey("type");
        assertThat(BuiltInFunctions.forConsole()).containsKeys("type", "core::type");
    }
}
