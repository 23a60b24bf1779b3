package dev.terrane.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class StateRearrangementTest {
    private static final StateSnapshot SAVED =
            States.with(States.holding("cloud_net.b"), "cloud_net.a", "{\"id\":\"1\"}");

    private static StateSnapshot after(Optional<JournalRecord> found) {
        WorkingState state = new WorkingState(SAVED);
        found.ifPresent(state::apply);
        return state.snapshot();
    }

    private static StateSnapshot moved() {
        WorkingState state = new WorkingState(SAVED);
        state.removeCurrent(States.address("cloud_net.a"));
        state.putCurrent(
                States.address("module.m.cloud_net.a[0]"),
                States.PROVIDER,
                States.object("{\"id\":\"1\"}"));
        return state.snapshot();
    }

    @Test
    void isNothingWhereObjectsWereOnlyReadAgain() {
        StateSnapshot read = States.with(SAVED, "cloud_net.a", "{\"id\":\"1\",\"size\":2}");

        assertThat(StateRearrangement.between(SAVED, SAVED)).isEmpty();
        assertThat(StateRearrangement.between(SAVED, read)).isEmpty();
    }

    @Test
    void leadsFromTheStateThatWasSavedToTheOneThatIsApplied() {
        assertThat(after(StateRearrangement.between(SAVED, moved()))).isEqualTo(moved());
    }

    @Test
    void oneObjectMayComeToWhereAnotherHasLeft() {
        StateSnapshot chain = States.with(moved(), "cloud_net.a", "{\"id\":\"2\"}");
        StateSnapshot both = States.with(chain, "cloud_net.b", "{\"id\":\"1\"}");

        assertThat(after(StateRearrangement.between(SAVED, both))).isEqualTo(both);
    }

    @Test
    void holdsWhatWasTakenOver() {
        StateSnapshot imported = States.with(SAVED, "cloud_net.c", "{\"id\":\"3\"}");

        assertThat(StateRearrangement.between(SAVED, imported))
                .hasValueSatisfying(
                        found -> assertThat(((JournalRecord.Rearranged) found).parts()).hasSize(1));
        assertThat(after(StateRearrangement.between(SAVED, imported))).isEqualTo(imported);
    }

    @Test
    void holdsDeposedObjects() {
        WorkingState state = new WorkingState(SAVED);
        state.depose(States.address("cloud_net.a"), "0a1b2c3d");
        StateSnapshot deposed = state.snapshot();

        assertThat(after(StateRearrangement.between(SAVED, deposed))).isEqualTo(deposed);
    }
}
