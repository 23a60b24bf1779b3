package dev.terrane.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Map;

@DisabledOnOs(OS.WINDOWS)
class RemoteProvisionersTest {
    private static final KeyPair KEY = SshMachine.key("ssh-ed25519");

    @TempDir Path local;
    @TempDir Path remote;

    private SshMachine machine;

    @BeforeEach
    void start() throws Exception {
        machine = new SshMachine(KEY);
    }

    @AfterEach
    void stop() throws Exception {
        machine.close();
    }

    private Provisions byPassword() {
        return machine.provisions(local)
                .connection("password", SshMachine.PASSWORD)
                .connection("script_path", remote + "/script_%RAND%.sh");
    }

    @Test
    void runsLinesAsOneScriptAndRemovesIt() throws Exception {
        Provisions provisions = byPassword();

        provisions.run(
                "remote-exec",
                Map.of(
                        "inline",
                        Provisions.texts(
                                "A=kept", "echo $A > " + remote + "/out.txt", "echo said >&2")));

        assertThat(remote.resolve("out.txt")).hasContent("kept");
        assertThat(provisions.lines).contains("Connected!", "said");
        assertThat(remote.toFile().list()).containsExactly("out.txt");
        assertThat(machine.logins).containsExactly("password");
    }

    @Test
    void runsScriptsInTheirOrderByTheirOwnInterpreter() throws Exception {
        Files.writeString(local.resolve("a.sh"), "#!/bin/sh -e\necho a >> " + remote + "/out\n");
        Files.writeString(local.resolve("b.sh"), "echo b >> " + remote + "/out\n");

        byPassword().run("remote-exec", Map.of("scripts", Provisions.texts("a.sh", "b.sh")));

        assertThat(remote.resolve("out")).hasContent("a\nb");
    }

    @Test
    void failsWithTheStatusAndTheLastOutputOfAScript() {
        assertThatThrownBy(() ->
                        byPassword()
                                .run(
                                        "remote-exec",
                                        Map.of("inline", Provisions.texts("echo full", "exit 7"))))
                .isInstanceOfSatisfying(
                        ProvisionException.class,
                        failure -> {
                            assertThat(failure.getMessage()).contains("exit status 7");
                            assertThat(failure.evidence()).contains("full");
                        });
        assertThat(remote).isEmptyDirectory();
    }

    @Test
    void noticesAMissingScriptBeforeItConnects() {
        assertThatThrownBy(() ->
                        byPassword().run("remote-exec", Map.of("script", Value.string("gone.sh"))))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("could not be read");
        assertThat(machine.logins).isEmpty();
    }

    @Test
    void copiesATextAndAFile() throws Exception {
        Files.writeString(local.resolve("a.conf"), "from file\n");

        byPassword()
                .run(
                        "file",
                        Map.of(
                                "content", Value.string("from text: ü"),
                                "destination", Value.string(remote + "/text")));
        byPassword()
                .run(
                        "file",
                        Map.of(
                                "source", Value.string("a.conf"),
                                "destination", Value.string(remote + "/file")));

        assertThat(remote.resolve("text")).hasContent("from text: ü");
        assertThat(remote.resolve("file")).hasContent("from file");
    }

    @Test
    void copiesAFolderOrWhatIsInIt() throws Exception {
        Files.createDirectories(local.resolve("tree/deep"));
        Files.writeString(local.resolve("tree/top"), "1");
        Files.writeString(local.resolve("tree/deep/leaf"), "2");
        Files.createDirectory(remote.resolve("whole"));
        Files.createDirectory(remote.resolve("inside"));

        byPassword()
                .run(
                        "file",
                        Map.of(
                                "source", Value.string("tree"),
                                "destination", Value.string(remote + "/whole")));
        byPassword()
                .run(
                        "file",
                        Map.of(
                                "source", Value.string("tree/"),
                                "destination", Value.string(remote + "/inside")));

        assertThat(remote.resolve("whole/tree/deep/leaf")).hasContent("2");
        assertThat(remote.resolve("inside/top")).hasContent("1");
        assertThat(remote.resolve("inside/deep/leaf")).hasContent("2");
    }

