package dev.terrane.git;

import org.eclipse.jgit.api.CloneCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.SubmoduleInitCommand;
import org.eclipse.jgit.api.SubmoduleUpdateCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.TagOpt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.net.ssl.TrustManager;

/// A repository elsewhere, of which a copy is made.
public final class RemoteRepository {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final String url;
    private final Optional<String> ref;
    private final int depth;
    private final Connections connections;

    private RemoteRepository(String url, Optional<String> ref, int depth, Connections connections) {
        this.url = url;
        this.ref = ref;
        this.depth = depth;
        this.connections = connections;
    }

    /// Puts the files of a commit into a folder, and those of its submodules.
    ///
    /// @param ref a branch, a tag or a commit; the remote's own branch where it is not said
    /// @param depth how many commits of history are fetched, 0 for all of them
    /// @param sshKey a private key to use, in Base64, instead of those of the user
    /// @param trust of servers
    /// @param environment of the process
    /// @param target is made, and must not be there
    public static void copy(
            String url,
            Optional<String> ref,
            int depth,
            Optional<String> sshKey,
            TrustManager[] trust,
            Map<String, String> environment,
            Path target)
            throws IOException {
        GitSettings.use(environment);
        try (Connections connections = new Connections(sshKey, trust, environment)) {
            new RemoteRepository(url, ref, depth, connections).copy(target);
        }
    }

    private void copy(Path target) throws IOException {
        try (Git git = clone(target)) {
            ObjectId commit = commit(git.getRepository());
            writeFiles(git, commit);
            updateSubmodules(git, target);
        } catch (GitAPIException | JGitInternalException e) {
            throw new IOException(Messages.of(e), e);
        }
    }

    private Git clone(Path target) throws GitAPIException {
        CloneCommand clone =
                Git.cloneRepository()
                        .setURI(url)
                        .setDirectory(target.toFile())
                        .setNoCheckout(true)
                        .setTagOption(TagOpt.FETCH_TAGS)
                        .setTransportConfigCallback(connections::configure)
                        .setCredentialsProvider(connections.credentials());
        if (depth > 0 && !namesCommit()) {
            clone.setDepth(depth);
            ref.ifPresent(clone::setBranch);
        }
        return clone.call();
    }

    /// The history of one commit alone can not be asked for everywhere.
    private boolean namesCommit() {
        return ref.map(name -> COMMIT.matcher(name).matches()).orElse(false);
    }

    private ObjectId commit(Repository repository) throws IOException {
        if (ref.isEmpty()) {
            ObjectId head = repository.resolve(Constants.HEAD + "^{commit}");
            if (head == null) {
                throw new IOException("it has no commits, or no branch of its own to start from");
            }
            return head;
        }
        String name = ref.get();
        for (String full :
                new String[] {
                    Constants.R_REMOTES + Constants.DEFAULT_REMOTE_NAME + "/" + name,
                    Constants.R_TAGS + name,
                    name
                }) {
            ObjectId found = repository.resolve(full + "^{commit}");
            if (found != null) {
                return found;
            }
        }
        throw new IOException("it has no branch, tag or commit \"%s\"".formatted(name));
    }

    /// A checkout would compare the commit with the one that the clone is at, of which no file is
    /// there, and take that for changes of the user's. So the clone is put at the commit first.
    private static void writeFiles(Git git, ObjectId commit) throws GitAPIException, IOException {
        RefUpdate head = git.getRepository().updateRef(Constants.HEAD, true);
        head.setNewObjectId(commit);
        head.forceUpdate();
        git.reset().setMode(ResetType.HARD).setRef(commit.name()).call();
    }

    private void updateSubmodules(Git git, Path target) throws GitAPIException, IOException {
        if (!Files.exists(target.resolve(Constants.DOT_GIT_MODULES))) {
            return;
        }
        SubmoduleInitCommand init = git.submoduleInit();
        init.call();
        SubmoduleUpdateCommand update =
                git.submoduleUpdate()
                        .setTransportConfigCallback(connections::configure)
                        .setCredentialsProvider(connections.credentials());
        for (String path : update.call()) {
            try (Git inner = Git.open(target.resolve(path).toFile())) {
                updateSubmodules(inner, target.resolve(path));
            }
        }
    }
}
