package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.command.CommandFolder.Ran;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What OpenTofu's documentation shows for `TF_ENCRYPTION`: in JSON, a key is a template that holds one
/// reference, and a method is the reference alone.
class EncryptionInJsonTest {
    @TempDir private Path temporary;

    private Ran applyWithKeys(String keys) throws IOException {
        CommandFolder folder =
                new CommandFolder(temporary.toRealPath())
                        .with(
                                "TF_ENCRYPTION",
                                """
                                {"key_provider": {"pbkdf2": {"main": {"passphrase": "correct horse battery staple", "iterations": 200000}}},
                                 "method": {"aes_gcm": {"main": {"keys": "%s"}}},
                                 "state": {"method": "method.aes_gcm.main"}}
                                """
                                        .formatted(keys));
        folder.write("main.tf", "resource \"terraform_data\" \"t\" {\n  input = \"hush\"\n}\n");
        return folder.run("apply", "-auto-approve");
    }

    @Test
    void aKeyIsNamedInATemplate() throws IOException {
        assertThat(applyWithKeys("${key_provider.pbkdf2.main}")).returns(0, Ran::status);

        assertThat(Files.readString(temporary.resolve("terraform.tfstate")))
                .contains("encrypted_data")
                .doesNotContain("hush");
    }

    @Test
    void aTextAroundItIsAMistake() throws IOException {
        assertThat(applyWithKeys("the ${key_provider.pbkdf2.main}"))
                .returns(1, Ran::status)
                .extracting(Ran::joined)
                .asString()
                .contains("Invalid reference");
    }
}
