package dev.terrane.reconciling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.planfile.PlanDocument;
import dev.terrane.planfile.PlannedChange;
import dev.terrane.project.ApprovalRules;
import dev.terrane.project.Hours;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

class BlockersTest {
    private static final Instant MONDAY_NOON = Instant.parse("2026-01-05T12:00:00Z");

    private static PlanDocument plan(PlannedChange... changes) {
        return new PlanDocument(
                "1",
                true,
                new PlanDocument.Options(
                        "normal",
                        true,
                        List.of(),
                        List.of(),
                        List.of(),
                        "default",
                        Optional.empty()),
                new TreeMap<>(),
                new TreeMap<>(),
                "",
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Stream.of(changes).toList(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static PlannedChange change(String address, String... actions) {
        return new PlannedChange(
                address,
                Optional.empty(),
                Optional.empty(),
                "provider[\"registry.terraform.io/hashicorp/aws\"]",
                List.of(actions),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of());
    }

    private static ApprovalRules rules(
            Optional<Integer> most, List<String> destroyed, List<String> replaced) {
        return new ApprovalRules(most, destroyed, replaced, List.of(), List.of(), false, 0);
    }

    @Test
    void countsWhatIsDestroyedAndReplaced() {
        PlanDocument plan =
                plan(
                        change("aws_vpc.a", "delete"),
                        change("aws_vpc.b", "delete", "create"),
                        change("aws_vpc.c", "create"));

        assertThat(Blockers.of(rules(Optional.of(2), List.of(), List.of()), plan)).isEmpty();
        assertThat(Blockers.of(rules(Optional.of(1), List.of(), List.of()), plan))
                .containsExactly("It destroys or replaces 2 objects, and at most 1 are allowed.");
        assertThat(Blockers.of(ApprovalRules.NONE, plan)).isEmpty();
    }

    @Test
    void guardsTypesInEveryModule() {
        PlanDocument plan =
                plan(
                        change("module.m[\"k\"].aws_db_instance.a", "delete"),
                        change("aws_db_cluster.b", "create", "delete"),
                        change("aws_dbx.c", "delete"));

        assertThat(
                        Blockers.of(
                                rules(Optional.empty(), List.of("aws_db_*"), List.of("aws_db_*")),
                                plan))
                .hasSize(2)
                .anyMatch(text -> text.contains("aws_db_instance, which is never to be destroyed"))
                .anyMatch(text -> text.contains("aws_db_cluster, which is never to be replaced"));
        assertThat(
                        Blockers.of(
                                rules(Optional.empty(), List.of("aws.db.instance"), List.of()),
                                plan))
                .isEmpty();
    }

    @Test
    void hoursCountWhenItIsApplied() {
        ApprovalRules rules =
                new ApprovalRules(
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(Hours.parse("sat,sun 09:00-17:00").orElseThrow()),
                        List.of(),
                        false,
                        0);

        assertThat(Blockers.of(rules, plan())).isEmpty();
        assertThat(Blockers.ofApplying(rules, plan(), MONDAY_NOON))
                .containsExactly("It may be applied only sat,sun 09:00-17:00.");
    }
}
