package dev.terrane.cli.command;

import dev.terrane.planfile.Difference;
import dev.terrane.planfile.Digest;
import dev.terrane.planfile.Outcome;
import dev.terrane.planfile.Sha256;
import dev.terrane.project.Project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether the plans of a project still are what would be done.
final class Staleness {
    private static final int MOST_PLACES = 5;
    private static final String AGAIN = "Plan again: terrane plan -commit";

    private final Repository repository;
    private final Reporter reporter;
    private final When when;
    private final Predecessors predecessors;

    /// When plans are derived afresh, which asks states and clouds.
    enum When {
        NEVER,
        /// Where a file is not what it was when the plan was made.
        CHANGED,
        ALWAYS
    }

    Staleness(Repository repository, Reporter reporter, When when) {
        this.repository = repository;
        this.reporter = new Quietly(reporter);
        this.when = when;
        this.predecessors = new Predecessors(repository, this.reporter, usual());
    }

    private static PlanArguments usual() {
        return PlanArguments.usual(false, true).withoutLock();
    }

    /// Blockers, in whole sentences.
    ///
    /// @param plans none where none is committed
    List<String> of(Project project, List<CommittedPlans.Plan> plans) throws IOException {
        if (!isAsked(project, plans)) {
            return List.of();
        }
        predecessors.derive(project);
        predecessors.derived(project);
        return derived(project, plans);
    }

    private boolean isAsked(Project project, List<CommittedPlans.Plan> plans) throws IOException {
        return switch (when) {
            case NEVER -> false;
            case ALWAYS -> true;
            case CHANGED -> plans.isEmpty() || haveFilesChanged(project, plans);
        };
    }

    private boolean haveFilesChanged(Project project, List<CommittedPlans.Plan> plans)
            throws IOException {
        Path folder = repository.folder(project);
        for (CommittedPlans.Plan plan : plans) {
            for (Map.Entry<String, Digest> file : plan.document().files().entrySet()) {
                if (isAnother(folder.resolve(file.getKey()), file.getValue())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAnother(Path file, Digest digest) throws IOException {
        boolean plain = digest.text().startsWith("sha256:");
        return plain
                && (!Files.isRegularFile(file)
                        || !digest.text().equals("sha256:" + Sha256.of(Files.readAllBytes(file))));
    }

    private List<String> derived(Project project, List<CommittedPlans.Plan> plans) {
        List<String> found = new ArrayList<>();
        int status =
                new PlansOfProject(repository.context(project, "plan"), reporter, plans)
                        .derive(
                                repository.arguments(project, usual()),
                                "OperationTypePlan",
                                (planning, present, beside) -> {
                                    Outcome outcome = beside.compare(plans);
                                    if (outcome instanceof Outcome.Different different) {
                                        found.add(text(different, plans.isEmpty()));
                                    }
                                    return Command.OK;
                                });
        if (status != Command.OK) {
            found.add(
                    "It could not be found out whether the plan still is what would be done; the log says why.");
        }
        return found;
    }

    private static String text(Outcome.Different different, boolean unplanned) {
        List<String> places = different.differences().stream().map(Difference::place).toList();
        String where =
                places.isEmpty()
                        ? ""
                        : " (%s%s)"
                                .formatted(
                                        String.join(
                                                ", ",
                                                places.subList(
                                                        0, Math.min(MOST_PLACES, places.size()))),
                                        places.size() > MOST_PLACES
                                                ? " and " + (places.size() - MOST_PLACES) + " more"
                                                : "");
        return unplanned
                ? "No plan of it is committed, and something would be done%s. %s."
                        .formatted(where, AGAIN)
                : "The plan is stale: what would be done now is something else%s. %s."
                        .formatted(where, AGAIN);
    }
}
