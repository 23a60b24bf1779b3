package dev.terrane.planning;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Bounded;
import dev.terrane.evaluating.ConfigGraph;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.ConfigNode.ImportNode;
import dev.terrane.evaluating.CycleReport;
import dev.terrane.evaluating.EphemeralClosing;
import dev.terrane.evaluating.Evaluation;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.evaluating.ImportTarget;
import dev.terrane.evaluating.RootValues;
import dev.terrane.graph.Dag;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.plan.Plan;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.plan.ResourceChange;
import dev.terrane.state.StateSnapshot;
import dev.terrane.targeting.Targets;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes a plan: what has to change so that the cloud is as the configuration says.
public final class Planner {
    private final PlanningRequest request;
    private final Moves made;
    private final Moves moves;
    private final Removals removals;

    private Planner(PlanningRequest request, Diagnostics diagnostics) {
        this.made =
                TypeMoves.carryOut(
                        request, Moves.of(request.configuration(), request.prior()), diagnostics);
        this.moves = request.options().isDestroy() ? made.untold() : made;
        this.request = request.withPrior(moves.prior(), request.refreshOnly().map(made::alsoMoved));
        this.removals =
                request.options().mode() == Mode.NORMAL
                        ? Removals.of(request.configuration())
                        : Removals.NONE;
    }

    /// A plan, and the state as it was read again.
    ///
    /// @param undeclared what `import` blocks name and no resource block declares
    /// @param root what is planned of the root module; nothing where it could not be evaluated
    public record Result(
            Plan plan,
            StateSnapshot refreshed,
            List<ImportTarget> undeclared,
            Optional<RootValues> root) {
        public Result {
            undeclared = List.copyOf(undeclared);
        }

        Result withUndeclared(List<ImportTarget> targets) {
            return new Result(plan, refreshed, targets, root);
        }

        /// For who does not let the missing blocks be written.
        public void reportUndeclared(Diagnostics diagnostics) {
            Imports.reportWithoutBlock(undeclared, diagnostics);
        }
    }

    /// Where there are errors the plan says so, and holds what could be planned nevertheless.
    public static Result plan(PlanningRequest request, Diagnostics diagnostics) {
        return new Planner(request, diagnostics).plan(diagnostics);
    }

    private Result plan(Diagnostics diagnostics) {
        Dag<ConfigNode> dag = ConfigGraph.of(request.configuration());
        EphemeralClosing.putInto(dag);
        PlanInProgress plan = new PlanInProgress(moves);
        List<List<ConfigNode>> cycles = dag.cycles();
        if (!cycles.isEmpty()) {
            cycles.forEach(loop -> diagnostics.add(CycleReport.of(loop, request.configuration())));
            return result(plan, new TreeMap<>(), new TreeMap<>(), Optional.empty(), true);
        }
        Targets targets = Targets.of(request.options(), dag, request.prior());
        made.reportLeftOut(targets::names, diagnostics);
        removals.reportStillDeclared(request.configuration(), diagnostics);
        if (diagnostics.hasErrors()) {
            reportTargets(diagnostics);
            return result(plan, new TreeMap<>(), new TreeMap<>(), Optional.empty(), true);
        }
        Bounded bounded = new Bounded(request.parallelism());
        ObjectTypes types = new ObjectTypes(request.providers());
        PriorObjects priorObjects = new PriorObjects(request, targets, bounded);
        Imports imports = new Imports(request.providers(), request.progress(), bounded);
        DeletionPlanner deletions = new DeletionPlanner(request, bounded);
        Orphans orphans =
                new Orphans(request, targets, plan, priorObjects, types, removals, deletions);
        WholePlanChecks checks = new WholePlanChecks(request.providers());
        PlanningHandler handler =
                new PlanningHandler(
                        request,
                        targets,
                        types,
                        plan,
                        bounded,
                        new ManagedPlanner(
                                request,
                                plan,
                                priorObjects,
                                imports,
                                new ReplacementOrder(request.configuration(), dag),
                                checks,
                                deletions),
                        new DataPlanner(request, plan, bounded),
                        orphans,
                        imports);
        Evaluation evaluation =
                new Evaluation(
                        request.configuration(),
                        dag,
                        request.environment(),
                        request.providers(),
                        Phase.PLAN,
                        request.variables(),
                        handler);
        Diagnostics walked = new Diagnostics();
        evaluation.run(node -> targets.includes(node) && isDone(node), walked);
        diagnostics.addAll(withMoveProblems(walked, evaluation));
        boolean invoking = request.options().isInvoking();
        if (!diagnostics.hasErrors() && invoking) {
            AskedActions.reportMissing(request, plan.invocations(), diagnostics);
        }
        if (!diagnostics.hasErrors() && !invoking) {
            imports.reportWithoutInstance(request.configuration(), evaluation, diagnostics);
        }
        if (!diagnostics.hasErrors() && !invoking) {
            orphans.withoutBlock(request.configuration(), evaluation, diagnostics);
        }
        if (!diagnostics.hasErrors()) {
            checks.report(diagnostics);
        }
        noteEmptyModules(evaluation, plan);
        moves.reportBlocked(diagnostics);
        Removals.report(plan.changes(), diagnostics);
        UnsupportedConnections.report(request.configuration(), plan.changes(), diagnostics);
        reportTargets(diagnostics);
        Replacements.reportIncomplete(request.options(), plan, diagnostics);
        return result(
                        plan,
                        evaluation.rootVariables(),
                        evaluation.rootOutputs(),
                        Optional.of(evaluation.rootValues()),
                        diagnostics.hasErrors())
                .withUndeclared(
                        invoking
                                ? List.of()
                                : imports.withoutBlock(request.configuration(), request.prior()));
    }

