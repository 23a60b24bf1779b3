package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.terrane.provider.testkit.EmulatedAws;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The state that the example `aws-network` leaves, and the real Terraform with hashicorp/aws, where
/// they are installed.
class TerraformInterchangeTest {
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
    void terraformGoesOnWithTheState() throws IOException, InterruptedException {
        Optional<TerraformWithAws> terraform = TerraformWithAws.find();
        assumeTrue(
                terraform.isPresent(),
                "terraform, or hashicorp/aws 5.100.0 in a folder of plugins, is not installed");
        assertSucceeds("apply", "-auto-approve");

        CommandResult init = terraform.get().run(working, aws.environment(), "init", "-no-color");
        CommandResult plan =
                terraform
                        .get()
                        .run(working, aws.environment(), "plan", "-no-color", "-detailed-exitcode");

        assertThat(init).returns(0, CommandResult::status);
        assertThat(plan).returns(0, CommandResult::status);
    }

    private void assertSucceeds(String... arguments) {
        assertThat(working.run(arguments)).returns(0, CommandResult::status);
    }
}
