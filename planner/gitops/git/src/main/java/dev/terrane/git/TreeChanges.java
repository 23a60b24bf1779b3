package dev.terrane.git;

import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;

import java.io.IOException;
import java.util.NavigableSet;
import java.util.TreeSet;

/// In which files the work tree is another than a commit.
final class TreeChanges {
    private final Repository repository;
    private final TreeWalk walk;
    private final int committed;
    private final int index;
    private final int work;

    private TreeChanges(Repository repository, String commit, TreeWalk walk) throws IOException {
        this.repository = repository;
        this.walk = walk;
        walk.setRecursive(true);
        this.committed = addCommit(commit);
        this.index = walk.addTree(new DirCacheIterator(repository.readDirCache()));
        FileTreeIterator files = new FileTreeIterator(repository);
        files.setDirCacheIterator(walk, index);
        this.work = walk.addTree(files);
    }

    /// Changed, new and deleted files. What Git ignores is left out.
    ///
    /// @param commit empty for none: then every file is new
    static NavigableSet<String> since(Repository repository, String commit) throws IOException {
        try (TreeWalk walk = new TreeWalk(repository)) {
            return new TreeChanges(repository, commit, walk).all();
        }
    }

    private int addCommit(String commit) throws IOException {
        if (commit.isEmpty()) {
            return walk.addTree(new EmptyTreeIterator());
        }
        try (RevWalk commits = new RevWalk(repository)) {
            CanonicalTreeParser parser = new CanonicalTreeParser();
            parser.reset(
                    walk.getObjectReader(),
                    commits.parseCommit(ObjectId.fromString(commit)).getTree());
            return walk.addTree(parser);
        }
    }

    private NavigableSet<String> all() throws IOException {
        NavigableSet<String> changed = new TreeSet<>();
        while (walk.next()) {
            if (!isSame() && !isIgnored()) {
                changed.add(walk.getPathString());
            }
        }
        return changed;
    }

    private boolean isSame() throws IOException {
        FileMode was = walk.getFileMode(committed);
        WorkingTreeIterator file = walk.getTree(work, WorkingTreeIterator.class);
        if (file == null) {
            return was.equals(FileMode.MISSING);
        }
        boolean module = was.getObjectType() == Constants.OBJ_COMMIT;
        return !was.equals(FileMode.MISSING)
                && (module || file.getEntryObjectId().equals(walk.getObjectId(committed)));
    }

    private boolean isIgnored() throws IOException {
        WorkingTreeIterator file = walk.getTree(work, WorkingTreeIterator.class);
        return walk.getFileMode(committed).equals(FileMode.MISSING)
                && walk.getFileMode(index).equals(FileMode.MISSING)
                && file != null
                && file.isEntryIgnored();
    }
}
