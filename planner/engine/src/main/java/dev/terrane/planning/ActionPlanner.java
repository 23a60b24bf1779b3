package dev.terrane.planning;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.TriggerEvent;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Bounded;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.evaluating.EphemeralUse;
import dev.terrane.evaluating.TriggerConditions;
import dev.terrane.evaluating.TriggeredAction;
import dev.terrane.objects.SchemaMarks;
import dev.terrane.plan.ActionInvocation;
import dev.terrane.plan.ActionInvocation.Asked;
import dev.terrane.plan.ActionInvocation.Lifecycle;
import dev.terrane.plan.ActionInvocation.Trigger;
import dev.terrane.plan.Change;
import dev.terrane.plan.ResourceChange;
import dev.terrane.spi.Action;
import dev.terrane.spi.Problem;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Plans what actions are going to be invoked: it asks their providers whether that could be done.
final class ActionPlanner {
    private final PlanningRequest request;
    private final PlanInProgress plan;
    private final Bounded bounded;

    ActionPlanner(PlanningRequest request, PlanInProgress plan, Bounded bounded) {
        this.request = request;
        this.plan = plan;
        this.bounded = bounded;
    }

    /// Those that the planned change of an object triggers.
    void triggeredBy(DesiredInstance instance, Diagnostics diagnostics) {
        Optional<Change> change = plan.change(instance.address()).map(ResourceChange::change);
        change.map(ActionPlanner::events)
                .orElse(List.of())
                .forEach(event -> at(event, instance, place -> true, diagnostics));
        if (change.filter(Change::isNoOp).isPresent() && !request.resumption().due().isEmpty()) {
            List.of(TriggerEvent.AFTER_CREATE, TriggerEvent.AFTER_UPDATE)
                    .forEach(
                            event -> at(event, instance, request.resumption()::isDue, diagnostics));
        }
    }

    /// What comes into the place of another object is created, too.
    private static List<TriggerEvent> events(Change change) {
        return switch (change) {
            case Change.Create c -> created();
            case Change.Replace c -> created();
            case Change.Supersede c -> created();
            case Change.Update c -> List.of(TriggerEvent.BEFORE_UPDATE, TriggerEvent.AFTER_UPDATE);
            case Change.Read c -> List.of();
            case Change.Delete c -> List.of();
            case Change.Forget c -> List.of();
            case Change.NoOp c -> List.of();
        };
    }

    private static List<TriggerEvent> created() {
        return List.of(TriggerEvent.BEFORE_CREATE, TriggerEvent.AFTER_CREATE);
    }

    private void at(
            TriggerEvent event,
            DesiredInstance instance,
            Predicate<String> wanted,
            Diagnostics diagnostics) {
        for (TriggeredAction triggered : instance.triggered(event, diagnostics)) {
            Lifecycle cause =
                    new Lifecycle(
                            instance.address(),
                            event,
                            triggered.triggerIndex(),
                            triggered.actionIndex(),
                            false);
            String action = triggered.action().address().toString();
            if (wanted.test(ActionInvocation.place(action, cause))) {
                plan(triggered, cause, instance, diagnostics);
            }
        }
    }

    private void plan(
            TriggeredAction triggered,
            Lifecycle cause,
            DesiredInstance instance,
            Diagnostics diagnostics) {
        DesiredInstance action = triggered.action();
        switch (TriggerConditions.evaluate(triggered.condition(), instance, diagnostics)) {
            case TRUE -> plan(action, triggered.declared(), cause, diagnostics);
            case UNKNOWN -> plan(action, triggered.declared(), cause.underCondition(), diagnostics);
            case FALSE, NONE -> {}
        }
    }

    /// Those that the user asks for.
    void asked(DesiredResource declared, Diagnostics diagnostics) {
        for (DesiredInstance action : declared.instances()) {
            if (isAsked(action.address())) {
                plan(action, declared, new Asked(), diagnostics);
            }
        }
    }

    private boolean isAsked(ResourceInstanceAddress action) {
        List<String> asked = request.options().invokes();
        return asked.contains(action.toString()) || asked.contains(action.allInstances() + "");
    }

    private void plan(
            DesiredInstance action,
            DesiredResource declared,
            Trigger trigger,
            Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Value config = action.config(own);
        boolean storable =
                EphemeralUse.isAllowed(config, declared.schema().block(), declared, action, own);
        if (trigger instanceof Asked && !config.isWhollyKnown() && !own.hasErrors()) {
            own.add(notKnown(action, declared));
        }
        if (storable && !own.hasErrors()) {
            ask(action, declared, config, own);
        }
        if (!own.hasErrors()) {
            plan.add(
                    new ActionInvocation(
                            action.address(),
                            action.provider(),
                            SchemaMarks.of(declared.schema().block()).apply(config),
                            trigger,
                            declared.block().range()));
        }
        diagnostics.addAll(own);
    }

    /// Nothing else is done then, so it would never be known.
    private static Diagnostic notKnown(DesiredInstance action, DesiredResource declared) {
        return Diagnostic.error(
                        "Action can not be invoked yet",
                        "The \"config\" of %s depends on something that has not been made yet. Apply the configuration first."
                                .formatted(action.address()),
                        declared.block().range())
                .about(action.address().toString());
    }

    private void ask(
            DesiredInstance action,
            DesiredResource declared,
            Value config,
            Diagnostics diagnostics) {
        Optional<Action> operations =
                request.providers()
                        .configured(action.provider(), action.address(), diagnostics)
                        .map(provider ->
                                provider.action(declared.address().resource().type())
                                        .orElseThrow());
        if (operations.isEmpty()) {
            return;
        }
        Value plain = config.withoutMarksDeep();
        List<Problem> problems = new ArrayList<>(operations.get().validate(plain));
        if (problems.stream().noneMatch(Problem::isError)) {
            problems.addAll(bounded.call(() -> operations.get().plan(plain)));
        }
        problems.forEach(problem -> diagnostics.add(action.diagnostic(problem)));
    }
}
