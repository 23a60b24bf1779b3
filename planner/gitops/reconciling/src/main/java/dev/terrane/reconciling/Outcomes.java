package dev.terrane.reconciling;

import dev.terrane.git.Checkout;
import dev.terrane.git.History;
import dev.terrane.git.Notes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What came of earlier applies: notes on the commits that they were made from, never commits.
public final class Outcomes {
    public static final String REF = "refs/notes/terrane";

    /// How far back a failure is looked for.
    private static final int FARTHEST = 500;

    private final History history;
    private final Notes notes;

    public Outcomes(Checkout checkout) {
        this.history = checkout.history();
        this.notes = checkout.notes(REF);
    }

    /// A failure that was neither resumed nor reverted.
    ///
    /// @param commit that was applied
    public record Failure(String commit, ApplyRecord record) {}

    public List<ApplyRecord> of(String commit) throws IOException {
        return notes.read(commit).map(RecordLines::readAll).orElse(List.of());
    }

    public void add(String commit, ApplyRecord record) throws IOException {
        notes.append(commit, RecordLines.write(record));
    }

    /// The last apply of a project, as seen from a commit, where it failed.
    public Optional<Failure> failure(String project, String from) throws IOException {
        for (String commit : history.firstParents(from, FARTHEST)) {
            List<ApplyRecord> records = new ArrayList<>(of(commit));
            records.removeIf(record -> !record.project().equals(project));
            if (!records.isEmpty()) {
                ApplyRecord last = records.getLast();
                return last.status() == ApplyRecord.Status.FAILED
                        ? Optional.of(new Failure(commit, last))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The last apply of a project, wherever it was made, where it failed: what is applied before it is merged
    /// is applied on commits that the main branch may never have.
    public Optional<Failure> lastFailure(String project) throws IOException {
        Failure last = null;
        for (Map.Entry<String, String> note : notes.all().entrySet()) {
            for (ApplyRecord record : RecordLines.readAll(note.getValue())) {
                boolean later = last == null || isAfter(record, last.record());
                if (record.project().equals(project) && later) {
                    last = new Failure(note.getKey(), record);
                }
            }
        }
        return Optional.ofNullable(last)
                .filter(found -> found.record().status() == ApplyRecord.Status.FAILED);
    }

    /// Of those in the same second, the one that is written last counts.
    private static boolean isAfter(ApplyRecord one, ApplyRecord other) {
        return one.when().compareTo(other.when()) >= 0;
    }

    /// A plan file as it lies in a commit.
    ///
    /// @param sha256 of its contents, in hexadecimal
    public record PlanFile(String path, String sha256) {}

    /// Those of the plan files that were applied as a whole and have lain there unchanged since. One that
    /// was taken away and came back is a new one, whatever is in it.
    ///
    /// @param folder in which they lie
    public Set<PlanFile> applied(
            String project, Collection<PlanFile> files, String folder, String from)
            throws IOException {
        NavigableMap<String, String> present = history.files(from, folder);
        Set<PlanFile> open = new HashSet<>(files);
        Set<PlanFile> found = new HashSet<>();
        for (String commit : history.firstParents(from, FARTHEST)) {
            NavigableMap<String, String> there = history.files(commit, folder);
            open.removeIf(
                    file -> !Objects.equals(there.get(file.path()), present.get(file.path())));
            if (open.isEmpty()) {
                break;
            }
            for (ApplyRecord record : of(commit)) {
                found.addAll(appliedBy(record, project, open));
            }
            open.removeAll(found);
        }
        return found;
    }

    private static List<PlanFile> appliedBy(
            ApplyRecord record, String project, Set<PlanFile> open) {
        if (!record.project().equals(project) || record.status() != ApplyRecord.Status.APPLIED) {
            return List.of();
        }
        return record.plans().stream()
                .map(plan -> new PlanFile(plan.file(), plan.sha256()))
                .filter(open::contains)
                .toList();
    }
}
