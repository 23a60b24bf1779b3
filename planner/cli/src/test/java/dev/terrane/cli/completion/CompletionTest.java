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
                    new CommandWords("plan", "Plans, it's so", List.of("-out=", "-destroy")),
                    new CommandWords("plan compare", "Compares", List.of("-json")),
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
                    terrane plan -o    | -out=
                    terrane plan co    | compare
                    terrane plan compare -| -json
                    terrane -chdir = plan st | state
                    terrane plan -out = p |\
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
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    terrane st              | state
                    terrane state l         | list Lists
                    terrane plan -d         | -destroy
                    terrane plan -o         | -out
                    terrane plan co         | compare Compares
                    terrane plan compare -  | -json
                    terrane state list -    | -id
                    terrane -chdir=x pl     | plan Plans, it's so
                    """)
    void fishCompletesTheLastWord(String line, String expected) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/fish")), "there is no fish");
        Path script = folder.resolve("terrane.fish");
        Files.writeString(script, CompletionScript.FISH.of(COMMANDS));

        String said =
                output(
                        "/usr/bin/fish",
                        "--no-config",
                        "-c",
                        "source %s; complete -C '%s'".formatted(script, line));

        assertThat(said.strip().replace('\t', ' ')).isEqualTo(expected);
    }

    /// What zsh's own functions would be called with.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    terrane st              | plan:Plans, it's so state
                    terrane state l         | list:Lists show:Shows files
                    terrane plan -d         | -out= -destroy
                    terrane plan compare -  | -json
                    terrane state list -    | -id
                    terrane plan -out=x     | files
                    """)
    void zshOffersWordsForTheLastPlace(String line, String expected) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "there is no zsh");
        String stubs =
                """
                compdef() { : }
                compset() { : }
                _files() { print -n -- "files " }
                _describe() { print -n -- "${(P)@[-1]} " }
                compadd() { while [[ "$1" != -- ]] { shift }; shift; print -n -- "$* " }
                """;
        String place = "words=(%s); CURRENT=${#words}; _terrane\n".formatted(line);

        String said =
                output(
                        "/usr/bin/zsh",
                        "-f",
                        "-c",
                        stubs + CompletionScript.ZSH.of(COMMANDS) + place);

        assertThat(said.strip().replaceAll(" +", " ")).isEqualTo(expected);
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
