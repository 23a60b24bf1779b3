package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.operating.Derived;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.planfile.FingerprintKey;
import dev.terrane.planfile.Outcome;
import dev.terrane.planfile.SidecarException;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Derives what would be done in a project now, and holds it against the plans that are committed for
/// it.
final class PlansOfProject {
    private final CommandContext context;
    private final Reporter reporter;
    private final List<CommittedPlans.Plan> plans;
    private boolean records;

    /// What is done once it is compared.
    interface Use {
        int of(Planning planning, Derived present, ProjectPlanning beside);
    }

    /// @param context of the project
    PlansOfProject(CommandContext context, Reporter reporter, List<CommittedPlans.Plan> plans) {
        this.context = context;
        this.reporter = reporter;
        this.plans = List.copyOf(plans);
    }

    /// @return the exit status of the use, or that of a failure
    int derive(PlanArguments given, String operation, Use use) {
        PlanArguments arguments =
                plans.size() == 1 ? given.approvedAs(plans.getFirst().document()) : given;
        try (Planning planning = new Planning(context, arguments, reporter)) {
            if (plans.size() > 1 && !areOfOneKind()) {
                planning.diagnostics().add(ofSeveralKinds());
                return planning.finish(Command.REFUSED);
            }
            records = !operation.equals("OperationTypeApply");
            if (!planning.openWithFallback(operation, valuesOfPlans(arguments))) {
                return planning.finish(Command.FAILED);
            }
            return planning.finish(derive(planning, use));
        }
    }

    private int derive(Planning planning, Use use) {
        Optional<Derived> derived;
        try (var progress = reporter.progress()) {
            derived = planning.deriveAgain(ProjectPlanning.request(plans, planning, progress));
        }
        if (derived.isEmpty()) {
            return Command.FAILED;
        }
        try (Derived present = derived.get()) {
            if (records) {
                context.others().planned(context, planning.loaded(), present);
            }
            return use.of(planning, present, new ProjectPlanning(planning, present));
        }
    }

    private boolean areOfOneKind() {
        return plans.stream()
                .allMatch(plan ->
                        ApprovedApply.mode(plan.document()) == Mode.NORMAL
                                && plan.document().options().targets().isEmpty()
                                && plan.document().options().excludes().isEmpty()
                                && plan.document().options().replacements().isEmpty());
    }

    private Diagnostic ofSeveralKinds() {
        return Diagnostic.error(
                "Plans of several kinds",
                "Several plans can be carried out together only if each of them is a whole one that brings about what is declared: %s. Apply them one after the other, with terrane apply FILE."
                        .formatted(
                                String.join(
                                        ", ",
                                        plans.stream().map(CommittedPlans.Plan::file).toList())));
    }

    /// What stands in the plans, and what was kept beside the state; they count where nothing else
    /// gives a value.
    private Map<String, Value> valuesOfPlans(PlanArguments arguments) {
        Map<String, Value> values = new HashMap<>();
        Optional<FingerprintKey> key = key(arguments);
        for (CommittedPlans.Plan plan : plans) {
            values.putAll(PlannedVariables.of(plan.document()));
            if (key.isPresent() && !plan.document().variables().isEmpty()) {
                values.putAll(kept(plan, key.get()));
            }
        }
        return values;
    }

    private Optional<FingerprintKey> key(PlanArguments arguments) {
        try {
            return States.key(context, States.older(arguments.state()));
        } catch (StateStoreException e) {
            return Optional.empty(); // it is met again, and told, when the state is opened
        }
    }

    private Map<String, Value> kept(CommittedPlans.Plan plan, FingerprintKey key) {
        try {
            return PlanFiles.sidecar(context).variables(plan.bytes(), key).orElse(Map.of());
        } catch (IOException | SidecarException e) {
            reporter.say(
                    "What was kept beside %s can not be read: %s"
                            .formatted(plan.file(), e.getMessage()));
            return Map.of();
        }
    }

    static int status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Equal equal -> Command.OK;
            case Outcome.Subset subset -> Command.SUBSET;
            case Outcome.Different different -> Command.REFUSED;
        };
    }
}