    /// Nothing is imported where everything is to be destroyed, or only to be looked at.
    private boolean isDone(ConfigNode node) {
        return !(node instanceof ImportNode)
                || (request.options().mode() == Mode.NORMAL && !request.options().isInvoking());
    }

    /// Where objects were misled by wrong `moved` blocks, what was said of them misleads as well.
    private Diagnostics withMoveProblems(Diagnostics walked, Evaluation evaluation) {
        Diagnostics problems = new Diagnostics();
        if (request.options().mode() != Mode.DESTROY) {
            MoveProblems.of(request.configuration(), evaluation).forEach(problems::add);
        }
        return problems.hasErrors() ? problems : walked;
    }

    /// Of a module without instances, nothing can fail.
    private void noteEmptyModules(Evaluation evaluation, PlanInProgress plan) {
        request.configuration()
                .modules()
                .filter(module ->
                        evaluation.moduleInstances(module.path()).filter(List::isEmpty).isPresent())
                .forEach(module ->
                        DeclaredConditions.of(module).keySet().forEach(plan::hasNoInstances));
    }

    private Result result(
            PlanInProgress plan,
            SortedMap<String, Value> variables,
            SortedMap<String, Value> outputs,
            Optional<RootValues> root,
            boolean errored) {
        boolean destroy = request.options().mode() == Mode.DESTROY;
        SortedMap<String, Value> planned = destroy ? new TreeMap<>() : outputs;
        if (!errored) {
            RefreshedOutputs.keep(request, outputs, plan.refreshed());
        }
        StateSnapshot refreshed = plan.refreshed().snapshot();
        StateSnapshot prior =
                destroy ? request.prior().withOutputs(refreshed.outputs()) : request.prior();
        List<ResourceChange> changes = plan.changes();
        Plan finished =
                new Plan(
                        request.options(),
                        variables,
                        changes,
                        plan.invocations(),
                        OutputChanges.of(
                                prior,
                                planned,
                                request.configuration(),
                                request.options(),
                                errored),
                        planned,
                        destroy ? List.of() : plan.drift(),
                        CheckResults.of(
                                plan.conditions(),
                                plan.withoutInstances(),
                                request.configuration(),
                                destroy),
                        errored,
                        request.timestamp().get());
        return new Result(finished, refreshed, List.of(), root);
    }

    private void reportTargets(Diagnostics diagnostics) {
        if (request.options().isTargeted()) {
            diagnostics.add(
                    Diagnostic.warning(
                            "Resource targeting is in effect",
                            "This plan covers a part of the configuration: what -target names and what that needs, or all but what -exclude names. Something may be left to do afterwards; plan without these options to see it."));
        }
    }
}
