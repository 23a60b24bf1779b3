package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.testkit.EmulatedAws;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// The example `aws-static-site`, against an endpoint that answers as AWS does.
class AwsStaticSiteEmulatorTest {
    private static final Example EXAMPLE = Example.named("aws-static-site");

    private @TempDir Path temporary;
    private WorkingFolder working;

    @BeforeEach
    void inAnEmptyAccount() {
        EmulatedAws aws = EmulatedAws.require();
        aws.reset();
        working = EXAMPLE.copyTo(temporary);
        aws.environment().forEach(working::with);
    }

    @Test
    void plansAsRecorded() {
        CommandResult plan = working.run("plan");
        assertThat(plan).returns(0, CommandResult::status);
        Golden.check(EXAMPLE.golden(), Masks.ofOutput(plan.out(), working.path()));
    }

    /// Slow, since the emulator issues a certificate after a minute. It does not keep all that it is told
    /// of a distribution, so that the plan after this is not empty there.
    @Test
    @Tag("nightly")
    void appliesAndGoes() {
        assertSucceeds("apply", "-auto-approve");

        assertSucceeds("destroy", "-auto-approve");
        assertThat(working.run("state", "list").out()).isEmpty();
    }

    private void assertSucceeds(String... arguments) {
        assertThat(working.run(arguments)).returns(0, CommandResult::status);
    }
}
