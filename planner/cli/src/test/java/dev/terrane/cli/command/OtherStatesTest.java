package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.command.CommandFolder.Ran;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/// `terraform_remote_state` reads what another configuration keeps, wherever that is.
class OtherStatesTest {
    private static final String OUTPUTS =
            """
            output "id" {
              value = "vpc-1"
            }
            """;

    @TempDir private Path temporary;
    private StateWebServer server = start();

    private static StateWebServer start() {
        try {
            return new StateWebServer();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void keepAState() throws IOException {
        CommandFolder net = folder("net").write("main.tf", server.block("net") + OUTPUTS);
        assertThat(net.run("init")).returns(0, Ran::status);
        assertThat(net.run("apply", "-auto-approve")).returns(0, Ran::status);
    }

    @AfterEach
    void end() {
        server.close();
    }

    private CommandFolder folder(String name) throws IOException {
        return new CommandFolder(temporary.toRealPath().resolve(name));
    }

    private CommandFolder reading(String arguments) throws IOException {
        return folder("app")
                .write(
                        "main.tf",
                        """
                        data "terraform_remote_state" "net" {
                        %s
                        }
                        output "id" {
                          value = data.terraform_remote_state.net.outputs.id
                        }
                        """
                                .formatted(arguments));
    }

    private CommandFolder readingHttp(String further) throws IOException {
        return reading(
                """
                backend = "http"
                config = {
                  address = "%s"
                }
                %s
                """
                        .formatted(server.address("net"), further));
    }

    @Test
    void readsWhatABackendKeeps() throws IOException {
        CommandFolder app = readingHttp("");
        assertThat(app.run("apply", "-auto-approve")).returns(0, Ran::status);
        assertThat(app.run("output", "-raw", "id").text()).isEqualTo("vpc-1");
    }

    @Test
    void defaultsStandInForOutputsThatAreMissing() throws IOException {
        CommandFolder app =
                readingHttp("defaults = { id = \"none\", more = \"d\" }")
                        .write(
                                "more.tf",
                                "output \"more\" {\n  value = data.terraform_remote_state.net.outputs.more\n}\n");
        assertThat(app.run("apply", "-auto-approve")).returns(0, Ran::status);
        assertThat(app.run("output", "-raw", "id").text()).isEqualTo("vpc-1");
        assertThat(app.run("output", "-raw", "more").text()).isEqualTo("d");
    }

    @Test
    void aStateThatIsNotThereIsAnError() throws IOException {
        CommandFolder app =
                reading(
                        """
                        backend = "http"
                        config = {
                          address = "%s"
                        }
                        defaults = { id = "none" }
                        """
                                .formatted(server.address("nowhere")));
        assertThat(app.run("plan"))
                .returns(1, Ran::status)
                .extracting(Ran::joined)
                .asString()
                .contains("State can not be read", "keeps no state of the workspace \"default\"");
    }

    @Test
    void aBackendWithOneStateHasNoOtherWorkspace() throws IOException {
        assertThat(readingHttp("workspace = \"dev\"").run("plan"))
                .returns(1, Ran::status)
                .extracting(Ran::joined)
                .asString()
                .contains("State can not be read", "dev");
    }

    @Test
    void mistakesInTheArgumentsAreFoundBeforeAnythingIsRead() throws IOException {
        assertThat(reading("backend = \"http\"\nconfig = { adress = \"x\" }").run("validate"))
                .extracting(Ran::joined)
                .asString()
                .contains("has no argument \"adress\"");
        assertThat(reading("backend = \"s3\"\nconfig = { bucket = \"b\" }").run("validate"))
                .extracting(Ran::joined)
                .asString()
                .contains("The backend \"s3\" needs \"key\"");
        assertThat(
                        reading(
                                        "backend = \"http\"\nconfig = { address = \"x\", retry_max = \"a\" }")
                                .run("validate"))
                .extracting(Ran::joined)
                .asString()
                .contains("\"retry_max\" can not take this value");
        assertThat(reading("backend = \"htp\"\nconfig = {}").run("validate"))
                .extracting(Ran::joined)
                .asString()
                .contains("There is no backend \"htp\"");
        assertThat(reading("backend = \"remote\"\nconfig = {}").run("validate"))
                .extracting(Ran::joined)
                .asString()
                .contains("States in the backend \"remote\" can not be read yet");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() throws IOException {
        server.close();
        assertThat(readingHttp("").run("plan"))
                .returns(1, Ran::status)
                .extracting(Ran::joined)
                .asString()
                .contains(
                        "State can not be read",
                        "did not answer",
                        server.address("").replaceAll("/$", ""));
    }
}
