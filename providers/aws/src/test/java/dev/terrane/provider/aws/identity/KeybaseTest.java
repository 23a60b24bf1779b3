package dev.terrane.provider.aws.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.provider.aws.session.FailedCall;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class KeybaseTest {
    private static final Keybase KEYBASE = Keybase.PUBLIC;

    private static String published(String answer) {
        return KEYBASE.published(
                "keybase:somebody", address -> answer.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesTheFirstKeyOfAPerson() {
        List<URI> asked = new ArrayList<>();
        String key =
                KEYBASE.published(
                        "keybase:somebody",
                        address -> {
                            asked.add(address);
                            return """
                            {"status": {"code": 0}, "them": [{"public_keys": {"primary": {"bundle": "-----BEGIN"}}}]}
                            """
                                    .getBytes(StandardCharsets.UTF_8);
                        });
        assertThat(key).isEqualTo("-----BEGIN");
        assertThat(asked)
                .containsExactly(
                        URI.create(
                                "https://keybase.io/_/api/1.0/user/lookup.json?usernames=somebody&fields=public_keys"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\": {\"code\": 0}, \"them\": [null]} | Keybase knows nobody of the name \"somebody\".",
                "{\"status\": {\"code\": 0}, \"them\": []} | Keybase knows nobody of the name \"somebody\".",
                "{\"status\": {\"code\": 100}} | Keybase knows nobody of the name \"somebody\".",
                "{\"status\": {\"code\": 0}, \"them\": [{\"public_keys\": {}}]} | \"somebody\" has published no PGP key at Keybase.",
                "{\"status\": {\"code\": 0}, \"them\": [{\"public_keys\": {\"primary\": {\"bundle\": null}}}]} | \"somebody\" has published no PGP key at Keybase.",
                "<html> | answers is none of Keybase's answers.",
                "[] | answers is none of Keybase's answers.",
            })
    void saysWhatIsNotThere(String answer, String why) {
        assertThatThrownBy(() -> published(answer))
                .isInstanceOf(FailedCall.class)
                .hasMessageContaining("No key at Keybase")
                .hasMessageContaining(why)
                .hasMessageContaining("No access key was made.");
    }

    @Test
    void saysWhyItCouldNotBeAsked() {
        assertThatThrownBy(() ->
                        KEYBASE.published(
                                "keybase:somebody",
                                address -> {
                                    throw new IOException("connection refused");
                                }))
                .isInstanceOf(FailedCall.class)
                .hasMessageContaining("could not be asked")
                .hasMessageContaining("connection refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keybase:", "keybase:a", "keybase:a/b", "keybase:some&x=body"})
    void knowsWhatIsNoName(String key) {
        assertThat(Keybase.isName(key)).isFalse();
    }
}
