package dev.terrane.applying;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.evaluating.ConditionOutcome;
import dev.terrane.evaluating.ConditionOutcome.Result;
import dev.terrane.plan.CheckResult;
import dev.terrane.plan.CheckResult.Instance;
import dev.terrane.plan.CheckResult.Status;

import org.junit.jupiter.api.Test;

import java.util.List;

class AppliedChecksTest {
    private final AppliedChecks checks = new AppliedChecks();

    private static CheckResult planned(String kind, String address, Instance... instances) {
        return new CheckResult(kind, address, Status.UNKNOWN, List.of(instances));
    }

    private static Instance unknown(String address) {
        return new Instance(address, Status.UNKNOWN, List.of());
    }

    private void found(String kind, String address, Result result, String problem) {
        checks.add(new ConditionOutcome(kind, address, address, result, problem));
    }

    @Test
    void isNullWhereNothingHasConditions() {
        assertThat(checks.json(List.of())).isEqualTo("null");
    }

    @Test
    void anInstanceIsAsBadAsItsWorstCondition() {
        found("check", "check.a", Result.PASS, "");
        found("check", "check.a", Result.FAIL, "too high");

        assertThat(checks.json(List.of(planned("check", "check.a", unknown("check.a")))))
                .isEqualTo(
                        """
                        [{"object_kind":"check","config_addr":"check.a","status":"fail",\
                        "objects":[{"object_addr":"check.a","status":"fail",\
                        "failure_messages":["too high"]}]}]\
                        """);
    }

    @Test
    void whatWasNotEvaluatedAgainIsAsItWasPlanned() {
        found("resource", "x.y[0]", Result.PASS, "");

        assertThat(
                        checks.json(
                                List.of(
                                        planned(
                                                "resource",
                                                "x.y",
                                                unknown("x.y[0]"),
                                                unknown("x.y[1]")))))
                .isEqualTo(
                        """
                        [{"object_kind":"resource","config_addr":"x.y","status":"unknown",\
                        "objects":[{"object_addr":"x.y[0]","status":"pass"},\
                        {"object_addr":"x.y[1]","status":"unknown"}]}]\
                        """);
    }

    @Test
    void outputsAreNamedAsInAState() {
        assertThat(checks.json(List.of(planned("output_value", "output.o"))))
                .isEqualTo(
                        """
                        [{"object_kind":"output","config_addr":"output.o","status":"unknown",\
                        "objects":null}]\
                        """);
    }
}
