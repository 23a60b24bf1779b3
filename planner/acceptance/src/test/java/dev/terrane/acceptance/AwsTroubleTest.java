package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// What goes wrong with AWS is told clearly, and nothing is lost: what was made is in the state, and the
/// next run does the rest.
class AwsTroubleTest {
    private static final String GROUPS =
            """
            resource "aws_iam_group" "first" {
              name = "first"
            }

            resource "aws_iam_group" "second" {
              name       = "second"
              path       = "/x/"
              depends_on = [aws_iam_group.first]
            }
            """;

    private @TempDir Path temporary;
    private GroupsOfAws aws;
    private WorkingFolder working;

    @BeforeEach
    void serve() throws IOException {
        aws = new GroupsOfAws();
        working = WorkingFolder.at(temporary).write("main.tf", GROUPS);
        working.with("HOME", temporary.toString());
        aws.environment().forEach(working::with);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private void succeeds(String... arguments) {
        assertThat(working.run(arguments)).returns(0, CommandResult::status);
    }

    /// What is said when it fails.
    private AbstractStringAssert<?> fails(String... arguments) {
        CommandResult result = working.run(arguments);
        assertThat(result).returns(1, CommandResult::status);
        return assertThat((result.out() + result.err()).replaceAll("\\s+", " "))
                .doesNotContain("very-secret", "Exception in", "\tat ");
    }

    private String inState() {
        return working.run("state", "list").out();
    }

    private void theRestIsDone(String added) {
        assertThat(working.run("apply", "-auto-approve"))
                .returns(0, CommandResult::status)
                .extracting(CommandResult::out)
                .asString()
                .contains("Resources: " + added + " added, 0 changed, 0 destroyed");
        assertThat(aws.groups).isEqualTo(Map.of("first", "/", "second", "/x/"));
        succeeds("plan", "-detailed-exitcode");
    }

    @Test
    void aDeniedActionLeavesWhatWasDoneBefore() {
        aws.refuses("CreateGroup", "second", "AccessDenied");
        fails("apply", "-auto-approve")
                .contains(
                        "main.tf line 5",
                        "CreateGroup failed with AccessDenied: it is so.",
                        "their policies do not allow this operation");
        assertThat(inState()).isEqualTo("aws_iam_group.first\n");
        theRestIsDone("1");
    }

    @Test
    void credentialsThatExpireInTheMiddleLeaveWhatWasDoneBefore() {
        aws.refuses("CreateGroup", "second", "ExpiredToken");
        fails("apply", "-auto-approve")
                .contains("ExpiredToken", "The credentials have expired: sign in again.");
        assertThat(inState()).isEqualTo("aws_iam_group.first\n");
        theRestIsDone("1");
    }

    @Test
    void throttlingOnlySlowsDown() {
        aws.refuses("CreateGroup", "first", "Throttling", "Throttling");
        aws.refuses("GetGroup", "second", "Throttling");
        theRestIsDone("2");
    }

    /// It may have been made, and here it was: it is said, and can be imported.
    @Test
    void noAnswerInTheMiddleOfCreatingIsSaidAndCanBeSettled() {
        aws.hangsUpAfter("CreateGroup", "second");
        fails("apply", "-auto-approve")
                .contains(
                        "CreateGroup could not be sent",
                        "AWS may have done it nevertheless",
                        "import it");
        assertThat(inState()).isEqualTo("aws_iam_group.first\n");
        assertThat(aws.groups.keySet()).isEqualTo(Set.of("first", "second"));
        succeeds("import", "aws_iam_group.second", "second");
        succeeds("plan", "-detailed-exitcode");
    }

    /// What it had become is in the state all the same.
    @Test
    void noLookAtWhatWasMadeKeepsItInTheState() {
        aws.refuses("GetGroup", "second", "AccessDenied");
        fails("apply", "-auto-approve").contains("creating aws_iam_group", "GetGroup");
        assertThat(inState()).isEqualTo("aws_iam_group.first\naws_iam_group.second\n");
        assertThat(working.run("plan")).returns(0, CommandResult::status);
    }

    @Test
    void whatSomebodyDeletedIsMadeAgain() {
        succeeds("apply", "-auto-approve");
        aws.groups.remove("first");
        CommandResult plan = working.run("plan", "-detailed-exitcode");
        assertThat(plan).returns(2, CommandResult::status);
        assertThat(plan.out())
                .contains(
                        "Changed outside",
                        "aws_iam_group.first is gone",
                        "1 to add, 0 to change, 0 to destroy");
        theRestIsDone("1");
    }

    @Test
    void whatSomebodyChangedIsChangedBack() {
        succeeds("apply", "-auto-approve");
        aws.groups.put("second", "/by-hand/");
        CommandResult plan = working.run("plan", "-detailed-exitcode");
        assertThat(plan).returns(2, CommandResult::status);
        assertThat(plan.out())
                .contains("\"/by-hand/\" -> \"/x/\"", "0 to add, 1 to change, 0 to destroy");
        succeeds("apply", "-auto-approve");
        assertThat(aws.groups).containsEntry("second", "/x/");
    }

    @Test
    void withoutCredentialsNothingHappens() {
        succeeds("apply", "-auto-approve");
        String before = working.read("terraform.tfstate");
        working.with("AWS_ACCESS_KEY_ID", "")
                .with("AWS_SECRET_ACCESS_KEY", "")
                .with("AWS_EC2_METADATA_DISABLED", "true");
        fails("apply", "-auto-approve")
                .contains("No AWS credentials", "AWS_ACCESS_KEY_ID", "AWS_PROFILE");
        assertThat(working.read("terraform.tfstate")).isEqualTo(before);
    }

    @Test
    void aRegionThatThereIsNotIsNamed() {
        succeeds("apply", "-auto-approve");
        String before = working.read("terraform.tfstate");
        working.write("main.tf", "provider \"aws\" {\n  region = \"mars-north-1\"\n}\n\n" + GROUPS);
        fails("apply", "-auto-approve")
                .contains("Invalid AWS region", "main.tf line 2", "mars-north-1", "eu-central-1");
        assertThat(working.read("terraform.tfstate")).isEqualTo(before);
    }

    /// It is asked for once with the other, and then alone.
    @Test
    void whatMayNotBeReadStaysInTheState() {
        succeeds("apply", "-auto-approve");
        aws.refuses("GetGroup", "first", "AccessDenied", "AccessDenied");
        fails("plan").contains("reading aws_iam_group", "GetGroup failed with AccessDenied");
        assertThat(inState()).isEqualTo("aws_iam_group.first\naws_iam_group.second\n");
    }

    /// Neither plan, nor state, nor log, nor message holds them.
    @Test
    void credentialsAreWrittenNowhere() {
        working.with("AWS_ACCESS_KEY_ID", "")
                .with("AWS_SECRET_ACCESS_KEY", "")
                .with("TF_LOG", "TRACE")
                .with("TF_LOG_PATH", "log.txt")
                .write(
                        "main.tf",
                        """
                        variable "secret" {
                          type      = string
                          sensitive = true
                        }

                        provider "aws" {
                          access_key = "AKIDEXAMPLE"
                          secret_key = var.secret
                          token      = "${var.secret}-token"
                        }

                        """
                                + GROUPS)
                .with("TF_VAR_secret", "very-secret");
        aws.refuses("CreateGroup", "second", "AccessDenied");
        succeeds("plan", "-out=plan.json");
        fails("apply", "plan.json").contains("AccessDenied");
        theRestIsDone("1");
        assertThat(
                        ProjectFiles.under(working.path()).stream()
                                .filter(file -> !file.endsWith("main.tf"))
                                .filter(file -> isSaidIn(file, "very-secret"))
                                .map(file -> working.path().relativize(file).toString()))
                .isEmpty();
    }

    private static boolean isSaidIn(Path file, String words) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
