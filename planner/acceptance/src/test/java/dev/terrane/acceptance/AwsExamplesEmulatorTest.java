package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.testkit.EmulatedAws;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/// The examples of modules on AWS, against an endpoint that answers as AWS does.
class AwsExamplesEmulatorTest {
    private @TempDir Path temporary;

    private WorkingFolder inAnEmptyAccount(Example example) {
        return inAnEmptyAccount(example, EmulatedAws.require());
    }

    private WorkingFolder inAnEmptyAccount(Example example, EmulatedAws aws) {
        aws.reset();
        WorkingFolder working = example.copyTo(temporary);
        aws.environment().forEach(working::with);
        return working;
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-server", "aws-service", "aws-eks"})
    void plansAsRecorded(String name) {
        Example example = Example.named(name);
        WorkingFolder working = inAnEmptyAccount(example);
        CommandResult plan = working.run("plan");
        assertThat(plan).returns(0, CommandResult::status);
        Golden.check(example.golden(), Masks.ofOutput(plan.out(), working.path()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-server", "aws-service"})
    @Tag("nightly")
    void appliesAndGoes(String name) {
        appliesAndGoes(inAnEmptyAccount(Example.named(name)));
    }

    /// The roles of a cluster need policies that AWS itself gives to every account.
    @Test
    @Tag("nightly")
    void makesAClusterAndLetsItGo() {
        EmulatedAws aws = EmulatedAws.requireWithManagedPolicies();
        appliesAndGoes(inAnEmptyAccount(Example.named("aws-eks"), aws));
    }

    private static void appliesAndGoes(WorkingFolder working) {
        assertThat(working.run("apply", "-auto-approve")).returns(0, CommandResult::status);
        assertThat(working.run("destroy", "-auto-approve")).returns(0, CommandResult::status);
        assertThat(working.run("state", "list").out()).isEmpty();
    }
}
