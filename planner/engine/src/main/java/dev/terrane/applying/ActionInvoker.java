package dev.terrane.applying;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.evaluating.TriggerConditions;
import dev.terrane.evaluating.TriggerConditions.Truth;
import dev.terrane.evaluating.TriggeredAction;
import dev.terrane.plan.ActionInvocation;
import dev.terrane.plan.ActionInvocation.Asked;
import dev.terrane.plan.ActionInvocation.Lifecycle;
import dev.terrane.spi.Action;
import dev.terrane.spi.Problem;
import dev.terrane.state.JournalRecord;
import dev.terrane.value.Value;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Invokes the actions that are planned: those that a change triggers in their order, until one fails.
final class ActionInvoker {
    private final ApplyRequest request;
    private final Work work;
    private final Map<ResourceInstanceAddress, List<ActionInvocation>> triggered;
    private final List<ActionInvocation> asked;

    ActionInvoker(ApplyRequest request, Work work) {
        this.request = request;
        this.work = work;
        this.triggered =
                request.plan().invocations().stream()
                        .filter(planned -> planned.lifecycle().isPresent())
                        .collect(
                                Collectors.groupingBy(
                                        planned -> planned.lifecycle().orElseThrow().resource()));
        this.asked =
                request.plan().invocations().stream()
                        .filter(planned -> planned.trigger() instanceof Asked)
                        .toList();
    }

    /// @return whether the change of the object may begin
    boolean before(DesiredInstance instance, Diagnostics diagnostics) {
        List<String> due =
                triggered.getOrDefault(instance.address(), List.of()).stream()
                        .filter(planned -> !planned.lifecycle().orElseThrow().event().isBefore())
                        .map(ActionInvocation::place)
                        .toList();
        if (!due.isEmpty()) {
            work.save(new JournalRecord.Due(instance.address(), due));
        }
        return all(instance, true, diagnostics);
    }

    void after(DesiredInstance instance, Diagnostics diagnostics) {
        all(instance, false, diagnostics);
    }

    private boolean all(DesiredInstance instance, boolean before, Diagnostics diagnostics) {
        for (ActionInvocation planned : triggered.getOrDefault(instance.address(), List.of())) {
            Lifecycle cause = planned.lifecycle().orElseThrow();
            if (cause.event().isBefore() == before
                    && !invoke(planned, cause, instance, diagnostics)) {
                return false;
            }
        }
        return true;
    }

    /// @return whether what comes after it may be done
    private boolean invoke(
            ActionInvocation planned,
            Lifecycle cause,
            DesiredInstance instance,
            Diagnostics diagnostics) {
        Optional<TriggeredAction> found = find(planned, cause, instance, diagnostics);
        if (found.isEmpty()) {
            return false;
        }
        Truth truth =
                cause.conditional()
                        ? TriggerConditions.evaluate(found.get().condition(), instance, diagnostics)
                        : Truth.TRUE;
        return switch (truth) {
            case TRUE -> invoke(planned, found.get().action(), diagnostics);
            case FALSE -> true;
            case NONE -> false;
            case UNKNOWN -> {
                diagnostics.add(neverKnown(planned, found.get(), instance));
                yield false;
            }
        };
    }

    private static Optional<TriggeredAction> find(
            ActionInvocation planned,
            Lifecycle cause,
            DesiredInstance instance,
            Diagnostics diagnostics) {
        Optional<TriggeredAction> found =
                instance.triggered(cause.event(), diagnostics).stream()
                        .filter(each ->
                                each.triggerIndex() == cause.triggerIndex()
                                        && each.actionIndex() == cause.actionIndex()
                                        && each.action().address().equals(planned.action()))
                        .findFirst();
        if (found.isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.add(
                    problem(
                            planned,
                            "Action is not as it was planned",
                            "%s is triggered no more now that all values are known. It was not invoked."
                                    .formatted(planned.place())));
        }
        return found;
    }

    private static Diagnostic neverKnown(
            ActionInvocation planned, TriggeredAction found, DesiredInstance instance) {
        return Diagnostic.error(
                        "Condition of an action is never known",
                        "Whether %s is to be invoked for %s can not be told here: its condition rests on what is known later, or failed. It was not invoked."
                                .formatted(planned.action(), instance.address()),
                        found.condition().orElseThrow().range())
                .about(planned.action().toString());
    }

