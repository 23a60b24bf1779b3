package dev.terrane.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

class SecretsTest {
    private static final String SECRET = "pa\"ss <wörd>/ü\n1%";
    private final Secrets secrets = Secrets.of(Set.of(SECRET));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    in Go's JSON          | pa\\"ss \\u003cwörd\\u003e/ü\\n1%
                    in plain JSON         | pa\\"ss <wörd>/ü\\n1%
                    in JSON in JSON       | pa\\\\\\"ss <wörd>/ü\\\\n1%
                    in JSON in ASCII      | pa\\"ss <w\\u00f6rd>/\\u00fc\\n1%
                    in hexadecimal        | 70612273 73203c77c3b672643e2fc3bc0a3125
                    in capital hex        | 7061227373203C77C3B672643E2FC3BC0A3125
                    in a query            | pa%22ss+%3Cw%C3%B6rd%3E%2F%C3%BC%0A1%25
                    in a path             | pa%22ss%20%3Cw%C3%B6rd%3E%2F%C3%BC%0A1%25
                    in a path, small      | pa%22ss%20%3cw%c3%b6rd%3e%2f%c3%bc%0a1%25
                    """)
    void findsASecretThatWasEncoded(String name, String encoded) {
        assertThat(
                        secrets.contains(
                                "xx"
                                        + encoded.replace(" ", name.contains("hexa") ? "" : " ")
                                        + "yy"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "abcd"})
    void findsASecretInBase64AtAnyPlace(String before) {
        byte[] bytes = (before + SECRET + "tail").getBytes(StandardCharsets.UTF_8);
        assertThat(secrets.contains(Base64.getEncoder().encodeToString(bytes))).isTrue();
        assertThat(secrets.contains(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .isTrue();
    }

    @Test
    void leavesOtherTextAlone() {
        String harmless = "pa\"ss <word>/u 1%";
        assertThat(secrets.contains(harmless)).isFalse();
        assertThat(secrets.redact(harmless)).isEqualTo(harmless);
        assertThat(Secrets.NONE.redact(harmless)).isEqualTo(harmless);
        assertThat(secrets.redact("")).isEmpty();
    }

    @Test
    void hidesEachSecretAndKeepsTheRest() {
        Secrets two = Secrets.of(Set.of("hunter22", "ter22-more"));
        assertThat(two.redact("a hunter22, hunter22-more and hunter2"))
                .isEqualTo("a (sensitive value), (sensitive value) and hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "true", "null", " ab ", ""})
    void passesOverWhatIsTooCommonToTellAnything(String common) {
        assertThat(Secrets.of(Set.of(common)).contains("this is true, null, abc and  ab "))
                .isFalse();
    }

    @Test
    void findsAFilesContentsWithoutItsLastLineBreak() {
        assertThat(Secrets.of(Set.of("hunter22\n")).contains("x hunter22 y")).isTrue();
    }

    @Test
    void isQuickWithManySecretsThatBeginAlike() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            keys.add(
                    "-----BEGIN RSA PRIVATE KEY-----\n"
                            + "MIIEow".repeat(2)
                            + i * 7919
                            + "\n-----END");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 2_000_000; i++) {
            text.append("-----BEGIN RSA PRIVATE KEY-----\nMIIEow").append(i);
        }
        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> {
                    Secrets many = Secrets.of(keys);
                    assertThat(many.contains(text.toString())).isFalse();
                    assertThat(many.contains(text + keys.get(1234))).isTrue();
                });
    }
}
