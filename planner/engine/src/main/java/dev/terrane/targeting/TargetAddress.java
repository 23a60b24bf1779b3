package dev.terrane.targeting;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;

import java.util.List;
import java.util.Optional;

/// What `-target` or `-exclude` names: `module.a`, `module.a["x"]`, `aws_vpc.main`, `aws_subnet.s[0]`.
///
/// Where a key is left out, all instances are meant.
///
/// @param resource none where a whole module is named
/// @param key of the instance of the resource
public record TargetAddress(
        ModuleAddress module, Optional<ResourceAddress> resource, InstanceKey key) {

    /// Nothing where it is neither a module nor a resource or an instance of one.
    public static Optional<TargetAddress> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return AddressParser.instance(text)
                .map(found ->
                        new TargetAddress(
                                found.module(), Optional.of(found.resource()), found.key()))
                .or(() ->
                        AddressParser.module(text)
                                .map(found ->
                                        new TargetAddress(
                                                found, Optional.empty(), InstanceKey.NONE)));
    }

    /// Whether the instance is named, or is in what is named.
    boolean covers(ResourceInstanceAddress address) {
        return isAround(address.module())
                && resource.map(address.resource()::equals).orElse(true)
                && isKey(key, address.key());
    }

    /// Whether any instance of the block could be.
    boolean names(ConfigResourceAddress block) {
        return block.module().isWithin(module.path())
                && resource.map(own ->
                                own.equals(block.resource())
                                        && block.module().equals(module.path()))
                        .orElse(true);
    }

    /// Whether all instances of what it names are meant.
    boolean isWhole() {
        return isKey(key, InstanceKey.NONE)
                && module.steps().stream().allMatch(step -> step.key().equals(InstanceKey.NONE));
    }

    private boolean isAround(ModuleAddress other) {
        List<ModuleAddress.Step> own = module.steps();
        List<ModuleAddress.Step> others = other.steps();
        boolean deepEnough =
                resource.isPresent() ? others.size() == own.size() : others.size() >= own.size();
        if (!deepEnough) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            if (!own.get(i).name().equals(others.get(i).name())
                    || !isKey(own.get(i).key(), others.get(i).key())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKey(InstanceKey wanted, InstanceKey key) {
        return wanted.equals(InstanceKey.NONE) || wanted.equals(key);
    }
}
