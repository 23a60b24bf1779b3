package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.terrane.provider.testkit.EmulatedAws;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// States that we encrypt are read by OpenTofu, and the reverse, where it is installed.
class OpenTofuEncryptionTest {
    private static final String OBJECT =
            """
            variable "passphrase" {
              type      = string
              sensitive = true
              default   = "correct horse battery staple"
            }
            variable "input" {
              default = "hush"
            }
            resource "terraform_data" "a" {
              input = var.input
            }
            """;
    private static final String PASSPHRASE =
            """
            key_provider "pbkdf2" "main" {
              passphrase = var.passphrase
              iterations = 200000
            }
            method "aes_gcm" "main" {
              keys = key_provider.pbkdf2.main
            }
            """;
    private static final String STATE = "state {\n  method = method.aes_gcm.main\n}\n";

    private @TempDir Path temporary;
    private InstalledProgram tofu;
    private WorkingFolder working;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void needsOpenTofu() {
        Optional<InstalledProgram> found = InstalledProgram.openTofu();
        assumeTrue(
                found.isPresent(),
                "OpenTofu is not installed: neither as tofu on the PATH nor where TERRANE_TEST_TOFU says");
        tofu = found.get();
        working = WorkingFolder.at(temporary).write("main.tf", OBJECT);
    }

    private void encryption(String text) {
        working.write("encryption.tf", "terraform {\nencryption {\n" + text + "}\n}\n");
    }

    @Test
    void eachGoesOnWithWhatTheOtherHasEncrypted() {
        encryption(PASSPHRASE + STATE);
        takeTurns();
    }

    @Test
    void theEnvironmentSaysHowForBoth() {
        set("TF_ENCRYPTION", PASSPHRASE + STATE);
        takeTurns();
    }

    @Test
    void theEnvironmentSaysHowInJson() {
        encryption("state {\n  enforced = true\n}\n");
        set(
                "TF_ENCRYPTION",
                """
                {"key_provider": {"pbkdf2": {"main": {"passphrase": "correct horse battery staple", "iterations": 200000}}},
                 "method": {"aes_gcm": {"main": {"keys": "${key_provider.pbkdf2.main}", "aad": [1, 2, 255]}}},
                 "state": {"method": "method.aes_gcm.main", "enforced": true}}
                """);
        takeTurns();
    }

    @Test
    void aProgramGivesTheKey() {
        working.write(
                "key.sh",
                """
                echo '{"magic":"OpenTofu-External-Key-Provider","version":1}'
                notes=$(cat)
                decryption=
                [ "$notes" = null ] || decryption=',"decryption_key":"MDEyMzQ1Njc4OWFiY2RlZg=="'
                echo '{"keys":{"encryption_key":"MDEyMzQ1Njc4OWFiY2RlZg=="'"$decryption"'},"meta":{"external_data":{"a":"b"}}}'
                """);
        encryption(
                """
                key_provider "external" "program" {
                  command = ["sh", "key.sh"]
                }
                key_provider "pbkdf2" "main" {
                  chain                    = key_provider.external.program
                  encrypted_metadata_alias = "alias"
                  iterations               = 200000
                  hash_function            = "sha256"
                  key_length               = 24
                  salt_length              = 8
                }
                method "aes_gcm" "main" {
                  keys = key_provider.pbkdf2.main
                }
                """
                        + STATE);
        takeTurns();
    }

    @Test
    void aKeyOfAwsIsUsedByBoth() {
        EmulatedAws aws = EmulatedAws.require();
        set("AWS_ENDPOINT_URL", aws.endpoint().toString());
        String key = KmsKey.create(aws);
        encryption(
                """
                key_provider "aws_kms" "main" {
                  kms_key_id                  = "%s"
                  key_spec                    = "AES_256"
                  region                      = "us-east-1"
                  access_key                  = "test"
                  secret_key                  = "test"
                  skip_credentials_validation = true
                }
                method "aes_gcm" "main" {
                  keys = key_provider.aws_kms.main
                }
                """
                                .formatted(key)
                        + STATE);
        takeTurns();
    }

    @Test
    void anOlderPassphraseIsReplacedInTheOneAndReadInTheOther() {
        encryption(PASSPHRASE + STATE);
        assertThat(tofu("apply", "-auto-approve")).returns(0, CommandResult::status);
        String rotated =
                """
                key_provider "pbkdf2" "next" {
                  passphrase = "another passphrase of mine"
                  iterations = 200000
                }
                method "aes_gcm" "next" {
                  keys = key_provider.pbkdf2.next
                }
                """;
        encryption(
                PASSPHRASE
                        + rotated
                        + """
                        state {
                          method = method.aes_gcm.next
                          fallback {
                            method = method.aes_gcm.main
                          }
                        }
                        """);
        assertThat(working.run("apply", "-auto-approve")).returns(0, CommandResult::status);

        encryption(rotated + "state {\n  method = method.aes_gcm.next\n}\n");
        assertThat(tofu("plan", "-detailed-exitcode")).returns(0, CommandResult::status);
    }

    /// One applies, the other sees no change, changes something, and the first one sees that.
    private void takeTurns() {
        assertThat(working.run("apply", "-auto-approve")).returns(0, CommandResult::status);
        assertEncrypted();
        assertThat(tofu("init")).returns(0, CommandResult::status);
        assertThat(tofu("plan", "-detailed-exitcode")).returns(0, CommandResult::status);
        assertThat(tofu("apply", "-auto-approve", "-var", "input=hush two"))
                .returns(0, CommandResult::status);
        assertEncrypted();
        assertThat(working.run("plan", "-detailed-exitcode", "-var", "input=hush two"))
                .returns(0, CommandResult::status);
        assertThat(working.run("plan", "-detailed-exitcode")).returns(2, CommandResult::status);
        assertThat(working.run("state", "pull").out()).contains("hush two");
    }

    private void assertEncrypted() {
        assertThat(working.read("terraform.tfstate"))
                .contains("encrypted_data")
                .doesNotContain("hush");
        assertThat(Files.exists(working.path("errored.tfstate"))).isFalse();
    }

    private void set(String variable, String value) {
        environment.put(variable, value);
        working.with(variable, value);
    }

    private CommandResult tofu(String... arguments) {
        return tofu.run(working, environment, arguments);
    }
}
