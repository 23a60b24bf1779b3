package dev.terrane.operating;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.Configuration;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ConfigGraph;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.DesiredInstance;
import dev.terrane.evaluating.DesiredResource;
import dev.terrane.evaluating.Environment;
import dev.terrane.evaluating.Evaluation;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.evaluating.ObjectHandler;
import dev.terrane.evaluating.Providers;
import dev.terrane.graph.Dag;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.value.Value;

import java.util.LinkedHashMap;
import java.util.Map;

/// The names of the root module with their values, to be asked for: nothing is read, planned or
/// changed.
///
/// @param scope what expressions see
public record Consultation(Scope scope, Providers providers) implements AutoCloseable {

    static Consultation of(
            Configuration configuration,
            Environment environment,
            Providers providers,
            Map<String, Value> variables,
            KnownObjects objects,
            ObjectSearch search,
            Diagnostics diagnostics) {
        Dag<ConfigNode> dag = ConfigGraph.of(configuration);
        Evaluation evaluation =
                new Evaluation(
                        configuration,
                        dag,
                        environment,
                        providers,
                        Phase.PLAN,
                        variables,
                        new Answers(objects, new ObjectTypes(providers), search));
        if (dag.cycles().isEmpty()) {
            evaluation.run(node -> true, diagnostics);
        }
        return new Consultation(evaluation.rootScope(), providers);
    }

    @Override
    public void close() {
        providers.close();
    }

    /// What is there, as it is; what is not is not known.
    private record Answers(KnownObjects objects, ObjectTypes types, ObjectSearch search)
            implements ObjectHandler {
        @Override
        public Map<InstanceKey, Value> settle(DesiredResource resource, Diagnostics diagnostics) {
            if (resource.address().resource().mode() == ResourceMode.LIST) {
                return search.settle(resource, diagnostics);
            }
            Map<InstanceKey, Value> values = new LinkedHashMap<>();
            for (DesiredInstance instance : resource.instances()) {
                values.put(
                        instance.address().key(),
                        objects.find(instance.address(), types, diagnostics).orElse(Value.DYNAMIC));
            }
            return values;
        }
    }
}
