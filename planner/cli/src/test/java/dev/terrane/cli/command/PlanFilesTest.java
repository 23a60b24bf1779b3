package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is named to `show` is a plan or a state.
class PlanFilesTest {
    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a state                      | {\"version\": 4, \"serial\": 1} | false",
                "a state with another order   | {\"resources\": [], \"terraform_version\": \"1.11.4\"} | false",
                "a plan                       | {\"changes\": {}, \"format_version\": 1} | true",
                "a plan of an attribute named version | {\"changes\": {\"x\": {\"version\": 4}}} | true",
                "no JSON                      | PK | true"
            })
    void tellsPlansFromStates(String name, String text, boolean isPlan) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), text);

        assertThat(PlanFiles.isPlan(file)).as(name).isEqualTo(isPlan);
    }
}
