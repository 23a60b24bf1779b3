package dev.terrane.applying;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Resource;
import dev.terrane.config.Resource.Provisioner;
import dev.terrane.hcl.expression.Traversals;

import java.util.List;
import java.util.Optional;

/// The provisioners that are to run before an object is destroyed, and where they are declared.
///
/// They stand in the object's own block, or in a `removed` block that tells of its end; where
/// neither is left, nobody knows them any more.
record DestroyProvisioners(ModuleNode module, List<Provisioner> blocks) {

    static Optional<DestroyProvisioners> of(
            ResourceInstanceAddress address, Configuration configuration) {
        return ofResource(address, configuration)
                .or(() -> ofRemoved(address, configuration))
                .filter(found -> !found.blocks().isEmpty());
    }

    private static Optional<DestroyProvisioners> ofResource(
            ResourceInstanceAddress address, Configuration configuration) {
        Optional<ModuleNode> module = configuration.module(address.module().path());
        return module.map(node -> node.config().resources().get(address.resource()))
                .map(Resource::provisioners)
                .map(all -> new DestroyProvisioners(module.orElseThrow(), whenDestroy(all)));
    }

    private static Optional<DestroyProvisioners> ofRemoved(
            ResourceInstanceAddress address, Configuration configuration) {
        String gone = address.config().toString();
        return configuration
                .modules()
                .flatMap(node ->
                        node.config().removals().stream()
                                .filter(block ->
                                        (node.path().prefix() + Traversals.display(block.from()))
                                                .equals(gone))
                                .map(block ->
                                        new DestroyProvisioners(
                                                node, whenDestroy(block.provisioners()))))
                .findFirst();
    }

    private static List<Provisioner> whenDestroy(List<Provisioner> all) {
        return all.stream().filter(Provisioner::whenDestroy).toList();
    }
}
