package dev.terrane.planfile;

import static dev.terrane.planfile.Samples.HERE;
import static dev.terrane.planfile.Samples.UNKNOWN;
import static dev.terrane.planfile.Samples.address;
import static dev.terrane.planfile.Samples.change;
import static dev.terrane.planfile.Samples.creating;
import static dev.terrane.planfile.Samples.delete;
import static dev.terrane.planfile.Samples.document;
import static dev.terrane.planfile.Samples.object;
import static dev.terrane.planfile.Samples.plan;
import static dev.terrane.planfile.Samples.secret;
import static dev.terrane.planfile.Samples.state;
import static dev.terrane.planfile.Samples.stored;
import static dev.terrane.planfile.Samples.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.plan.Plan;
import dev.terrane.plan.ResourceChange;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class ApprovedReplacementsTest {
    private static final Value OLD = object("id", "1", "zone", "a");
    private static final StateSnapshot THERE =
            state(stored("a", "{\"id\": \"1\", \"zone\": \"a\"}"));

    private static ResourceChange a(Change change, ActionReason reason) {
        return change("memory_thing.a", "memory_thing.a", change, reason, "");
    }

    private static Change replaceFor(String attribute, Value zone) {
        return new Change.Replace(
                OLD,
                object("id", UNKNOWN, "zone", zone),
                List.of(ValuePath.EMPTY.thenAttribute(attribute)),
                false);
    }

    private static ApprovedReplacements in(StateSnapshot now, Plan approved) {
        return ApprovedReplacements.in(now, List.of(document(approved, THERE)), HERE);
    }

    @Test
    void tellsWhatIsReplacedFromWhatIsMade() {
        ApprovedReplacements found =
                in(
                        THERE,
                        plan(
                                a(replaceFor("zone", Samples.text("b")), ActionReason.NONE),
                                change("memory_thing.new", creating(object("id", UNKNOWN))),
                                change("memory_thing.other", update(OLD, object("id", "1"))),
                                change("memory_thing.gone", delete(OLD))));

        assertThat(found.all()).containsExactly(address("memory_thing.a"));
        assertThat(found.created()).containsExactly(address("memory_thing.new"));
    }

    @Test
    void tellsWhatIsReplacedWithSomethingElse() {
        ApprovedReplacements found =
                in(
                        THERE,
                        plan(
                                a(
                                        replaceFor("zone", Samples.text("b")),
                                        ActionReason.REPLACE_BY_TRIGGERS)));

        assertThat(found.triggered()).containsExactly(address("memory_thing.a"));
        assertThat(found.awaiting()).isEmpty();
    }

    /// What forces a replacement, why, what is stored now, and whether it still has to be done where
    /// nothing forces it any more.
    static List<Arguments> forced() {
        String stored = stored("a", "{\"id\": \"1\", \"zone\": \"a\"}");
        ActionReason cannot = ActionReason.REPLACE_BECAUSE_CANNOT_UPDATE;
        return List.of(
                Arguments.of("a value that is not known", UNKNOWN, "zone", cannot, stored, true),
                Arguments.of(
                        "a part that is not known",
                        object("in", object("side", UNKNOWN)),
                        "zone",
                        cannot,
                        stored,
                        true),
                Arguments.of("a known value", Samples.text("b"), "zone", cannot, stored, false),
                Arguments.of(
                        "a known value, and another is not known",
                        UNKNOWN,
                        "kind",
                        cannot,
                        stored,
                        false),
                Arguments.of(
                        "a request",
                        UNKNOWN,
                        "zone",
                        ActionReason.REPLACE_BY_REQUEST,
                        stored,
                        false),
                Arguments.of("another object by now", UNKNOWN, "zone", cannot, another(), false),
                Arguments.of("no object any more", UNKNOWN, "zone", cannot, "", false));
    }

    private static String another() {
        return stored("a", "{\"id\": \"2\", \"zone\": \"a\"}");
    }

    @ParameterizedTest(name = "{0}: {5}")
    @MethodSource("forced")
    void tellsWhatWaitsForAValue(
            String name,
            Value zone,
            String forcing,
            ActionReason reason,
            String stored,
            boolean expected) {
        ApprovedReplacements found = in(state(stored), plan(a(replaceFor(forcing, zone), reason)));

        assertThat(found.awaiting().contains(address("memory_thing.a"))).isEqualTo(expected);
    }

    @Test
    void gathersThoseOfSeveralPlans() {
        PlanDocument one = document(plan(a(replaceFor("zone", UNKNOWN), ActionReason.NONE)), THERE);
        PlanDocument other =
                document(plan(change("memory_thing.new", creating(object("id", UNKNOWN)))), THERE);
        PlanDocument later =
                document(
                        plan(
                                change(
                                        "memory_thing.new",
                                        new Change.Replace(OLD, OLD, List.of(), true))),
                        THERE);

        ApprovedReplacements found =
                ApprovedReplacements.in(THERE, List.of(one, other, later), HERE);

        assertThat(found.all())
                .containsExactly(address("memory_thing.a"), address("memory_thing.new"));
        assertThat(found.created()).isEmpty();
    }

    /// In the document the key is a fingerprint.
    @Test
    void findsAnObjectWhoseKeyIsSecret() {
        StateSnapshot now =
                state(
                        """
                        {"mode": "managed", "type": "memory_thing", "name": "a", "each": "map",
                         "provider": "provider[\\"registry.terraform.io/hashicorp/memory\\"]",
                         "instances": [{"index_key": "hidden-word", "schema_version": 0,
                                        "attributes": {"id": "1", "word": "hidden-word"}}]}
                        """);
        Value old = object("id", "1", "word", secret("hidden-word"));
        String address = "memory_thing.a[\"hidden-word\"]";
        PlanDocument plan =
                document(
                        plan(change(address, new Change.Replace(old, old, List.of(), false))), now);

        assertThat(plan.changes().getFirst().address()).doesNotContain("hidden-word");
        assertThat(ApprovedReplacements.in(now, List.of(plan), HERE).all())
                .containsExactly(address(address));
    }
}
