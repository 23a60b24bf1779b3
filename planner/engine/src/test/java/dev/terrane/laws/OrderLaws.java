package dev.terrane.laws;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.InstanceKey;
import dev.terrane.applying.ApplyProgress.Action;
import dev.terrane.laws.Happened.Moment;
import dev.terrane.plan.Change;
import dev.terrane.plan.Plan;
import dev.terrane.plan.ResourceChange;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.ObjectState;

import java.util.List;
import java.util.Optional;

/// Things are made after what they are made from, and go before it.
record OrderLaws(Plan plan, StateSnapshot before, Happened happened) {

    void check() {
        List<ResourceChange> changes =
                plan.changes().stream().filter(change -> change.deposedKey().isEmpty()).toList();
        for (ResourceChange change : changes) {
            replaced(change);
            for (ResourceChange other : changes) {
                if (!change.address().equals(other.address())) {
                    made(change, other);
                    deleted(change, other);
                }
            }
        }
    }

    private void replaced(ResourceChange change) {
        if (change.change() instanceof Change.Replace replace) {
            if (replace.createBeforeDestroy()) {
                after("old goes after new came", change, Action.DELETE, change, Action.CREATE);
            } else {
                after("new comes after old went", change, Action.CREATE, change, Action.DELETE);
            }
        }
    }

    /// Instances of blocks that have several wait for those that they name.
    private void made(ResourceChange change, ResourceChange basis) {
        if (isSingle(change)
                && isSingle(basis)
                && change.dependencies().contains(basis.address().config())) {
            for (Action action : List.of(Action.CREATE, Action.UPDATE)) {
                for (Action first : List.of(Action.CREATE, Action.UPDATE)) {
                    after("made after what it is made from", change, action, basis, first);
                }
            }
        }
    }

    private static boolean isSingle(ResourceChange change) {
        return change.address().key().equals(new InstanceKey.NoKey())
                && change.address().module().isRoot();
    }

    private void deleted(ResourceChange change, ResourceChange dependent) {
        Optional<ObjectState> object = before.current(dependent.address());
        List<ConfigResourceAddress> madeFrom =
                object.map(ObjectState::dependencies).orElse(List.of());
        if (madeFrom.contains(change.address().config())
                && !change.address().config().equals(dependent.address().config())) {
            after(
                    "deleted after what was made from it",
                    change,
                    Action.DELETE,
                    dependent,
                    Action.DELETE);
        }
    }

    /// Where both happened.
    private void after(
            String law, ResourceChange later, Action second, ResourceChange sooner, Action first) {
        Optional<Integer> begun = time(later, second, Moment.STARTED);
        Optional<Integer> started = time(sooner, first, Moment.STARTED);
        Optional<Integer> ended = time(sooner, first, Moment.FINISHED);
        if (begun.isPresent() && started.isPresent()) {
            LawBrokenException.check(
                    ended.isPresent() && ended.get() < begun.get(),
                    law,
                    "%s of %s began before %s of %s had ended; %s"
                            .formatted(
                                    second,
                                    later.address(),
                                    first,
                                    sooner.address(),
                                    happened.events()));
        }
    }

    private Optional<Integer> time(ResourceChange change, Action action, Moment moment) {
        String id = before.current(change.address()).map(World::id).orElse("");
        return happened.time(change.address(), action, moment, id);
    }
}