    @Test
    void saysWhereNothingCanBeCopiedTo() {
        assertThatThrownBy(() ->
                        byPassword()
                                .run(
                                        "file",
                                        Map.of(
                                                "content", Value.string("x"),
                                                "destination",
                                                        Value.string(remote + "/no/such/folder"))))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("could not be copied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh-rsa", "ssh-ed25519", "ecdsa-sha2-nistp256"})
    void logsInByPrivateKey(String type) throws Exception {
        KeyPair pair = SshMachine.key(type);
        try (SshMachine other = new SshMachine(pair)) {
            other.provisions(local)
                    .connection("private_key", SshMachine.privateKeyText(pair))
                    .run("remote-exec", Map.of("inline", Provisions.texts("true")));

            assertThat(other.logins).contains("key").doesNotContain("password");
        }
    }

    @Test
    void saysThatAPrivateKeyCanNotBeRead() {
        assertThatThrownBy(() ->
                        machine.provisions(local)
                                .connection("private_key", "~/.ssh/id_rsa")
                                .run("remote-exec", Map.of("inline", Provisions.texts("true"))))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("\"private_key\" can not be read");
    }

    @Test
    void goesByTheBastion() throws Exception {
        try (SshMachine bastion = new SshMachine(KEY)) {
            byPassword()
                    .connection("bastion_host", "127.0.0.1")
                    .connection("bastion_port", Value.number(bastion.port()))
                    .connection("bastion_private_key", SshMachine.privateKeyText(KEY))
                    .connection("bastion_host_key", bastion.hostKeyLine())
                    .run("remote-exec", Map.of("inline", Provisions.texts("true")));

            assertThat(bastion.logins).contains("key");
            assertThat(machine.logins).containsExactly("password");
        }
    }

    @Test
    void acceptsTheHostKeyThatIsNamedAndNoOther() throws Exception {
        byPassword()
                .connection("host_key", machine.hostKeyLine())
                .run("remote-exec", Map.of("inline", Provisions.texts("true")));
        try (SshMachine other = new SshMachine(KEY)) {
            assertThatThrownBy(() ->
                            byPassword()
                                    .connection("host_key", other.hostKeyLine())
                                    .connection("timeout", "1s")
                                    .run("remote-exec", Map.of("inline", Provisions.texts("true"))))
                    .isInstanceOf(ProvisionException.class)
                    .hasMessageContaining("could not be reached");
        }
        assertThat(machine.logins).containsExactly("password");
    }

    @Test
    void givesUpWhenTheTimeoutIsOver() {
        assertThatThrownBy(() ->
                        machine.provisions(local)
                                .connection("password", "wrong")
                                .connection("timeout", "1s")
                                .run("remote-exec", Map.of("inline", Provisions.texts("true"))))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("could not be reached");
        assertThat(machine.logins).isEmpty();
    }

    @Test
    void offersTheKeysOfTheAgent() throws Exception {
        try (AgentProcess agent = AgentProcess.with(SshMachine.privateKeyText(KEY), local)) {
            machine.provisions(local)
                    .environment("SSH_AUTH_SOCK", agent.socket())
                    .run("remote-exec", Map.of("inline", Provisions.texts("true")));

            assertThat(machine.logins).contains("key");
        }
    }

    @Test
    void saysThatWinRmIsNotSupportedYet() {
        assertThatThrownBy(() ->
                        byPassword()
                                .connection("type", "winrm")
                                .run("remote-exec", Map.of("inline", Provisions.texts("true"))))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("not supported yet");
    }

    @Test
    void saysThatThereIsNoConnection() {
        assertThatThrownBy(() ->
                        new Provisions(local)
                                .run("remote-exec", Map.of("inline", Provisions.texts("true"))))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("no \"connection\" block");
    }
}
