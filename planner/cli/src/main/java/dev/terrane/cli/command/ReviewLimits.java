package dev.terrane.cli.command;

import dev.terrane.cli.confining.RepositoryEnclosure;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.function.Enclosure;
import dev.terrane.operating.Loaded;
import dev.terrane.project.Project;
import dev.terrane.project.ReviewRules;
import dev.terrane.project.SourceTree;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the plan of a pull request is held to: whoever proposes a configuration has it evaluated, with the
/// credentials of the pipeline.
///
/// @param projects of the base branch, all of them
/// @param rules of the base branch
/// @param base its files
/// @param brought files that `init` makes, and that were committed all the same
/// @param waiting why nothing may be planned yet
record ReviewLimits(
        Project project,
        List<Project> projects,
        ReviewRules rules,
        Path workTree,
        SourceTree base,
        Set<String> brought,
        Optional<Diagnostic> waiting) {

    /// @param context of the project
    Enclosure enclosure(CommandContext context) {
        return new RepositoryEnclosure(workTree, Backends.dataDirectory(context));
    }

    /// Before anything is evaluated.
    void checkFirst(Diagnostics diagnostics) {
        waiting.ifPresent(diagnostics::add);
        if (waiting.isEmpty()) {
            BaseFiles.check(this, diagnostics);
        }
    }

    /// Before a state or a provider is asked.
    void check(CommandContext context, Loaded loaded, Diagnostics diagnostics) {
        ProposedModules.check(loaded.configuration(), rules, diagnostics);
        BaseBackend.check(this, context, loaded, diagnostics);
    }
}
