package dev.terrane.state;

import dev.terrane.address.ResourceInstanceAddress;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What commands have left beside a state for those that come after them: objects that are in doubt
/// until somebody settles that, and how far approved plans were carried out.
///
/// @param doubts at most one for each object
/// @param plans by the digests of their files, the oldest first
public record Progress(List<InDoubt> doubts, Map<String, PlanProgress> plans) {
    public static final Progress NONE = new Progress(List.of(), Map.of());

    /// Of older plans nobody asks any more.
    private static final int MOST_PLANS = 50;

    public Progress {
        doubts = List.copyOf(doubts);
        plans = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(plans));
    }

    public static Progress read(Companions besideState) throws StateStoreException {
        Optional<byte[]> text = besideState.read(Companion.PROGRESS);
        return text.isEmpty() ? NONE : ProgressCodec.decode(text.get());
    }

    public void write(Companions besideState) throws StateStoreException {
        if (equals(NONE)) {
            besideState.delete(Companion.PROGRESS);
        } else {
            besideState.write(Companion.PROGRESS, ProgressCodec.encode(this));
        }
    }

    /// What was done of any of these plans.
    public PlanProgress of(Collection<String> digests) {
        return digests.stream()
                .map(plans::get)
                .filter(Objects::nonNull)
                .reduce(PlanProgress.NONE, PlanProgress::and);
    }

    /// With what is newly in doubt.
    public Progress doubting(Collection<InDoubt> more) {
        List<InDoubt> all = new ArrayList<>(doubts);
        all.removeIf(old -> more.stream().anyMatch(old::isAboutSameAs));
        all.addAll(more);
        return new Progress(all, plans);
    }

    /// Without doubts that are settled.
    public Progress settled(Collection<InDoubt> known) {
        List<InDoubt> left = new ArrayList<>(doubts);
        left.removeAll(known);
        Map<String, PlanProgress> all = new LinkedHashMap<>(plans);
        for (InDoubt doubt : known) {
            if (doubt.isAboutAction()) {
                all.replaceAll((digest, plan) -> plan.settled(doubt.address()));
            }
        }
        return new Progress(left, all);
    }

    /// With what a journal tells that was kept for approved plans.
    Progress after(ProgressFollowing told) {
        Map<String, PlanProgress> all = new LinkedHashMap<>(plans);
        for (String plan : told.work().plans()) {
            PlanProgress before = all.getOrDefault(plan, PlanProgress.NONE);
            PlanProgress now = before.after(told);
            if (!now.equals(before)) {
                all.remove(plan);
                all.put(plan, now);
            }
        }
        all.values().removeIf(PlanProgress::isNone);
        while (all.size() > MOST_PLANS) {
            all.remove(all.keySet().iterator().next());
        }
        return new Progress(
                doubts.stream()
                        .filter(doubt ->
                                !doubt.isAboutAction()
                                        || !told.answered().contains(doubt.address()))
                        .toList(),
                all);
    }

    /// Those that have to be told: all but what is settled.
    public List<InDoubt> present(StateSnapshot state) {
        return doubts.stream().filter(doubt -> doubt.isOpen(state)).toList();
    }

    /// What remains of the doubts in that state.
    public Progress in(StateSnapshot state) {
        return new Progress(present(state), plans);
    }

    /// What remains when a state was saved.
    ///
    /// @param readAgain the objects that it holds as they were read again
    public Progress afterSaving(
            StateSnapshot state, Collection<ResourceInstanceAddress> readAgain) {
        return new Progress(
                present(state).stream()
                        .filter(doubt -> !doubt.isSettledByReading(readAgain))
                        .toList(),
                plans);
    }

    /// Without the doubts that were settled meanwhile.
    public Progress stillIn(Progress kept) {
        return new Progress(doubts.stream().filter(kept.doubts::contains).toList(), plans);
    }

    public Progress withDoubtsOf(Progress other) {
        return new Progress(other.doubts, plans);
    }

    /// Those of which nobody knows yet whether there is an object: what was to be created, as long as
    /// no object has come to its address. And the actions of which nobody knows whether they were done.
    public List<InDoubt> unsettledCreations(StateSnapshot state) {
        return present(state).stream()
                .filter(doubt -> doubt.isCreation() || doubt.isInvocation())
                .toList();
    }
}
