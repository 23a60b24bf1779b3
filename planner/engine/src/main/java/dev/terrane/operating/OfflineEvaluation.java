package dev.terrane.operating;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.Configuration;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ConfigGraph;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.CycleReport;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.evaluating.Environment;
import dev.terrane.evaluating.Evaluation;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.evaluating.ObjectHandler;
import dev.terrane.evaluating.Providers;
import dev.terrane.graph.Dag;
import dev.terrane.spi.ProposedObject;
import dev.terrane.value.Value;

import java.util.LinkedHashMap;
import java.util.Map;

/// Evaluates all that a configuration says, without a state and without asking anything of a provider
/// but its schema. What only a cloud knows is not known.
final class OfflineEvaluation implements ObjectHandler {
    private OfflineEvaluation() {}

    static void run(
            Configuration configuration,
            Environment environment,
            Providers providers,
            Map<String, Value> variables,
            Diagnostics diagnostics) {
        Dag<ConfigNode> dag = ConfigGraph.of(configuration);
        dag.cycles().forEach(loop -> diagnostics.add(CycleReport.of(loop, configuration)));
        if (diagnostics.hasErrors()) {
            return;
        }
        new Evaluation(
                        configuration,
                        dag,
                        environment,
                        providers,
                        Phase.PLAN,
                        variables,
                        new OfflineEvaluation())
                .run(OfflineEvaluation::isEvaluated, diagnostics);
    }

    /// An ephemeral resource would be opened.
    private static boolean isEvaluated(ConfigNode node) {
        return !(node instanceof ResourceNode resource
                && resource.address().resource().mode() == ResourceMode.EPHEMERAL);
    }

    @Override
    public Map<InstanceKey, Value> settle(DesiredResource resource, Diagnostics diagnostics) {
        Map<InstanceKey, Value> values = new LinkedHashMap<>();
        for (DesiredInstance instance : resource.instances()) {
            Value config = instance.config(diagnostics);
            values.put(
                    instance.address().key(),
                    diagnostics.hasErrors()
                            ? Value.DYNAMIC
                            : ProposedObject.ofDataSource(
                                    resource.schema().block(), config.withoutMarksDeep()));
        }
        return values;
    }

    /// What an action is invoked with may be read from files, too.
    @Override
    public void invocable(DesiredResource action, Diagnostics diagnostics) {
        action.instances().forEach(instance -> instance.config(diagnostics));
    }
}
