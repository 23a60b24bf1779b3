package dev.terrane.planfile;

import static dev.terrane.planfile.Samples.HERE;
import static dev.terrane.planfile.Samples.UNKNOWN;
import static dev.terrane.planfile.Samples.change;
import static dev.terrane.planfile.Samples.creating;
import static dev.terrane.planfile.Samples.delete;
import static dev.terrane.planfile.Samples.document;
import static dev.terrane.planfile.Samples.object;
import static dev.terrane.planfile.Samples.plan;
import static dev.terrane.planfile.Samples.state;
import static dev.terrane.planfile.Samples.stored;
import static dev.terrane.planfile.Samples.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.plan.Plan;
import dev.terrane.plan.ResourceChange;
import dev.terrane.planfile.PlanCoverage.Approved;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class PlanCoverageTest {
    private static final ResourceChange A = new_("a");
    private static final ResourceChange B = new_("b");
    private static final ResourceChange C = new_("c");
    private static final String HAS_A = stored("a", "{\"id\": \"id-a\", \"name\": \"a\"}");
    private static final String HAS_B = stored("b", "{\"id\": \"id-b\", \"name\": \"b\"}");
    private static final ResourceChange A_BECOMES_Y = becomes("y");
    private static final ResourceChange A_BECOMES_Z = becomes("z");

    private static ResourceChange new_(String name) {
        return change("memory_thing." + name, creating(object("id", UNKNOWN, "name", name)));
    }

    private static ResourceChange becomes(String name) {
        return change("memory_thing.a", update(named("a"), named(name)));
    }

    private static Value named(String name) {
        return object("id", "id-a", "name", name);
    }

    private static Arguments row(
            String name, List<Plan> approved, Plan now, String resources, String verdict) {
        return Arguments.of(name, approved, now, resources, verdict);
    }

    /// What was approved, what would be done now, what there is, and the verdict.
    static List<Arguments> cases() {
        Plan gone = plan(change("memory_thing.a", delete(named("a"))));
        return List.of(
                row("nothing approved, nothing to do", List.of(), plan(), "", "equal"),
                row("nothing approved, something to do", List.of(), plan(A), "", "different a"),
                row("both", List.of(plan(A), plan(B)), plan(A, B), "", "equal"),
                row("the same in both", List.of(plan(A), plan(A, B)), plan(A, B), "", "equal"),
                row(
                        "one that nobody saw",
                        List.of(plan(A), plan(B)),
                        plan(A, B, C),
                        "",
                        "different c"),
                row("one is done", List.of(plan(A), plan(B)), plan(B), HAS_A, "left b"),
                row("all is done", List.of(plan(A), plan(B)), plan(), HAS_A + "," + HAS_B, "left"),
                row(
                        "one is missing and not done",
                        List.of(plan(A), plan(B)),
                        plan(B),
                        "",
                        "different a"),
                row(
                        "one comes of neither as it was seen",
                        List.of(plan(A_BECOMES_Y), plan(B)),
                        plan(A_BECOMES_Z, B),
                        HAS_A,
                        "different a"),
                row(
                        "two want different things, and one of them is what comes",
                        List.of(plan(A_BECOMES_Y), plan(A_BECOMES_Z)),
                        plan(A_BECOMES_Z),
                        HAS_A,
                        "equal"),
                row(
                        "a deletion that only one of them saw",
                        List.of(gone, plan(B)),
                        plan(change("memory_thing.a", delete(named("a"))), B),
                        HAS_A,
                        "equal"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isCoveredByTheUnion(
            String name, List<Plan> approved, Plan now, String resources, String verdict) {
        StateSnapshot state = state(resources);
        PlanDocument present = document(now, state);

        Outcome outcome =
                PlanCoverage.compare(
                        approved.stream()
                                .map(plan -> new Approved(document(plan, state("")), present))
                                .toList(),
                        present,
                        state,
                        HERE);

        assertThat(text(outcome)).isEqualTo(verdict);
    }

    private static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Equal equal -> "equal";
            case Outcome.Subset subset -> ("left " + names(subset.left())).strip();
            case Outcome.Different different ->
                    "different "
                            + names(
                                    different.differences().stream()
                                            .map(Difference::place)
                                            .toList());
        };
    }

    private static String names(List<String> places) {
        return String.join(" ", places).replace("memory_thing.", "");
    }

    @Test
    void aPlanOfAnotherStateCoversNothing() {
        StateSnapshot state = state("lineage-2", "", "{}");
        PlanDocument present = document(plan(A, B), state);

        Outcome outcome =
                PlanCoverage.compare(
                        List.of(
                                new Approved(document(plan(A), state), present),
                                new Approved(document(plan(B), state("")), present)),
                        present,
                        state,
                        HERE);

        assertThat(outcome).isInstanceOf(Outcome.Different.class);
    }

    @Test
    void isSpentOnceAllOfItHasComeTrue() {
        StateSnapshot before = state("");
        StateSnapshot half = state(HAS_A);
        StateSnapshot whole = state(HAS_A + "," + HAS_B);
        PlanDocument both = document(plan(A, B), before);

        assertThat(
                        PlanCoverage.isSpent(
                                new Approved(both, document(plan(A, B), before)), before, HERE))
                .isFalse();
        assertThat(PlanCoverage.isSpent(new Approved(both, document(plan(B), half)), half, HERE))
                .isFalse();
        assertThat(PlanCoverage.isSpent(new Approved(both, document(plan(), whole)), whole, HERE))
                .isTrue();
    }

    @Test
    void isObsoleteWhereNothingOfItIsWanted() {
        StateSnapshot before = state("");
        PlanDocument a = document(plan(A), before);

        assertThat(
                        PlanCoverage.isObsolete(
                                new Approved(a, document(plan(A), before)), before, HERE))
                .isFalse();
        assertThat(PlanCoverage.isObsolete(new Approved(a, document(plan(), before)), before, HERE))
                .isTrue();
    }
}
