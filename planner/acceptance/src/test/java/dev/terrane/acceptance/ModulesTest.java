package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Every module that is shipped has tests of its own, which pass and leave nothing behind.
class ModulesTest {
    static List<Path> modules() {
        try (Stream<Path> folders = Files.list(ProjectFiles.root().resolve("modules"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void passesItsTests(Path module, @TempDir Path temporary) {
        WorkingFolder working = WorkingFolder.at(temporary);
        working.copy(module, file -> !file.toString().contains(".terra"));
        List<Path> before = ProjectFiles.under(temporary);

        assertThat(working.run("init")).returns(0, CommandResult::status);
        assertThat(working.run("validate")).returns(0, CommandResult::status);
        assertThat(working.run("fmt", "-check", "-recursive")).returns(0, CommandResult::status);
        CommandResult tests = working.run("test");

        assertThat(tests.out()).contains("Success!").doesNotContain(" 0 passed");
        assertThat(tests).returns(0, CommandResult::status);
        assertThat(ProjectFiles.under(temporary)).isEqualTo(before);
    }
}
