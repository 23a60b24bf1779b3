package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.state.Journal;
import dev.terrane.state.JournalRecord;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A journal that remembers of which objects something was asked.
final class TouchedObjects implements Journal {
    private final Journal journal;
    private final Set<ResourceInstanceAddress> asked = ConcurrentHashMap.newKeySet();

    TouchedObjects(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void append(JournalRecord next) {
        journal.append(next);
        if (next instanceof JournalRecord.Intent intent) {
            asked.add(intent.address());
        } else if (next instanceof JournalRecord.Invoking invoking) {
            asked.add(invoking.address());
        }
    }

    Set<ResourceInstanceAddress> asked() {
        return Set.copyOf(asked);
    }
}
