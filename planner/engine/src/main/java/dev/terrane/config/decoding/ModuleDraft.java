package dev.terrane.config.decoding;

import dev.terrane.address.ResourceAddress;
import dev.terrane.config.Backend;
import dev.terrane.config.Check;
import dev.terrane.config.Encryption;
import dev.terrane.config.Import;
import dev.terrane.config.ListBlock;
import dev.terrane.config.Local;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.Moved;
import dev.terrane.config.Output;
import dev.terrane.config.ProviderConfig;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.ProviderMeta;
import dev.terrane.config.ProviderRequirement;
import dev.terrane.config.Removed;
import dev.terrane.config.Resource;
import dev.terrane.config.Variable;
import dev.terrane.config.decoding.DecodedModule.PassedProvider;
import dev.terrane.config.decoding.DecodedModule.RequiredVersion;
import dev.terrane.diagnostic.Diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A module while its blocks are read.
final class ModuleDraft {
    final Map<String, Variable> variables = new LinkedHashMap<>();
    final Map<String, Local> locals = new LinkedHashMap<>();
    final Map<String, Output> outputs = new LinkedHashMap<>();
    final Map<ResourceAddress, Resource> resources = new LinkedHashMap<>();
    final Map<String, ModuleCall> calls = new LinkedHashMap<>();
    final Map<LocalProvider, ProviderConfig> providers = new LinkedHashMap<>();
    final Map<String, ProviderRequirement> requirements = new LinkedHashMap<>();
    final List<Moved> moves = new ArrayList<>();
    final List<Removed> removals = new ArrayList<>();
    final List<Import> imports = new ArrayList<>();
    final Map<String, Check> checks = new LinkedHashMap<>();
    final Map<String, ProviderMeta> metas = new LinkedHashMap<>();
    final Map<ResourceAddress, ListBlock> lists = new LinkedHashMap<>();
    final List<RequiredVersion> requiredVersions = new ArrayList<>();
    final Map<String, List<PassedProvider>> passedProviders = new LinkedHashMap<>();

    /// What matters to those only who go on and use the module.
    final Diagnostics problemsOfUse = new Diagnostics();

    Optional<Backend> backend = Optional.empty();
    Optional<Encryption> encryption = Optional.empty();

    DecodedModule finish(String directory) {
        ModuleConfig config =
                new ModuleConfig(
                        directory,
                        variables,
                        locals,
                        outputs,
                        resources,
                        calls,
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
        return new DecodedModule(config, requiredVersions, passedProviders, problemsOfUse.list());
    }
}
