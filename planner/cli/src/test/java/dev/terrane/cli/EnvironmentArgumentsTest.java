package dev.terrane.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class EnvironmentArgumentsTest {
    private static List<String> before(
            List<String> arguments, String command, Map<String, String> environment) {
        var out = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        var invocation =
                new Invocation(
                        Path.of(""), environment, out, out, InputStream.nullInputStream(), false);
        return EnvironmentArguments.before(arguments, command, invocation);
    }

    @Test
    void standBeforeThoseOfTheUser() {
        Map<String, String> environment =
                Map.of(
                        "TF_CLI_ARGS", "-no-color",
                        "TF_CLI_ARGS_plan", "-refresh=false",
                        "TF_CLI_ARGS_state_list", "-id=x");

        assertThat(before(List.of("-json"), "plan", environment))
                .containsExactly("-refresh=false", "-no-color", "-json");
        assertThat(before(List.of(), "state list", environment))
                .containsExactly("-id=x", "-no-color");
    }

    @Test
    void areSplitAsByAShell() {
        assertThat(
                        before(
                                List.of(),
                                "plan",
                                Map.of("TF_CLI_ARGS", " -var 'a=b c' -var=\"d=\\\"e\" f\\ g '' ")))
                .containsExactly("-var", "a=b c", "-var=d=\"e", "f g", "");
    }

    @Test
    void haveClosedQuotes() {
        assertThatThrownBy(() -> before(List.of(), "plan", Map.of("TF_CLI_ARGS", "'a")))
                .hasMessageContaining("TF_CLI_ARGS");
    }
}
