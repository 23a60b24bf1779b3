package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.project.Project;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Whether plans are applied before or after they are merged, and where the commit that is checked out
/// stands.
///
/// @param base the commit of the branch that pull requests are merged into, where it is known
/// @param merged whether the commit is part of it; also where it is not known
record MergeOrder(Optional<String> base, boolean merged, String head) {
    private static final int SHORT = 12;

    static MergeOrder of(Repository repository, String head) throws IOException {
        Optional<String> base = repository.base(Optional.empty(), new Diagnostics());
        boolean merged = base.isEmpty() || repository.history().contains(base.get(), head);
        return new MergeOrder(base, merged, head);
    }

    /// Those that may be applied from here, where nothing else may be applied from what is not merged.
    List<Project> inTurn(List<Project> projects) {
        return merged ? projects : projects.stream().filter(Project::beforeMerge).toList();
    }

    /// Why a project can not be applied from what is proposed.
    Optional<Diagnostic> problem(Repository repository, Project project) throws IOException {
        if (merged || !project.beforeMerge()) {
            return Optional.empty();
        }
        List<String> dirty = CommittedTree.dirty(repository, head);
        if (!dirty.isEmpty()) {
            return Optional.of(
                    Diagnostic.error(
                            "The work tree is not what was committed",
                            "What is applied before it is merged has to be what was approved, and \"%s\" is changed or not committed."
                                    .formatted(dirty.getFirst())));
        }
        return base.isEmpty() || repository.history().contains(head, base.get())
                ? Optional.empty()
                : Optional.of(behind(project));
    }

    private Diagnostic behind(Project project) {
        return Diagnostic.error(
                "The branch is behind",
                "\"%s\" is applied before it is merged, and the branch does not have %s of the branch that it is to be merged into: applying it would take back what was merged since. Bring the branch up to date, plan again, and have that approved."
                        .formatted(project.name(), base.orElse("").substring(0, SHORT)));
    }

    /// Something is left to do in a project that was to be applied before.
    Diagnostic tooLate(Project project) {
        return Diagnostic.error(
                "Merged before it was applied",
                "terrane.hcl says apply = \"before_merge\" for \"%s\", and %s was merged with something left to do. To do it now: %s"
                        .formatted(
                                project.name(),
                                head.substring(0, SHORT),
                                FailedApply.resume(project)));
    }
}
