package dev.terrane.applying;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Resource;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.ConfigNode.StepNode;
import dev.terrane.graph.Dag;

import java.util.List;

/// Puts the data sources of check blocks behind all objects: they look at what there is when the
/// work is done.
final class ChecksLast {
    private static final StepNode BEGIN = new StepNode("(checks begin)");

    private ChecksLast() {}

    static void putInto(Dag<ConfigNode> dag, Configuration configuration) {
        List<ConfigNode> nested =
                configuration
                        .modules()
                        .flatMap(ChecksLast::nested)
                        .map(ConfigNode.class::cast)
                        .toList();
        if (nested.isEmpty()) {
            return;
        }
        dag.vertices().stream()
                .filter(ChecksLast::isObject)
                .forEach(object -> dag.connect(BEGIN, object));
        nested.forEach(data -> dag.connect(data, BEGIN));
    }

    private static java.util.stream.Stream<ResourceNode> nested(ModuleNode module) {
        return module.config().checks().values().stream()
                .flatMap(check -> check.data().stream())
                .map(Resource::address)
                .map(data -> new ResourceNode(new ConfigResourceAddress(module.path(), data)));
    }

    private static boolean isObject(ConfigNode node) {
        return node instanceof ResourceNode resource && resource.address().resource().isManaged();
    }
}
