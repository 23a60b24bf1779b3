package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A chain that is as long as a configuration gets: nothing calls itself once for each link, and the
/// state does not name all that comes before a link.
class LongChainTest {
    private static final int LINKS = 20_000;
    private static final long MOST_BYTES = 20_000_000;

    @TempDir private Path folder;

    @Test
    @Tag("nightly")
    void isPlannedAppliedAndDestroyed() throws IOException {
        WorkingFolder working = WorkingFolder.at(folder);
        working.write("main.tf", chain());

        succeeds("Plan: 20000 to add, 0 to change, 0 to destroy.", working.run("plan"));
        succeeds("Resources: 20000 added", working.run("apply", "-auto-approve"));
        assertThat(Files.size(folder.resolve("terraform.tfstate"))).isLessThan(MOST_BYTES);
        succeeds("No changes.", working.run("plan"));
        succeeds("Resources: 20000 destroyed", working.run("destroy", "-auto-approve"));
    }

    private static String chain() {
        StringBuilder text =
                new StringBuilder("resource \"terraform_data\" \"r0\" {\n  input = 0\n}\n");
        for (int i = 1; i < LINKS; i++) {
            text.append(
                    "resource \"terraform_data\" \"r%d\" {\n  input = terraform_data.r%d.id\n}\n"
                            .formatted(i, i - 1));
        }
        return text.toString();
    }

    private static void succeeds(String message, CommandResult result) {
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out().contains(message)).as(message).isTrue();
    }
}
