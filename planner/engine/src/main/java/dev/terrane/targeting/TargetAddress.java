package dev.terrane.targeting;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceInstanceAddress;

import java.util.Optional;

/// What `-target` or `-exclude` names: `module.a`, `module.a["x"]`, `aws_vpc.main`, `aws_subnet.s[0]`.
///
/// Without a key a resource means all its instances, and a module all of its own; but `module.a.aws_vpc.main`
/// is in the only instance of a module without `count` and `for_each`, as in Terraform.
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
        if (resource.isEmpty()) {
            return isAround(address.module());
        }
        return module.equals(address.module())
                && resource.get().equals(address.resource())
                && (key.equals(InstanceKey.NONE) || key.equals(address.key()));
    }

    /// Whether any instance of the block could be.
    boolean names(ConfigResourceAddress block) {
        return block.module().isWithin(module.path())
                && resource.map(own ->
                                own.equals(block.resource())
                                        && block.module().equals(module.path()))
                        .orElse(true);
    }

    /// Whether all instances of the blocks that it names are meant.
    boolean isWhole() {
        return key.equals(InstanceKey.NONE)
                && (module.isRoot() || (resource.isEmpty() && isWithoutKeys()));
    }

    private boolean isWithoutKeys() {
        return module.steps().stream().allMatch(step -> step.key().equals(InstanceKey.NONE));
    }

    private boolean isAround(ModuleAddress other) {
        return isWithoutKeys() ? other.path().isWithin(module.path()) : isAroundExactly(other);
    }

    /// With keys all steps count, but that the last without one means all instances of that call.
    private boolean isAroundExactly(ModuleAddress other) {
        int size = module.steps().size();
        if (other.steps().size() < size) {
            return false;
        }
        ModuleAddress.Step own = module.last();
        ModuleAddress.Step beside = other.steps().get(size - 1);
        return other.steps().subList(0, size - 1).equals(module.steps().subList(0, size - 1))
                && own.name().equals(beside.name())
                && (own.key().equals(InstanceKey.NONE) || own.key().equals(beside.key()));
    }
}
