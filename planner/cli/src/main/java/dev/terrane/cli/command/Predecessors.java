package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.project.Project;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The projects that are applied before others, whose plans those rest on: what they are going to bring about is
/// derived from their committed plans, once each, before a project after them is looked at.
final class Predecessors {
    private final Repository repository;
    private final Reporter reporter;
    private final PlanArguments given;
    private final Set<String> done = new HashSet<>();

    /// @param given for each of them; what is only of one project does not belong here
    Predecessors(Repository repository, Reporter reporter, PlanArguments given) {
        this.repository = repository;
        this.reporter = new Quietly(reporter);
        this.given = given;
    }

    /// Says that a project is derived by whoever asks.
    void derived(Project project) {
        done.add(project.name());
    }

    /// Derives those before a project that have plans and were not derived yet.
    ///
    /// @return whether that went well; problems are reported
    boolean derive(Project project) throws IOException {
        boolean well = true;
        for (Project before : repository.projects().before(project)) {
            List<CommittedPlans.Plan> plans =
                    CommittedPlans.of(repository, before, new Diagnostics());
            if (done.add(before.name()) && !plans.isEmpty()) {
                well &= derive(before, plans) == Command.OK;
            }
        }
        return well;
    }

    private int derive(Project project, List<CommittedPlans.Plan> plans) {
        return new PlansOfProject(repository.context(project, "plan"), reporter, plans)
                .derive(
                        repository.arguments(project, given),
                        "OperationTypePlan",
                        (planning, present, beside) -> Command.OK);
    }
}
