package dev.terrane.config.test;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ModulePath;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;

import java.util.List;
import java.util.Optional;

/// Which objects or modules an override is about. Where a key is missing, all instances are meant:
/// `module.net.aws_subnet.a` covers `module.net[0].aws_subnet.a["x"]`.
///
/// @param modules from the root
/// @param resource none where a module is meant
public record AddressPattern(
        List<ModuleAddress.Step> modules, Optional<ResourceAddress> resource, InstanceKey key) {
    public AddressPattern {
        modules = List.copyOf(modules);
    }

    public boolean covers(ResourceInstanceAddress address) {
        return resource.equals(Optional.of(address.resource()))
                && coversKey(key, address.key())
                && coversSteps(address.module());
    }

    public boolean covers(ModuleAddress address) {
        return resource.isEmpty() && coversSteps(address);
    }

    public ModulePath modulePath() {
        return new ModulePath(modules.stream().map(ModuleAddress.Step::name).toList());
    }

    /// How many keys it names: the more, the more it is meant for one object alone.
    public int keys() {
        long inModules =
                modules.stream().filter(step -> !step.key().equals(InstanceKey.NONE)).count();
        return (int) inModules + (key.equals(InstanceKey.NONE) ? 0 : 1);
    }

    private boolean coversSteps(ModuleAddress address) {
        if (modules.size() != address.steps().size()) {
            return false;
        }
        for (int i = 0; i < modules.size(); i++) {
            ModuleAddress.Step wanted = modules.get(i);
            ModuleAddress.Step given = address.steps().get(i);
            if (!wanted.name().equals(given.name()) || !coversKey(wanted.key(), given.key())) {
                return false;
            }
        }
        return true;
    }

    private static boolean coversKey(InstanceKey wanted, InstanceKey given) {
        return wanted.equals(InstanceKey.NONE) || wanted.equals(given);
    }

    @Override
    public String toString() {
        ModuleAddress module = new ModuleAddress(modules);
        return resource.map(found -> module.prefix() + found + key.suffix())
                .orElseGet(module::toString);
    }
}
