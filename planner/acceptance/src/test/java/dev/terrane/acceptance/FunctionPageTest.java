package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.function.FunctionReference;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `docs/functions.md` says what the classes of the functions say. `-Dgolden=write` writes it anew.
class FunctionPageTest {
    private static final Path PAGE = ProjectFiles.root().resolve("docs/functions.md");

    @Test
    void isCurrent() throws IOException {
        String page = FunctionReference.page();
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(ProjectFiles.read(PAGE)).isEqualTo(page);
    }
}
