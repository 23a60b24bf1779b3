package dev.terrane.cli.command;

import dev.terrane.state.JournalRecord;
import dev.terrane.state.OpenJournal;

/// Stands where no journal could be opened. That was reported as an error, so nothing is applied.
final class NoJournal implements OpenJournal {
    @Override
    public void append(JournalRecord next) {
        throw new IllegalStateException("nothing is applied without a journal");
    }

    @Override
    public void close() {}
}
