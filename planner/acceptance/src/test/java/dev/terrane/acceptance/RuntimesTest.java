package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One provider, some types of which run in the process and others in a program, and types that change
/// their place. The program is ours, served: it is the one that the built-in provider stands in for.
@Tag("nightly")
class RuntimesTest {
    private static final String VERSION = "2.5.3";

    private @TempDir Path temporary;
    private WorkingFolder working = WorkingFolder.at(Path.of(""));

    @BeforeEach
    void aMirrorWithTheProgram() {
        Path program = ServedProgram.write(temporary.resolve("local"), "local");
        working =
                PluginMirror.in(temporary)
                        .with("registry.terraform.io/hashicorp/local", VERSION, program)
                        .workingFolder(temporary);
        working.write("main.tf", text("before"));
    }

    private static String text(String content) {
        return """
        resource "local_file" "a" {
          filename = "${path.module}/a.txt"
          content  = "%s"
        }

        resource "local_sensitive_file" "b" {
          filename = "${path.module}/b.txt"
          content  = "%s"
        }

        data "local_file" "a" {
          filename = local_file.a.filename
        }

        output "content" {
          value = data.local_file.a.content
        }
        """
                .formatted(content, content);
    }

    private String assertSucceeds(String... arguments) {
        CommandResult result = working.run(arguments);
        assertThat(result).returns(0, CommandResult::status);
        return result.out();
    }

    private void assertNothingToDo(String... more) {
        String[] all = new String[more.length + 2];
        System.arraycopy(more, 0, all, 0, more.length);
        all[more.length] = "plan";
        all[more.length + 1] = "-detailed-exitcode";
        assertThat(working.run(all)).returns(0, CommandResult::status);
    }

    private void choose(String runtime) {
        Path config = temporary.resolve("terraform.rc");
        String plain = ProjectFiles.read(config).replaceAll("(?s)provider_runtime.*", "");
        try {
            Files.writeString(config, plain + runtime);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTypeMovesToTheProgramAndBackWithoutAChange() {
        assertSucceeds("init");
        assertSucceeds("apply", "-auto-approve");

        choose("provider_runtime \"hashicorp/local\" {\n  plugin = [\"local_file\"]\n}\n");
        assertThat(assertSucceeds("init")).contains("local_file");
        assertNothingToDo();
        working.write("main.tf", text("after"));
        assertSucceeds("apply", "-auto-approve");
        assertThat(working.read("a.txt")).isEqualTo("after");
        assertNothingToDo();

        choose("");
        assertSucceeds("init");
        assertNothingToDo();
        assertSucceeds("destroy", "-auto-approve");
        assertThat(working.path("a.txt")).doesNotExist();
    }

    @Test
    void allTypesMoveByTheGlobalOption() {
        assertSucceeds("-provider-runtime=native", "init");
        assertSucceeds("-provider-runtime=native", "apply", "-auto-approve");
        assertSucceeds("-provider-runtime=plugin", "init");
        assertNothingToDo("-provider-runtime=plugin");
        assertNothingToDo("-provider-runtime=native");
        assertSucceeds("-provider-runtime=plugin", "destroy", "-auto-approve");
    }

    @Test
    void theProgramIsNotInstalledWhereNothingNeedsIt() {
        assertSucceeds("init");

        assertThat(working.path(".terraform/providers")).doesNotExist();
    }
}
