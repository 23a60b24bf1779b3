package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.project.Project;

import java.util.List;
import java.util.Optional;

/// The folder that `init` and `get` prepare: in review what they fetch is held to what plans are, before
/// anything is fetched.
final class ReviewedFolder {
    private ReviewedFolder() {}

    /// The same context with the limits of its project; problems are reported.
    static CommandContext of(CommandContext context, Diagnostics diagnostics) {
        if (!Reviewing.isOn(context.invocation().environment())) {
            return context;
        }
        try (Repository repository =
                Repository.open(context, Optional.empty(), diagnostics).orElse(null)) {
            if (repository == null) {
                return context;
            }
            List<Project> here = repository.here();
            if (here.isEmpty()) {
                diagnostics.add(unknown(context));
                return context;
            }
            Optional<ReviewLimits> limits = repository.limits(here.getFirst());
            limits.ifPresent(each -> each.checkFirst(diagnostics));
            return new CommandContext(
                    context.invocation(), context.originalDirectory(), limits, OtherProjects.NONE);
        }
    }

    private static Diagnostic unknown(CommandContext context) {
        return Diagnostic.error(
                "Not a project of the base branch",
                "In review only projects are prepared that the base branch knows, and \"%s\" is none of them."
                        .formatted(context.directory().getFileName()));
    }
}
