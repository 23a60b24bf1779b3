package dev.terrane.provider.aws.checking;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.spi.PlanChecks.Finding;
import dev.terrane.spi.PlanChecks.PlannedObject;

import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Definitions of state machines that Step Functions does not take. It is asked itself, once for each
/// that changes.
final class StateMachineDefinitions implements PlanCheck {

    @Override
    public String name() {
        return "definitions";
    }

    @Override
    public List<Finding> check(PlannedObjects plan, AwsSession aws) {
        return plan.changed()
                .filter(object -> object.type().equals("aws_sfn_state_machine"))
                .flatMap(machine -> finding(machine, aws).stream())
                .toList();
    }

    private static Optional<Finding> finding(PlannedObject machine, AwsSession aws) {
        String mistakes =
                PlannedObjects.values(machine)
                        .string("definition")
                        .flatMap(text -> Questions.ask(aws, () -> mistakes(machine, text, aws)))
                        .orElse("");
        return mistakes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        PlannedObjects.error(
                                machine,
                                "definition",
                                "Invalid definition of a state machine",
                                "Step Functions would refuse the definition of "
                                        + machine.address()
                                        + ": "
                                        + mistakes
                                        + "."));
    }

    private static String mistakes(PlannedObject machine, String definition, AwsSession aws) {
        String type = PlannedObjects.values(machine).string("type").orElse("STANDARD");
        return aws
                .sfn()
                .validateStateMachineDefinition(r ->
                        r.definition(definition)
                                .type(type)
                                .overrideConfiguration(Questions::briefly))
                .diagnostics()
                .stream()
                .filter(told -> told.severity() == ValidateStateMachineDefinitionSeverity.ERROR)
                .map(StateMachineDefinitions::words)
                .collect(Collectors.joining("; "));
    }

    private static String words(ValidateStateMachineDefinitionDiagnostic told) {
        String place = told.location() == null ? "" : " at " + told.location();
        return told.message().strip().replaceAll("\\.$", "") + place;
    }
}
