package dev.terrane.state;

import dev.terrane.address.ResourceInstanceAddress;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gathers from the records of a journal what [PlanProgress] says, and forgets the rest.
final class ProgressFollowing {
    private final ApprovedWork work;
    private final Map<ResourceInstanceAddress, Boolean> replaced = new HashMap<>();
    private final Map<ResourceInstanceAddress, Boolean> unfinished = new HashMap<>();
    private final Set<ResourceInstanceAddress> creating = new HashSet<>();
    private final Map<ResourceInstanceAddress, List<String>> triggering = new HashMap<>();
    private final Set<String> due = new HashSet<>();
    private final Set<String> invoked = new HashSet<>();
    private final Set<ResourceInstanceAddress> answered = new HashSet<>();

    ProgressFollowing(ApprovedWork work) {
        this.work = work;
    }

    ApprovedWork work() {
        return work;
    }

    /// Whether each object of which that was told is replaced now.
    Map<ResourceInstanceAddress, Boolean> replaced() {
        return replaced;
    }

    /// Whether each object of which that was told is unfinished now.
    Map<ResourceInstanceAddress, Boolean> unfinished() {
        return unfinished;
    }

    /// The places of the actions that were invoked.
    Set<String> invoked() {
        return invoked;
    }

    /// The places of the actions that were not invoked, though it is their time.
    Set<String> due() {
        return due;
    }

    /// The actions of which the end is known.
    Set<ResourceInstanceAddress> answered() {
        return answered;
    }

    boolean toldNothing() {
        return replaced.isEmpty() && unfinished.isEmpty() && due.isEmpty() && answered.isEmpty();
    }

    void note(JournalRecord next) {
        switch (next) {
            case JournalRecord.Intent intent -> {
                if (intent.action().equals("create")) {
                    creating.add(intent.address());
                }
            }
            case JournalRecord.Saved saved -> {
                if (saved.deposedKey().isEmpty() && creating.contains(saved.address())) {
                    made(saved);
                }
                if (saved.deposedKey().isEmpty() && !saved.object().tainted()) {
                    due.addAll(triggering.getOrDefault(saved.address(), List.of()));
                }
            }
            case JournalRecord.Gone gone -> {
                if (gone.deposedKey().isEmpty()) {
                    unfinished.put(gone.address(), false);
                    isReplaced(gone.address(), true);
                }
            }
            case JournalRecord.Deposed deposed -> {
                unfinished.put(deposed.address(), false);
                isReplaced(deposed.address(), true);
            }
            case JournalRecord.Restored restored -> {
                unfinished.remove(restored.address());
                isReplaced(restored.address(), false);
            }
            case JournalRecord.Failed failed -> {}
            case JournalRecord.Rearranged rearranged -> {}
            case JournalRecord.Due then -> triggering.put(then.address(), then.places());
            case JournalRecord.Invoking invoking -> {}
            case JournalRecord.Invoked end -> {
                answered.add(end.address());
                if (end.succeeded()) {
                    due.remove(end.place());
                    invoked.add(end.place());
                }
            }
        }
    }

    private void isReplaced(ResourceInstanceAddress address, boolean now) {
        if (work.replacing().contains(address)) {
            replaced.put(address, now);
        }
    }

    private void made(JournalRecord.Saved saved) {
        isReplaced(saved.address(), true);
        if (saved.object().tainted()) {
            unfinished.put(saved.address(), true);
        } else {
            unfinished.replace(saved.address(), false);
        }
    }
}
