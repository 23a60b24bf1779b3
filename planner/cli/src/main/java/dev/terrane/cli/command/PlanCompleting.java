package dev.terrane.cli.command;

import dev.terrane.cli.view.JsonDocument;
import dev.terrane.cli.view.PlanJson;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.operating.Derived;
import dev.terrane.planfile.ChangedInputs;
import dev.terrane.planfile.ComparisonText;
import dev.terrane.planfile.Outcome;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.planning.PlanningProgress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a plan file does not hold, from the present state and configuration: of a plan that was made on
/// another machine.
///
/// That is the approved plan only where both are those that it was made from.
final class PlanCompleting {
    private final CommandContext context;

    PlanCompleting(CommandContext context) {
        this.context = context;
    }

    /// The document of `show -json`; nothing where it can not be made, which is reported.
    ///
    /// @param name of the file
    Optional<String> complete(String name, PlanDocument document, Diagnostics diagnostics) {
        PlanArguments arguments = PlanArguments.forShowing(document);
        Reporter unused = new HumanReporter(context, true, false);
        try (Planning planning = new Planning(context, arguments, unused)) {
            Optional<String> shown = complete(name, document, planning);
            diagnostics.addAll(planning.diagnostics());
            return shown;
        }
    }

    private static Optional<String> complete(
            String name, PlanDocument document, Planning planning) {
        if (!planning.open("OperationTypePlan", PlannedVariables.of(document))) {
            return Optional.empty();
        }
        Optional<Derived> derived =
                planning.derive(
                        ApprovedApply.request(
                                document, Resuming.NONE, planning, PlanningProgress.SILENT));
        if (derived.isEmpty()) {
            return Optional.empty();
        }
        try (Derived present = derived.get()) {
            PresentPlan compared =
                    PresentPlan.compare(
                            document,
                            present,
                            ApprovedApply.key(planning),
                            Resuming.NONE,
                            planning);
            List<String> differences = differences(document, compared);
            if (!differences.isEmpty()) {
                planning.diagnostics().add(notTheSame(name, differences));
                return Optional.empty();
            }
            return Optional.of(shown(present, planning));
        }
    }

    private static List<String> differences(PlanDocument approved, PresentPlan present) {
        List<String> differences = new ArrayList<>(ChangedInputs.of(approved, present.document()));
        if (!(present.outcome() instanceof Outcome.Equal)) {
            differences.addAll(ComparisonText.lines(present.outcome()));
        }
        return differences;
    }

    private static String shown(Derived present, Planning planning) {
        return JsonDocument.compact(json ->
                new PlanJson(new ObjectTypes(present.providers()))
                        .write(
                                json,
                                present.plan(),
                                present.refreshed(),
                                present.configuration(),
                                planning.bench().clock().instant().toString()));
    }

    private static Diagnostic notTheSame(String name, List<String> differences) {
        return Diagnostic.error(
                "The plan can not be completed here",
                "\"%s\" holds the changes alone. What show -json adds was kept where the plan was made, and is not here; the present state and configuration are not what it was made from:\n%s"
                        .formatted(name, String.join("\n", differences)));
    }
}
