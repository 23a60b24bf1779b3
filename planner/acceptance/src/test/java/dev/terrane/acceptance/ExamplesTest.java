package dev.terrane.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;

/// Every example does what its page says. Those that need a cloud have a test of their own, with an
/// emulated one, which compares their plan.
class ExamplesTest {
    static List<Example> all() {
        return Example.all();
    }

    static List<Example> local() {
        return Example.all().stream().filter(Example::needsNoCloud).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isExplainedAndHasAPlan(Example example) {
        assertThat(example.folder().resolve("README.md")).exists();
        assertThat(example.golden()).exists();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isValidAndFormatted(Example example, @TempDir Path temporary) {
        WorkingFolder working = example.copyTo(temporary);

        assertThat(working.run("init").status()).isZero();
        assertThat(working.run("validate")).returns(0, CommandResult::status);
        assertThat(working.run("fmt", "-check", "-recursive")).returns(0, CommandResult::status);
    }

    @ParameterizedTest
    @MethodSource("local")
    void plansAppliesAndGoes(Example example, @TempDir Path temporary) {
        WorkingFolder working = example.copyTo(temporary);

        CommandResult plan = working.run("plan");
        Golden.check(example.golden(), Masks.ofOutput(plan.out(), working.path()));
        assertThat(working.run("apply", "-auto-approve")).returns(0, CommandResult::status);
        assertThat(working.run("plan", "-detailed-exitcode")).returns(0, CommandResult::status);
        assertThat(working.run("destroy", "-auto-approve")).returns(0, CommandResult::status);
        assertThat(working.run("state", "list").out()).isEmpty();
    }
}
