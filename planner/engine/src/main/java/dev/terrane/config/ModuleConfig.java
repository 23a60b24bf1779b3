package dev.terrane.config;

import dev.terrane.address.ResourceAddress;
import dev.terrane.config.ProviderConfig.LocalProvider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the files of one folder declare. Maps keep the order of declaration.
///
/// @param directory as `path.module` gives it: relative to the working directory
/// @param requirements by local name
/// @param metas by the local name of the provider
/// @param lists of query files, in the order of declaration; their bodies are among the resources
public record ModuleConfig(
        String directory,
        Map<String, Variable> variables,
        Map<String, Local> locals,
        Map<String, Output> outputs,
        Map<ResourceAddress, Resource> resources,
        Map<String, ModuleCall> calls,
        Map<LocalProvider, ProviderConfig> providers,
        Map<String, ProviderRequirement> requirements,
        Optional<Backend> backend,
        Optional<Encryption> encryption,
        List<Moved> moves,
        List<Removed> removals,
        List<Import> imports,
        Map<String, Check> checks,
        Map<String, ProviderMeta> metas,
        Map<ResourceAddress, ListBlock> lists) {

    /// The name of the check block that a data source stands in.
    public Optional<String> checkOf(ResourceAddress data) {
        return checks.values().stream()
                .filter(check ->
                        check.data().filter(nested -> nested.address().equals(data)).isPresent())
                .map(Check::name)
                .findFirst();
    }

    /// The same module with other calls of the same names.
    public ModuleConfig withCalls(Map<String, ModuleCall> others) {
        return new ModuleConfig(
                directory,
                variables,
                locals,
                outputs,
                resources,
                others,
                providers,
                requirements,
                backend,
                encryption,
                moves,
                removals,
                imports,
                checks,
                metas,
                lists);
    }

    /// The same with other provider configurations.
    public ModuleConfig withProviders(Map<LocalProvider, ProviderConfig> others) {
        return new ModuleConfig(
                directory,
                variables,
                locals,
                outputs,
                resources,
                calls,
                others,
                requirements,
                backend,
                encryption,
                moves,
                removals,
                imports,
                checks,
                metas,
                lists);
    }

    /// The provider that a local name stands for in this module.
    public dev.terrane.address.ProviderSource source(String localName) {
        ProviderRequirement requirement = requirements.get(localName);
        return requirement != null
                ? requirement.source()
                : dev.terrane.address.ProviderSource.implied(localName);
    }
}
