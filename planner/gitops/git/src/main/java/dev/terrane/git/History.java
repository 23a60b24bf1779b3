package dev.terrane.git;

import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What was committed to a repository. Commits are named by their ids in hexadecimal, paths are
/// relative to the root of the repository.
public final class History {
    private static final String ORIGIN = Constants.R_REMOTES + "origin/";

    private final Repository repository;

    History(Repository repository) {
        this.repository = repository;
    }

    /// The branch that is checked out, without `refs/heads/`; nothing where a commit is.
    public Optional<String> branch() throws IOException {
        String full = repository.getFullBranch();
        return full != null && full.startsWith(Constants.R_HEADS)
                ? Optional.of(full.substring(Constants.R_HEADS.length()))
                : Optional.empty();
    }

    /// The commit that is checked out; nothing before the first.
    public Optional<String> head() throws IOException {
        return commit(Constants.HEAD);
    }

    /// The commit that a revision names: a branch, a tag, `origin/main`, `HEAD~2`, an id. Nothing where
    /// it is not here.
    public Optional<String> commit(String revision) throws IOException {
        try {
            ObjectId found = repository.resolve(revision + "^{commit}");
            return Optional.ofNullable(found).map(ObjectId::name);
        } catch (MissingObjectException e) {
            return Optional.empty();
        }
    }

    /// The branch that others are merged into, as far as the repository tells: what `origin` calls its
    /// own, or the usual names.
    public Optional<String> mainBranch() throws IOException {
        Ref remote = repository.exactRef("refs/remotes/origin/HEAD");
        if (remote != null && remote.isSymbolic()) {
            return Optional.of(
                    remote.getTarget().getName().substring(Constants.R_REMOTES.length()));
        }
        for (String usual : List.of("origin/main", "origin/master", "main", "master")) {
            if (commit(usual).isPresent()) {
                return Optional.of(usual);
            }
        }
        return Optional.empty();
    }

    /// The newest commit that both come from.
    public Optional<String> mergeBase(String one, String other) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
            walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
            RevCommit base = walk.next();
            return Optional.ofNullable(base).map(RevCommit::name);
        }
    }

    /// Whether one commit is the other, or comes before it.
    public boolean contains(String later, String earlier) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.isMergedInto(
                    walk.parseCommit(ObjectId.fromString(earlier)),
                    walk.parseCommit(ObjectId.fromString(later)));
        }
    }

    /// The commit and those that it came from, newest first; of a merge, the branch that was merged
    /// into.
    public List<String> firstParents(String commit, int most) throws IOException {
        List<String> line = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit at = walk.parseCommit(ObjectId.fromString(commit));
            while (line.size() < most) {
                line.add(at.name());
                if (at.getParentCount() == 0) {
                    break;
                }
                at = walk.parseCommit(at.getParent(0));
            }
        }
        return line;
    }

    /// The commit with which a file came to be what it is, along [#firstParents]; nothing where there is no
    /// such file.
    public Optional<String> introduced(String path, String from) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit at = walk.parseCommit(ObjectId.fromString(from));
            ObjectId content = blob(at, path);
            if (content.equals(ObjectId.zeroId())) {
                return Optional.empty();
            }
            while (at.getParentCount() > 0) {
                RevCommit before = walk.parseCommit(at.getParent(0));
                if (!content.equals(blob(before, path))) {
                    break;
                }
                at = before;
            }
            return Optional.of(at.name());
        }
    }

    private ObjectId blob(RevCommit commit, String path) throws IOException {
        try (TreeWalk tree = TreeWalk.forPath(repository, path, commit.getTree())) {
            return tree == null ? ObjectId.zeroId() : tree.getObjectId(0);
        }
    }

    /// The first line of what was said of a commit.
    public String subject(String commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(ObjectId.fromString(commit)).getShortMessage();
        }
    }

    /// A branch that is known here: of this repository, or as its remote one had it when it was last asked.
    ///
    /// @param commit to which it points
    public record Branch(String name, String commit) {}

    public List<Branch> branches() throws IOException {
        List<Branch> branches = new ArrayList<>();
        for (String place : List.of(Constants.R_HEADS, ORIGIN, Remote.BRANCHES)) {
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(place)) {
                Optional<String> commit = commit(ref.getName());
                if (!ref.isSymbolic() && commit.isPresent()) {
                    branches.add(new Branch(ref.getName().substring(place.length()), commit.get()));
                }
            }
        }
        return branches;
    }

    /// When it was committed, in seconds since 1970.
    public long seconds(String commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(ObjectId.fromString(commit)).getCommitTime();
        }
    }

    public Optional<byte[]> file(String commit, String path) throws IOException {
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk tree =
                        TreeWalk.forPath(
                                repository,
                                path,
                                walk.parseCommit(ObjectId.fromString(commit)).getTree())) {
            return tree == null || tree.getFileMode(0).getObjectType() != Constants.OBJ_BLOB
                    ? Optional.empty()
                    : Optional.of(repository.open(tree.getObjectId(0)).getBytes());
        }
    }

    /// The files below a folder, and the ids of their contents. An empty folder is the root.
    public NavigableMap<String, String> files(String commit, String folder) throws IOException {
        NavigableMap<String, String> found = new TreeMap<>();
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
            tree.setRecursive(true);
            if (!folder.isEmpty()) {
                tree.setFilter(PathFilter.create(folder));
            }
            while (tree.next()) {
                if (tree.getFileMode(0).getObjectType() == Constants.OBJ_BLOB) {
                    found.put(tree.getPathString(), tree.getObjectId(0).name());
                }
            }
        }
        return found;
    }
}
