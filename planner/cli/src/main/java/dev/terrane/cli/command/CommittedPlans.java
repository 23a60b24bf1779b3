package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.project.PlanPath;
import dev.terrane.project.Project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The plans of a project that lie in the work tree.
final class CommittedPlans {
    private CommittedPlans() {}

    /// @param path relative to the root of the repository
    /// @param proposed of a plan that lies in no commit: what it came with
    @SuppressWarnings("ArrayRecordComponent") // never compared, never written to
    record Plan(
            PlanPath path,
            byte[] bytes,
            PlanDocument document,
            Optional<ForkPlans.Proposed> proposed) {
        Plan(PlanPath path, byte[] bytes, PlanDocument document) {
            this(path, bytes, document, Optional.empty());
        }

        Plan with(ForkPlans.Proposed origin) {
            return new Plan(path, bytes, document, Optional.of(origin));
        }

        String file() {
            return path.plan();
        }
    }

    /// Sorted by their branches. Those that can not be read are reported and left out.
    static List<Plan> of(Repository repository, Project project, Diagnostics diagnostics)
            throws IOException {
        List<Plan> plans = new ArrayList<>();
        for (PlanPath path : paths(repository, project)) {
            read(repository, path, diagnostics).ifPresent(plans::add);
        }
        return plans;
    }

    static List<PlanPath> paths(Repository repository, Project project) throws IOException {
        return paths(
                repository.root().resolve(repository.projects().rules().plans()),
                repository,
                project);
    }

    /// The same for a folder of plans that lies elsewhere.
    static List<PlanPath> paths(Path plans, Repository repository, Project project)
            throws IOException {
        String folder = repository.projects().rules().plans();
        Path here = plans.resolve(project.name());
        if (!Files.isDirectory(here)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(here)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .map(name -> PlanPath.parse(folder, folder + "/" + project.name() + "/" + name))
                    .flatMap(Optional::stream)
                    .sorted(java.util.Comparator.comparing(PlanPath::branch))
                    .toList();
        }
    }

    static Optional<Plan> read(Repository repository, PlanPath path, Diagnostics diagnostics) {
        return ApprovedApply.read(repository.root().resolve(path.plan()), path.plan(), diagnostics)
                .map(read -> new Plan(path, read.bytes(), read.document()));
    }
}
