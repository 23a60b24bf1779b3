package dev.terrane.state;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ResourceInstanceAddress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Folds into a state what the journal of an interrupted command tells.
final class JournalRecovery {
    private final Path path;
    private final JournalFile journal;

    JournalRecovery(Path path, JournalFile journal) {
        this.path = path;
        this.journal = journal;
    }

    /// @param digest SHA-256 of the state's file
    /// @throws StateStoreException where the state holds something else than the journal tells, and
    ///     is not the one that the journal goes on from
    RecoveredState fold(StateSnapshot state, String digest) throws StateStoreException {
        List<InDoubt> inDoubt = inDoubt();
        if (isSaved(state, digest)) {
            return new RecoveredState(state, false, inDoubt);
        }
        StateSnapshot folded = folded(state);
        boolean changed = !folded.sameContent(state);
        if (changed && !goesOnFrom(state)) {
            throw JournalProblems.foreign(path, journal, state);
        }
        return new RecoveredState(folded, changed, inDoubt);
    }

    /// Keeps what would be lost with the journal. Done again, it changes nothing.
    static void keepProgress(JournalFile journal, RecoveredState folded, Companions besideState)
            throws StateStoreException {
        ProgressFollowing told = new ProgressFollowing(journal.work());
        journal.records().forEach(told::note);
        Progress before = Progress.read(besideState);
        Progress now = before.after(told).doubting(folded.inDoubt());
        if (!now.equals(before)) {
            now.write(besideState);
        }
    }

    private boolean goesOnFrom(StateSnapshot state) {
        return journal.lineage().equals(state.lineage()) && journal.serial() == state.serial();
    }

    /// The command was stopped between saving its snapshot and dropping its journal.
    private boolean isSaved(StateSnapshot state, String digest) {
        return journal.saving()
                .filter(saving -> saving.lineage().equals(state.lineage()))
                .filter(saving -> saving.serial() == state.serial())
                .filter(saving -> saving.digest().equals(digest))
                .isPresent();
    }

    private StateSnapshot folded(StateSnapshot state) {
        WorkingState working = new WorkingState(state);
        journal.records().forEach(working::apply);
        return working.snapshot();
    }

    private List<InDoubt> notInvoked() {
        ProgressFollowing told = new ProgressFollowing(journal.work());
        journal.records().forEach(told::note);
        return told.due().stream()
                .map(place -> place.substring(0, place.indexOf(" (")))
                .distinct()
                .sorted()
                .flatMap(action -> AddressParser.instance(action).stream())
                .map(InDoubt::due)
                .toList();
    }

    /// @param place of an invocation
    private record Asked(
            ResourceInstanceAddress address, Optional<String> deposedKey, String place) {
        Asked(ResourceInstanceAddress address, Optional<String> deposedKey) {
            this(address, deposedKey, "");
        }
    }

    private List<InDoubt> inDoubt() {
        Map<Asked, InDoubt> open = new LinkedHashMap<>();
        for (JournalRecord next : journal.records()) {
            switch (next) {
                case JournalRecord.Intent intent ->
                        open.put(
                                new Asked(intent.address(), intent.deposedKey()),
                                new InDoubt(
                                        intent.address(), intent.deposedKey(), intent.action()));
                case JournalRecord.Saved saved ->
                        open.remove(new Asked(saved.address(), saved.deposedKey()));
                case JournalRecord.Gone gone ->
                        open.remove(new Asked(gone.address(), gone.deposedKey()));
                case JournalRecord.Failed failed ->
                        open.remove(new Asked(failed.address(), failed.deposedKey()));
                case JournalRecord.Deposed deposed -> {}
                case JournalRecord.Rearranged rearranged -> {}
                case JournalRecord.Due due -> {}
                case JournalRecord.Invoking invoking ->
                        open.put(
                                new Asked(invoking.address(), Optional.empty(), invoking.place()),
                                InDoubt.invocation(invoking.address()));
                case JournalRecord.Invoked invoked ->
                        open.remove(
                                new Asked(invoked.address(), Optional.empty(), invoked.place()));
                case JournalRecord.Restored restored ->
                        open.remove(new Asked(restored.address(), Optional.empty()));
            }
        }
        List<InDoubt> all = new ArrayList<>(open.values());
        notInvoked().stream()
                .filter(due -> all.stream().noneMatch(due::isAboutSameAs))
                .forEach(all::add);
        return all.stream().distinct().toList();
    }
}
