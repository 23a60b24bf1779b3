package dev.terrane.git;

import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
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
    private final Map<String, String> environment;

    /// @param ref such as `refs/notes/terrane`
    /// @param environment of the process
    Notes(Repository repository, String ref, Map<String, String> environment) {
        this.repository = repository;
        this.ref = ref;
        this.environment = environment;
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
        Ref found = repository.exactRef(ref);
        Identity identity = new Identity(repository, environment);
        try (RevWalk walk = new RevWalk(repository);
                ObjectInserter inserter = repository.newObjectInserter()) {
            CommitBuilder next = new CommitBuilder();
            NoteMap notes = NoteMap.newEmptyMap();
            if (found != null) {
                RevCommit tip = walk.parseCommit(found.getObjectId());
                notes = NoteMap.read(walk.getObjectReader(), tip);
                next.setParentId(tip);
            }
            notes.set(ObjectId.fromString(commit), text, inserter);
            next.setTreeId(notes.writeTree(inserter));
            next.setAuthor(identity.author());
            next.setCommitter(identity.committer());
            next.setMessage("Notes added by terrane\n");
            ObjectId made = inserter.insert(next);
            inserter.flush();
            References.set(repository, ref, made);
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