    /// Those that the user has asked for.
    void asked(DesiredResource declared, Diagnostics diagnostics) {
        for (ActionInvocation planned : asked) {
            declared.instances().stream()
                    .filter(action -> action.address().equals(planned.action()))
                    .findFirst()
                    .ifPresent(action -> invoke(planned, action, diagnostics));
        }
    }

    /// @return whether it was done
    private boolean invoke(
            ActionInvocation planned, DesiredInstance action, Diagnostics diagnostics) {
        if (work.isStopping()) {
            diagnostics.add(
                    problem(
                            planned,
                            "Not begun",
                            "%s was not invoked, because nothing more was to be begun."
                                    .formatted(planned.place())));
            return false;
        }
        Diagnostics own = new Diagnostics();
        boolean done =
                operations(planned, action, own)
                        .flatMap(operations ->
                                config(planned, action, operations, own)
                                        .map(config ->
                                                carryOut(planned, action, operations, config, own)))
                        .orElse(false);
        diagnostics.addAll(own);
        return done;
    }

    private Optional<Action> operations(
            ActionInvocation planned, DesiredInstance action, Diagnostics diagnostics) {
        return request.providers()
                .configured(action.provider(), action.address(), diagnostics)
                .map(provider -> provider.action(planned.action().resource().type()).orElseThrow());
    }

    /// What it is invoked with, wholly known and as it was planned. Its provider is asked once more about
    /// what it has not seen yet.
    private Optional<Value> config(
            ActionInvocation planned,
            DesiredInstance action,
            Action operations,
            Diagnostics diagnostics) {
        Value config = action.config(diagnostics).withoutMarksDeep();
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        Value approved = planned.config().withoutMarksDeep();
        if (action.isWithoutBasis() || !config.isWhollyKnown()) {
            diagnostics.add(
                    problem(
                            planned,
                            "Action can not be invoked",
                            "%s was not invoked: something that its \"config\" refers to has failed, or is known later."
                                    .formatted(planned.place())));
        } else if (!Agreement.agrees(approved, config)) {
            diagnostics.add(
                    problem(
                            planned,
                            "Action is not as it was planned",
                            "%s was planned with something else: %s differs now that all values are known. It was not invoked."
                                    .formatted(
                                            planned.place(),
                                            Agreement.firstDifference(approved, config))));
        } else if (!approved.isWhollyKnown()) {
            report(again(operations, config), action, diagnostics);
        }
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(config);
    }

    private List<Problem> again(Action operations, Value config) {
        List<Problem> problems = new ArrayList<>(operations.validate(config));
        if (problems.stream().noneMatch(Problem::isError)) {
            problems.addAll(work.bounded().call(() -> operations.plan(config)));
        }
        return problems;
    }

    private boolean carryOut(
            ActionInvocation planned,
            DesiredInstance action,
            Action operations,
            Value config,
            Diagnostics diagnostics) {
        if (!work.begin(intent(planned, config))) {
            return false;
        }
        List<Problem> problems = work.bounded().call(() -> told(planned, operations, config));
        boolean succeeded = problems.stream().noneMatch(Problem::isError);
        work.save(new JournalRecord.Invoked(planned.action(), planned.place(), succeeded));
        if (succeeded) {
            work.countInvocation();
        }
        report(problems, action, diagnostics);
        return succeeded;
    }

    private List<Problem> told(ActionInvocation planned, Action operations, Value config) {
        ApplyProgress progress = request.progress();
        progress.invoking(planned);
        long started = System.nanoTime();
        List<Problem> problems =
                operations.invoke(config, message -> progress.invocationProgress(planned, message));
        boolean succeeded = problems.stream().noneMatch(Problem::isError);
        progress.invoked(planned, succeeded, (System.nanoTime() - started) / 1_000_000);
        return problems;
    }

    private static JournalRecord intent(ActionInvocation planned, Value config) {
        return new JournalRecord.Invoking(
                planned.action(),
                planned.place(),
                planned.provider(),
                ObjectDigest.of(config.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void report(
            List<Problem> problems, DesiredInstance action, Diagnostics diagnostics) {
        problems.forEach(problem -> diagnostics.add(action.diagnostic(problem)));
    }

    private static Diagnostic problem(ActionInvocation planned, String summary, String detail) {
        return Diagnostic.error(summary, detail, planned.block())
                .about(planned.action().toString());
    }
}
