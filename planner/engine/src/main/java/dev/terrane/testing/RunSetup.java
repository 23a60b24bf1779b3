package dev.terrane.testing;

import dev.terrane.address.ModulePath;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.ProviderConfig;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestOverride;
import dev.terrane.config.test.TestProvider;
import dev.terrane.config.test.TestProvider.Mock;
import dev.terrane.config.test.TestProvider.Real;
import dev.terrane.config.test.TestRun;
import dev.terrane.config.test.TestRun.PassedProvider;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ProviderResolution;
import dev.terrane.evaluating.Providers;
import dev.terrane.evaluating.StandIns;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.Workbench;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a run is carried out with, and what it is taken away again with: the module under test with
/// the providers of the test file in place of its own, and the values of its variables.
///
/// @param real the providers of the test file that are not mocked
/// @param providerScope what those may refer to
record RunSetup(
        Loaded loaded,
        Map<String, Value> variables,
        StandIns standIns,
        Map<ProviderConfigAddress, ProviderConfig> real,
        Scope providerScope) {

    static RunSetup of(
            TestFile file,
            TestRun run,
            Loaded loaded,
            Map<String, Value> variables,
            Scope providerScope,
            Diagnostics diagnostics) {
        ModuleConfig root = loaded.configuration().root().config();
        Map<LocalProvider, TestProvider> given = given(file, run, diagnostics);
        Map<ProviderConfigAddress, Mock> mocks = new HashMap<>();
        Map<ProviderConfigAddress, ProviderConfig> real = new LinkedHashMap<>();
        given.forEach((name, provider) -> {
            ProviderConfigAddress address =
                    new ProviderConfigAddress(
                            ModulePath.ROOT, root.source(name.name()), name.alias());
            switch (provider) {
                case Mock mock -> mocks.put(address, mock);
                case Real configured -> real.put(address, configured.config());
            }
        });
        Configuration configuration = withProvidersOf(loaded.configuration(), given, run);
        return new RunSetup(
                loaded.with(configuration),
                variables,
                new TestStandIns(
                        file.path() + "/" + run.name() + "/", levels(file, run, mocks), mocks),
                real,
                providerScope);
    }

    private static List<List<TestOverride>> levels(
            TestFile file, TestRun run, Map<ProviderConfigAddress, Mock> mocks) {
        List<List<TestOverride>> levels = new ArrayList<>();
        levels.add(run.overrides());
        levels.add(file.overrides());
        mocks.values().forEach(mock -> levels.add(mock.overrides()));
        return levels;
    }

    /// The providers of the file, by the names that the module under test has for them.
    private static Map<LocalProvider, TestProvider> given(
            TestFile file, TestRun run, Diagnostics diagnostics) {
        if (run.providers().isEmpty()) {
            return file.providers();
        }
        Map<LocalProvider, TestProvider> given = new LinkedHashMap<>();
        for (PassedProvider passed : run.providers()) {
            TestProvider provider = file.providers().get(passed.inFile());
            if (provider == null) {
                diagnostics.error(
                        "Missing provider definition for " + passed.inFile(),
                        "The test file has no \"provider\" or \"mock_provider\" block %s that could be handed in."
                                .formatted(passed.inFile()),
                        passed.range());
            } else {
                given.put(passed.inModule(), provider);
            }
        }
        return given;
    }

    /// Where a run says which providers are handed in, the module's own do not count at all.
    private static Configuration withProvidersOf(
            Configuration configuration, Map<LocalProvider, TestProvider> given, TestRun run) {
        ModuleNode root = configuration.root();
        Map<LocalProvider, ProviderConfig> own = new LinkedHashMap<>(root.config().providers());
        own.keySet().removeAll(given.keySet());
        if (!run.providers().isEmpty()) {
            own.clear();
        }
        return new Configuration(
                new ModuleNode(
                        root.path(),
                        root.config().withProviders(own),
                        root.call(),
                        root.children()));
    }

    /// Providers for one plan or apply, not mocked ones configured as the test file says.
    Providers open(Workbench bench, Diagnostics diagnostics) {
        Providers providers = bench.providers(standIns);
        Set<ProviderConfigAddress> needed = needed();
        real.forEach((address, block) -> {
            if (needed.contains(address) && providers.has(address.source())) {
                providers.configuredBy(address, block, providerScope, diagnostics);
            }
        });
        return providers;
    }

    private Set<ProviderConfigAddress> needed() {
        ProviderResolution resolution = new ProviderResolution(loaded.configuration());
        return loaded.configuration()
                .modules()
                .flatMap(module ->
                        module.config().resources().values().stream()
                                .flatMap(resource ->
                                        resolution.find(module, resource).addresses().stream()))
                .collect(Collectors.toSet());
    }
}
