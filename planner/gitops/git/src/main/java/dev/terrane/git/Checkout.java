package dev.terrane.git;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/// The work tree of a Git repository.
public final class Checkout implements AutoCloseable {
    private final Repository repository;
    private final Path workTree;
    private final Map<String, String> environment;

    private Checkout(Repository repository, Path workTree, Map<String, String> environment) {
        this.repository = repository;
        this.workTree = workTree;
        this.environment = environment;
    }

    /// The checkout that a folder lies in; nothing where it lies in none.
    ///
    /// @param environment of the process: where Git's settings stand, and as whom to commit
    public static Optional<Checkout> around(Path folder, Map<String, String> environment)
            throws IOException {
        Path real = folder.toRealPath();
        if (!isBelowGitFolder(real)) {
            return Optional.empty();
        }
        GitSettings.use(environment);
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(real.toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        Repository repository = builder.build();
        if (repository.isBare()) {
            repository.close();
            return Optional.empty();
        }
        File workTree = repository.getWorkTree();
        return Optional.of(new Checkout(repository, workTree.toPath().toRealPath(), environment));
    }

    /// Its root: absolute, without links.
    public Path workTree() {
        return workTree;
    }

    /// A path as Git has it: relative to the root, with slashes, empty for the root itself. Nothing
    /// where it is outside.
    public Optional<String> relative(Path file) {
        return file.toAbsolutePath().normalize().equals(workTree) ? Optional.of("") : inside(file);
    }

    public History history() {
        return new History(repository);
    }

    /// Files that are not as they were in a commit: changed, new, deleted. What Git ignores is left
    /// out.
    public NavigableSet<String> changedSince(String commit) throws IOException {
        return TreeChanges.since(repository, commit);
    }

    /// Those of the paths that are not as they were committed last.
    public List<String> differingFromHead(Collection<String> paths) throws IOException {
        NavigableSet<String> changed = changedSince(history().head().orElse(""));
        return paths.stream().filter(changed::contains).toList();
    }

    /// Commits these files as they are now, and nothing else.
    ///
    /// @param paths relative to the root; of files that were written or deleted
    /// @return the commit
    public String commit(Collection<String> paths, String message) throws IOException {
        return Committing.commit(repository, environment, paths, message);
    }

    /// Begins a branch at the commit that is checked out, and checks it out.
    public void newBranch(String name) throws IOException {
        try (Git git = new Git(repository)) {
            git.checkout().setCreateBranch(true).setName(name).call();
        } catch (GitAPIException | JGitInternalException e) {
            throw new IOException(Messages.of(e), e);
        }
    }

    public Notes notes(String ref) {
        return new Notes(repository, ref, environment);
    }

    public Remote remote(String name) throws IOException {
        return new Remote(repository, name, environment);
    }

    /// Where it was cloned from, where it was.
    public Optional<String> origin() {
        return Optional.ofNullable(repository.getConfig().getString("remote", "origin", "url"));
    }

    /// Name and address of who would commit now; nothing where Git's settings can not be read.
    public Optional<String> person() {
        try {
            return Optional.of(new Identity(repository, environment).text());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Asked before JGit is: most of what it would load is not needed to see that there is none.
    private static boolean isBelowGitFolder(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(Constants.DOT_GIT))) {
                return true;
            }
        }
        return false;
    }

    /// Those of the files whose content is not that of the last commit: untracked, changed, or added
    /// and not committed yet. Files outside of the work tree are left out. Sorted, relative to the
    /// root of the work tree.
    ///
    /// @param files absolute
    public List<String> uncommitted(Collection<Path> files) throws IOException {
        List<String> paths =
                files.stream().flatMap(file -> inside(file).stream()).sorted().distinct().toList();
        List<String> found = new ArrayList<>(paths);
        if (!paths.isEmpty()) {
            found.removeAll(committed(paths));
        }
        return found;
    }

    /// `main.tf` of a folder `network` is `network/main.tf`.
    private Optional<String> inside(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (parent == null) {
            return Optional.empty();
        }
        try {
            Path real = parent.toRealPath().resolve(String.valueOf(absolute.getFileName()));
            return real.startsWith(workTree)
                    ? Optional.of(
                            workTree.relativize(real).toString().replace(File.separatorChar, '/'))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private List<String> committed(List<String> paths) throws IOException {
        List<String> same = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.setRecursive(true);
            int head = addHead(walk);
            int index = walk.addTree(new DirCacheIterator(repository.readDirCache()));
            FileTreeIterator files = new FileTreeIterator(repository);
            files.setDirCacheIterator(walk, index);
            int work = walk.addTree(files);
            walk.setFilter(PathFilterGroup.createFromStrings(paths));
            while (walk.next()) {
                if (isSame(walk, head, work)) {
                    same.add(walk.getPathString());
                }
            }
        }
        return same;
    }

    private int addHead(TreeWalk walk) throws IOException {
        ObjectId head = repository.resolve(Constants.HEAD);
        if (head == null) {
            return walk.addTree(new EmptyTreeIterator());
        }
        try (RevWalk commits = new RevWalk(repository)) {
            CanonicalTreeParser parser = new CanonicalTreeParser();
            parser.reset(walk.getObjectReader(), commits.parseCommit(head).getTree());
            return walk.addTree(parser);
        }
    }

    /// The work tree's own id honours line endings and filters as git is configured.
    private static boolean isSame(TreeWalk walk, int head, int work) {
        WorkingTreeIterator file = walk.getTree(work, WorkingTreeIterator.class);
        return file != null
                && !walk.getFileMode(head).equals(FileMode.MISSING)
                && file.getEntryObjectId().equals(walk.getObjectId(head));
    }

    @Override
    public void close() {
        repository.close();
    }
}
