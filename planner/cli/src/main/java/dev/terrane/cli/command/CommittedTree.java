package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.project.ProjectFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether what lies in the work tree is what everybody sees: committed, and merged.
final class CommittedTree {
    private static final int MOST_NAMES = 5;

    private CommittedTree() {}

    /// Whether `terrane.hcl` forbids to apply anything from what lies in the work tree now.
    static boolean refuses(CommandContext context, Diagnostics problems) {
        if (!isBelowProjectFile(context.directory())) {
            return false;
        }
        Diagnostics own = new Diagnostics();
        try (Repository repository = Repository.open(context, Optional.empty(), own).orElse(null)) {
            if (repository != null && repository.projects().rules().requireCommitted()) {
                Optional<String> head = repository.history().head();
                if (head.isPresent()) {
                    check(repository, head.get(), own);
                } else {
                    own.add(Repository.unknownRevision("HEAD"));
                }
            }
        } catch (IOException e) {
            own.add(Repository.problem(e));
        }
        problems.addAll(own);
        return own.hasErrors();
    }

    /// Asked first: without one nothing of Git is loaded.
    private static boolean isBelowProjectFile(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(ProjectFile.NAME))) {
                return Files.exists(at.resolve(".git"));
            }
        }
        return false;
    }

    static void check(Repository repository, String head, Diagnostics problems) throws IOException {
        List<String> dirty = dirty(repository, head);
        if (!dirty.isEmpty()) {
            problems.add(
                    Diagnostic.error(
                            "The work tree is not what was committed",
                            "terrane.hcl says require_committed, and these files are changed or not committed: %s%s. Commit them, or apply from a fresh clone."
                                    .formatted(
                                            String.join(
                                                    ", ",
                                                    dirty.subList(
                                                            0, Math.min(MOST_NAMES, dirty.size()))),
                                            dirty.size() > MOST_NAMES ? ", ..." : "")));
        }
        Optional<String> base = repository.base(Optional.empty(), problems);
        if (base.isPresent() && !repository.history().contains(base.get(), head)) {
            problems.add(
                    Diagnostic.error(
                            "The commit is not merged",
                            "terrane.hcl says require_committed, and %s is not part of the branch that pull requests are merged into."
                                    .formatted(head.substring(0, 12))));
        }
    }

    /// The files that are not as they were committed.
    static List<String> dirty(Repository repository, String head) throws IOException {
        return repository.checkout().changedSince(head).stream()
                .filter(path -> !isOurs(path))
                .toList();
    }

    /// What commands leave beside a configuration.
    private static boolean isOurs(String path) {
        return path.startsWith(".terraform/")
                || path.contains("/.terraform/")
                || path.startsWith(".terrane/")
                || path.contains("/.terrane/")
                || path.matches("(.*/)?[^/]*\\.tfstate[^/]*");
    }
}
