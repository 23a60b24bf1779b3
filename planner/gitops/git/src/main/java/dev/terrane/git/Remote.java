package dev.terrane.git;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.PushCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ChainingCredentialsProvider;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.TrustManager;

/// The repository that a checkout came from.
public final class Remote implements AutoCloseable {
    static final String BRANCHES = "refs/terrane/branches/";
    private static final int ATTEMPTS = 5;

    private final Repository repository;
    private final String name;
    private final Connections connections;
    private final Map<String, String> environment;
    private final PipelineTokens tokens;

    /// @param environment of the process, for the user's keys and passwords
    Remote(Repository repository, String name, Map<String, String> environment) throws IOException {
        this.repository = repository;
        this.name = name;
        this.environment = environment;
        this.tokens = new PipelineTokens(environment);
        this.connections = new Connections(Optional.empty(), new TrustManager[0], environment);
    }

    private CredentialsProvider credentials() {
        return new ChainingCredentialsProvider(tokens, connections.credentials());
    }

    /// Whether there is one at all.
    public boolean exists() {
        return repository.getConfig().getString("remote", name, "url") != null;
    }

    /// Brings notes here that others have written; nothing where there are none.
    ///
    /// @param ref of the notes
    public void fetchNotes(String ref) throws IOException {
        String theirs = ref + "-" + name;
        try (Git git = new Git(repository)) {
            git.fetch()
                    .setRemote(name)
                    .setRefSpecs(new RefSpec("+" + ref + ":" + theirs))
                    .setTransportConfigCallback(connections::configure)
                    .setCredentialsProvider(credentials())
                    .call();
        } catch (TransportException e) {
            if (isAbsent(e)) {
                return;
            }
            throw new IOException(Messages.of(e), e);
        } catch (GitAPIException | JGitInternalException e) {
            throw new IOException(Messages.of(e), e);
        }
        new Notes(repository, ref, environment).merge(theirs);
    }

    /// The remote has no such reference yet.
    private static boolean isAbsent(TransportException e) {
        return String.valueOf(e.getMessage()).contains("Remote does not have");
    }

    /// Brings references here; those that the remote repository does not have are left out.
    ///
    /// @param references by their names there, with the names that they get here
    public void fetch(Map<String, String> references) throws IOException {
        try (Git git = new Git(repository)) {
            Set<String> there = new HashSet<>();
            for (Ref ref :
                    git.lsRemote()
                            .setRemote(name)
                            .setTransportConfigCallback(connections::configure)
                            .setCredentialsProvider(credentials())
                            .call()) {
                there.add(ref.getName());
            }
            List<RefSpec> specs = new ArrayList<>();
            references.forEach((from, to) -> {
                if (there.contains(from)) {
                    specs.add(new RefSpec("+" + from + ":" + to));
                }
            });
            if (!specs.isEmpty()) {
                git.fetch()
                        .setRemote(name)
                        .setRefSpecs(specs)
                        .setTransportConfigCallback(connections::configure)
                        .setCredentialsProvider(credentials())
                        .call();
            }
        } catch (GitAPIException | JGitInternalException e) {
            throw new IOException(Messages.of(e), e);
        }
    }

    /// Brings all branches here as they are there, beside those that the user knows of.
    public void fetchBranches() throws IOException {
        try (Git git = new Git(repository)) {
            git.fetch()
                    .setRemote(name)
                    .setRemoveDeletedRefs(true)
                    .setRefSpecs(new RefSpec("+refs/heads/*:" + BRANCHES + "*"))
                    .setTransportConfigCallback(connections::configure)
                    .setCredentialsProvider(credentials())
                    .call();
        } catch (GitAPIException | JGitInternalException e) {
            throw new IOException(Messages.of(e), e);
        }
    }

    /// Sends notes; those that others have sent since are taken over first.
    public void pushNotes(String ref) throws IOException {
        for (int attempt = 1; ; attempt++) {
            fetchNotes(ref);
            RemoteRefUpdate.Status status = push(ref + ":" + ref, List.of());
            if (isDone(status)) {
                return;
            }
            if (attempt == ATTEMPTS) {
                throw new IOException("%s was not accepted: %s".formatted(ref, status));
            }
        }
    }

    /// Sends the commit that is checked out to a branch there, which may only grow.
    ///
    /// @param options for the server, such as `ci.skip`
    public void pushHead(String branch, List<String> options) throws IOException {
        RemoteRefUpdate.Status status = push("HEAD:refs/heads/" + branch, options);
        if (!isDone(status)) {
            throw new IOException("the branch %s was not accepted: %s".formatted(branch, status));
        }
    }

    private static boolean isDone(RemoteRefUpdate.Status status) {
        return status == RemoteRefUpdate.Status.OK || status == RemoteRefUpdate.Status.UP_TO_DATE;
    }

    private RemoteRefUpdate.Status push(String spec, List<String> options) throws IOException {
        try (Git git = new Git(repository)) {
            PushCommand push =
                    git.push()
                            .setRemote(name)
                            .setRefSpecs(new RefSpec(spec))
                            .setTransportConfigCallback(connections::configure)
                            .setCredentialsProvider(credentials());
            if (!options.isEmpty()) {
                push.setPushOptions(options);
            }
            for (PushResult result : push.call()) {
                for (RemoteRefUpdate update : result.getRemoteUpdates()) {
                    return update.getStatus();
                }
            }
            return RemoteRefUpdate.Status.NOT_ATTEMPTED;
        } catch (GitAPIException | JGitInternalException e) {
            throw new IOException(Messages.of(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        connections.close();
    }
}
