package dev.terrane.operating.explaining;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.Repetition;

import java.util.Optional;

/// Where an expression is evaluated: in which instance of its module, and in which instance of what is
/// repeated there.
record Place(ModuleAddress address, ModuleNode module, Repetition repetition, InstanceKey key) {
    static Place in(ModuleAddress address, ModuleNode module) {
        return new Place(address, module, Repetition.SINGLE, InstanceKey.NONE);
    }

    Place repeated(Repetition how, InstanceKey which) {
        return new Place(address, module, how, which);
    }

    /// The same instance of the module, outside of what is repeated in it.
    Place plain() {
        return in(address, module);
    }

    Place child(ModuleNode child, InstanceKey instance) {
        return in(address.child(child.path().last(), instance), child);
    }

    /// Where the arguments of this module are written.
    Optional<Place> caller(Configuration configuration) {
        Optional<ModuleCall> call = module.call();
        Optional<ModuleNode> parent =
                address.isRoot() ? Optional.empty() : configuration.module(module.path().parent());
        return parent.flatMap(node ->
                call.map(made ->
                        in(address.parent().orElseThrow(), node)
                                .repeated(made.repetition(), address.last().key())));
    }
}
