package dev.terrane.git;

import org.eclipse.jgit.api.AddCommand;
import org.eclipse.jgit.api.CommitCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.GpgConfig;
import org.eclipse.jgit.lib.Repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/// Commits some files of the work tree and nothing else: what is staged besides stays staged. Author,
/// committer and signature are those that git is configured with.
final class Committing {
    private Committing() {}

    /// @param environment of the process
    /// @param paths of files that were written or deleted
    /// @return the commit
    static String commit(
            Repository repository,
            Map<String, String> environment,
            Collection<String> paths,
            String message)
            throws IOException {
        try (Git git = new Git(repository)) {
            stage(git, repository.getWorkTree().toPath(), paths);
            Identity identity = new Identity(repository, environment);
            CommitCommand commit =
                    git.commit()
                            .setMessage(message)
                            .setAuthor(identity.author())
                            .setCommitter(identity.committer());
            sign(commit, repository, environment);
            paths.forEach(commit::setOnly);
            return commit.call().name();
        } catch (GitAPIException | JGitInternalException e) {
            throw new IOException(Messages.of(e), e);
        }
    }

    private static void sign(
            CommitCommand commit, Repository repository, Map<String, String> environment)
            throws IOException {
        Config settings = ConditionalSettings.of(repository, environment);
        GpgConfig signing = new GpgConfig(settings);
        commit.setSign(signing.isSignCommits());
        if (signing.isSignCommits()) {
            commit.setSigningKey(signing.getSigningKey());
            commit.setSigner(new SigningProgram(signing.getKeyFormat(), settings, environment));
        }
    }

    private static void stage(Git git, Path workTree, Collection<String> paths)
            throws GitAPIException {
        AddCommand add = git.add();
        boolean any = false;
        for (String path : paths) {
            if (Files.exists(workTree.resolve(path))) {
                add.addFilepattern(path);
                any = true;
            } else {
                git.rm().setCached(true).addFilepattern(path).call();
            }
        }
        if (any) {
            add.call();
        }
    }
}
