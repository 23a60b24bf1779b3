package dev.terrane.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class CompletionTest {
    private static final List<CommandWords> COMMANDS =
            List.of(
                    new CommandWords("plan", "Plans", List.of("-out", "-destroy")),
                    new CommandWords("state list", "Lists", List.of("-id")),
                    new CommandWords("state show", "Shows", List.of()));

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    terrane st         | state
                    terrane state      | state
                    terrane state l    | list
                    terrane plan -d    | -destroy
                    terrane state list -| -id
                    terrane -c         | -chdir=
                    """)
    void bashCompletesTheLastWord(String line, String expected) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
        String words = line.strip();
        String script =
                CompletionScript.BASH.of(COMMANDS)
                        + "COMP_WORDS=("
                        + words
                        + ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_terrane\n"
                        + "echo \"${COMPREPLY[*]}\"\n";

        Process bash = new ProcessBuilder("/bin/bash", "-c", script).start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo(expected);
    }

    @Test
    void everyShellHearsOfEveryCommand() {
        for (CompletionScript script : CompletionScript.values()) {
            assertThat(script.of(COMMANDS)).as(script.name()).contains("plan", "list", "destroy");
        }
    }

    @Test
    void isInstalledOnceAndTakenOutAgain() throws IOException {
        Files.writeString(folder.resolve(".bashrc"), "alias a=b");
        Installation installation = Installation.of(CompletionScript.BASH, folder);

        installation.install();
        installation.install();
        assertThat(folder.resolve(".bashrc"))
                .hasContent("alias a=b\nsource <(terrane completion bash)\n");

        installation.remove();
        assertThat(folder.resolve(".bashrc")).hasContent("alias a=b\n");
    }
}
