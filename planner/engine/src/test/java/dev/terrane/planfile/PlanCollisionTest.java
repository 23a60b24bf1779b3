package dev.terrane.planfile;

import static dev.terrane.planfile.Samples.change;
import static dev.terrane.planfile.Samples.creating;
import static dev.terrane.planfile.Samples.delete;
import static dev.terrane.planfile.Samples.dependent;
import static dev.terrane.planfile.Samples.document;
import static dev.terrane.planfile.Samples.object;
import static dev.terrane.planfile.Samples.plan;
import static dev.terrane.planfile.Samples.state;
import static dev.terrane.planfile.Samples.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.plan.ResourceChange;
import dev.terrane.planfile.PlanCollision.Meeting;
import dev.terrane.planfile.PlanCollision.Verdict;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.util.List;

class PlanCollisionTest {
    private static final Value WAS = object("id", "1", "size", "s", "zone", "a");

    private static List<Meeting> of(ResourceChange one, ResourceChange other) {
        return PlanCollision.of(document(plan(one), state("")), document(plan(other), state("")));
    }

    @Test
    void differentObjectsCommute() {
        List<Meeting> meetings =
                of(
                        change("memory_thing.a", creating(WAS)),
                        change("memory_thing.b", creating(WAS)));

        assertThat(meetings).isEmpty();
        assertThat(PlanCollision.verdict(meetings)).isEqualTo(Verdict.COMMUTE);
    }

    @Test
    void theSameChangeCommutesWithItself() {
        ResourceChange change =
                change("memory_thing.a", update(WAS, object("id", "1", "size", "m", "zone", "a")));

        assertThat(of(change, change)).isEmpty();
    }

    @Test
    void differentValuesOfOneAttributeConflictThere() {
        List<Meeting> meetings =
                of(
                        change(
                                "memory_thing.a",
                                update(WAS, object("id", "1", "size", "m", "zone", "a"))),
                        change(
                                "memory_thing.a",
                                update(WAS, object("id", "1", "size", "l", "zone", "a"))));

        assertThat(meetings).hasSize(1);
        assertThat(meetings.getFirst().verdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(meetings.getFirst().attribute()).isEqualTo("size");
        assertThat(meetings.getFirst().why()).contains("\"m\"", "\"l\"");
    }

    @Test
    void differentAttributesOfOneObjectHaveToBeOrdered() {
        List<Meeting> meetings =
                of(
                        change(
                                "memory_thing.a",
                                update(WAS, object("id", "1", "size", "m", "zone", "a"))),
                        change(
                                "memory_thing.a",
                                update(WAS, object("id", "1", "size", "s", "zone", "b"))));

        assertThat(PlanCollision.verdict(meetings)).isEqualTo(Verdict.ORDERED);
        assertThat(meetings.getFirst().attribute()).isEqualTo("size, zone");
    }

    @Test
    void changingAndDeletingConflict() {
        List<Meeting> meetings =
                of(
                        change(
                                "memory_thing.a",
                                update(WAS, object("id", "1", "size", "m", "zone", "a"))),
                        change("memory_thing.a", delete(WAS)));

        assertThat(PlanCollision.verdict(meetings)).isEqualTo(Verdict.CONFLICT);
    }

    @Test
    void whatIsMadeFromAChangedObjectHasToBeOrdered() {
        ResourceChange reader =
                dependent("memory_thing.b", "memory_thing.a", creating(object("uses", "1")));
        ResourceChange writer =
                change("memory_thing.a", update(WAS, object("id", "1", "size", "m", "zone", "a")));

        List<Meeting> meetings = of(reader, writer);

        assertThat(PlanCollision.verdict(meetings)).isEqualTo(Verdict.ORDERED);
        assertThat(meetings.getFirst().place()).isEqualTo("memory_thing.a");
        assertThat(meetings.getFirst().attribute()).isEqualTo("size");
        assertThat(PlanCollision.verdict(of(reader, change("memory_thing.a", delete(WAS)))))
                .isEqualTo(Verdict.CONFLICT);
    }
}
