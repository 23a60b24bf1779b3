package dev.terrane.evaluating;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ProviderSource;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceInstanceAddress.AllInstances;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Resource;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// A resource block in one instance of its module, and the instances that it wants.
///
/// @param repetition whether it has `count`, `for_each` or neither
/// @param provider that has its type; each instance has its configuration
/// @param dependencies the resources that it is made from, direct ones, sorted
/// @param dependsOn the resources that its `depends_on` leads to, sorted
/// @param module that declares it
/// @param settled may be told of single instances before all of them are settled: what refers to one
///     alone goes on then
/// @param check the name of the check block that a data source stands in
public record DesiredResource(
        Resource block,
        AllInstances address,
        ProviderSource provider,
        Schema schema,
        BlockTemplate template,
        Repeated repetition,
        List<DesiredInstance> instances,
        List<ConfigResourceAddress> dependencies,
        List<ConfigResourceAddress> dependsOn,
        Optional<String> check,
        ModuleNode module,
        BiConsumer<InstanceKey, Optional<Value>> settled) {

    /// All that its module declares, itself among them.
    public Set<ResourceAddress> siblings() {
        return module.config().resources().keySet();
    }

    public enum Repeated {
        SINGLE,
        COUNT,
        FOR_EACH
    }
}
