package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.testkit.EmulatedAws;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// The example `aws-network`, against an endpoint that answers as AWS does.
class AwsNetworkEmulatorTest {
    private static final Example EXAMPLE = Example.named("aws-network");

    private @TempDir Path temporary;
    private EmulatedAws aws;
    private WorkingFolder working;

    @BeforeEach
    void inAnEmptyAccount() {
        aws = EmulatedAws.require();
        aws.reset();
        working = EXAMPLE.copyTo(temporary);
        aws.environment().forEach(working::with);
    }

    @Test
    void plansAppliesChangesAndGoes() {
        CommandResult plan = working.run("plan");
        assertThat(plan).returns(0, CommandResult::status);
        Golden.check(EXAMPLE.golden(), Masks.ofOutput(plan.out(), working.path()));

        assertSucceeds("apply", "-auto-approve");
        assertSucceeds("plan", "-detailed-exitcode");

        CommandResult changed =
                working.run("plan", "-detailed-exitcode", "-var", "retention_days=7");
        assertThat(changed).returns(2, CommandResult::status);
        assertThat(changed.out())
                .contains(
                        "aws_sqs_queue.jobs will be updated in place",
                        "0 to add, 1 to change, 0 to destroy");
        assertSucceeds("apply", "-auto-approve", "-var", "retention_days=7");
        assertSucceeds("plan", "-detailed-exitcode", "-var", "retention_days=7");

        assertSucceeds("destroy", "-auto-approve");
        assertThat(working.run("state", "list").out()).isEmpty();
    }

    private void assertSucceeds(String... arguments) {
        assertThat(working.run(arguments)).returns(0, CommandResult::status);
    }
}
