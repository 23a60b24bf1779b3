package dev.terrane.applying;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Bounded;
import dev.terrane.evaluating.ConfigGraph;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.CycleReport;
import dev.terrane.evaluating.EphemeralClosing;
import dev.terrane.evaluating.Evaluation;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.evaluating.RootValues;
import dev.terrane.graph.Dag;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.plan.Change;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.PlanOptions;
import dev.terrane.state.JournalRecord;
import dev.terrane.state.StateRearrangement;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.state.WorkingState;
import dev.terrane.targeting.Targets;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.SortedMap;

/// Carries out a plan.
public final class Applier {
    private static final OutputState NOT_KNOWN = new OutputState(Value.NULL, Type.DYNAMIC, false);

    private final ApplyRequest request;
    private final WorkingState state;
    private final Work work;

    private Applier(ApplyRequest request) {
        this.request = request;
        this.state = new WorkingState(request.refreshed());
        this.work = new Work(request, state, new Bounded(request.parallelism()));
    }

    /// @param state what there is now, also where some of it failed
    /// @param outcome what was done
    /// @param root what there is of the root module now
    public record Result(StateSnapshot state, Outcome outcome, RootValues root) {}

    /// How many objects were added, changed and destroyed: what was carried out, not what was
    /// planned.
    ///
    /// @param invoked how many actions
    public record Outcome(int added, int changed, int destroyed, int invoked) {}

    public static Result apply(ApplyRequest request, Diagnostics diagnostics) {
        return new Applier(request).apply(diagnostics);
    }

    private Result apply(Diagnostics diagnostics) {
        Dag<ConfigNode> dag = ConfigGraph.of(request.configuration());
        ObjectTypes types = new ObjectTypes(request.providers());
        PlanOptions options = request.plan().options();
        Targets targets = Targets.of(options, dag, request.refreshed());
        Deletions deletions = Deletions.putInto(dag, request.plan(), request.refreshed());
        EphemeralClosing.putInto(dag);
        ChecksLast.putInto(dag, request.configuration());
        ApplyingHandler handler =
                new ApplyingHandler(request, targets, state, types, work, deletions);
        Evaluation evaluation =
                new Evaluation(
                        request.configuration(),
                        dag,
                        request.environment(),
                        request.providers(),
                        Phase.APPLY,
                        request.variables(),
                        handler);
        List<List<ConfigNode>> cycles = dag.cycles();
        if (!cycles.isEmpty()) {
            cycles.forEach(loop -> diagnostics.add(CycleReport.of(loop, request.configuration())));
            return new Result(state.snapshot(), work.outcome(), evaluation.rootValues());
        }
        rearrange();
        forget();
        evaluation.run(targets::includes, diagnostics);
        if (request.stop().wasAsked()) {
            diagnostics.add(stopped());
        }
        saveOutputs(evaluation.rootOutputs());
        state.setCheckResults(handler.checked().json(request.plan().checks()));
        if (options.isTargeted()) {
            diagnostics.add(partial());
        }
        if (options.isDestroy() && !options.isPartial()) {
            state.forgetData();
        }
        return new Result(state.snapshot(), work.outcome(), evaluation.rootValues());
    }

    /// The journal speaks of objects by the addresses that the plan gives them.
    private void rearrange() {
        StateRearrangement.between(request.saved(), request.refreshed())
                .ifPresent(request.journal()::append);
    }

    /// What is no longer managed waits for nothing, and nothing waits for it.
    private void forget() {
        request.plan().changes().stream()
                .filter(change -> change.change() instanceof Change.Forget)
                .forEach(change ->
                        work.save(new JournalRecord.Gone(change.address(), change.deposedKey())));
    }

    /// What could not be evaluated, because what it needs failed, keeps its old value.
    private void saveOutputs(SortedMap<String, Value> outputs) {
        for (OutputChange change : request.plan().outputs()) {
            Value value = outputs.get(change.name());
            if (change.kind() == OutputChange.Kind.DELETE) {
                state.removeOutput(change.name());
            } else if (value != null && !value.isWhollyKnown() && onlyRefreshes()) {
                state.putOutput(change.name(), NOT_KNOWN);
            } else if (value != null && value.isWhollyKnown()) {
                save(change.name(), value, change.after().hasMark(Mark.SENSITIVE));
            }
        }
    }

    /// Where nothing is made, what is made from it can not be known. Terraform keeps a null then.
    private boolean onlyRefreshes() {
        return request.plan().options().mode() == PlanOptions.Mode.REFRESH_ONLY;
    }

    private void save(String name, Value value, boolean sensitive) {
        Value plain = value.withoutMarksDeep();
        if (plain.isNull()) {
            state.removeOutput(name);
        } else {
            state.putOutput(name, new OutputState(plain, plain.type(), sensitive));
        }
    }

    private static Diagnostic partial() {
        return Diagnostic.warning(
                "Applied changes may be incomplete",
                "Only a part of the configuration was applied, as -target or -exclude asked. Plan without them to see what is left.");
    }

    private static Diagnostic stopped() {
        return Diagnostic.error(
                "Stopped",
                "You asked to stop. What had begun was brought to its end and is in the state; the"
                        + " rest was not begun. Run apply again to go on.");
    }
}
