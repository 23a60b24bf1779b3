package dev.terrane.git;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.notes.Note;
import org.eclipse.jgit.notes.NoteMap;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Texts that are attached to commits, under a reference of their own: no branch moves. A note is a set
/// of lines; two histories of it are merged by taking the lines of both.
public final class Notes {
    private final Repository repository;
    private final String ref;

    /// @param ref such as `refs/notes/terrane`
    Notes(Repository repository, String ref) {
        this.repository = repository;
        this.ref = ref;
    }

    public Optional<String> read(String commit) throws IOException {
        return read(ref, commit);
    }

    private Optional<String> read(String from, String commit) throws IOException {
        Ref found = repository.exactRef(from);
        if (found == null) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit tip = walk.parseCommit(found.getObjectId());
            NoteMap notes = NoteMap.read(walk.getObjectReader(), tip);
            ObjectId text = notes.get(ObjectId.fromString(commit));
            return text == null
                    ? Optional.empty()
                    : Optional.of(
                            new String(repository.open(text).getBytes(), StandardCharsets.UTF_8));
        }
    }

    /// Adds a line to the note of a commit.
    public void append(String commit, String line) throws IOException {
        String before = read(commit).orElse("");
        write(commit, before + line + "\n");
    }

    private void write(String commit, String text) throws IOException {
        try (Git git = new Git(repository);
                RevWalk walk = new RevWalk(repository)) {
            git.notesAdd()
                    .setNotesRef(ref)
                    .setObjectId(walk.parseCommit(ObjectId.fromString(commit)))
                    .setMessage(text)
                    .call();
        } catch (GitAPIException | JGitInternalException e) {
            throw new IOException(Messages.of(e), e);
        }
    }

    /// Goes on from what stands under another reference, with the lines that stand only here.
    void merge(String other) throws IOException {
        Ref found = repository.exactRef(other);
        if (found == null) {
            return;
        }
        Map<String, String> own = all();
        References.set(repository, ref, found.getObjectId());
        for (Map.Entry<String, String> note : own.entrySet()) {
            String there = read(note.getKey()).orElse("");
            String merged = union(there, note.getValue());
            if (!merged.equals(there)) {
                write(note.getKey(), merged);
            }
        }
    }

    /// By the commits that they are attached to.
    public Map<String, String> all() throws IOException {
        Map<String, String> all = new TreeMap<>();
        Ref found = repository.exactRef(ref);
        if (found != null) {
            try (RevWalk walk = new RevWalk(repository)) {
                for (Note note :
                        NoteMap.read(
                                walk.getObjectReader(), walk.parseCommit(found.getObjectId()))) {
                    all.put(note.name(), read(note.name()).orElse(""));
                }
            }
        }
        return all;
    }

    private static String union(String first, String second) {
        Set<String> lines = new LinkedHashSet<>(first.lines().toList());
        lines.addAll(second.lines().toList());
        return String.join("\n", lines) + "\n";
    }
}
