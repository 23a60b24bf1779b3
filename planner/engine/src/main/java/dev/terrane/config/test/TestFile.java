package dev.terrane.config.test;

import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.hcl.syntax.Attribute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A test file.
///
/// @param path relative to the root module, with slashes
/// @param variables of the `variables` block; evaluated where a run needs them
/// @param providers that take the place of those of the configuration
/// @param runs in the order in which they stand
public record TestFile(
        String path,
        Map<String, Attribute> variables,
        Map<LocalProvider, TestProvider> providers,
        List<TestOverride> overrides,
        List<TestRun> runs) {
    public TestFile {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
        overrides = List.copyOf(overrides);
        runs = List.copyOf(runs);
    }
}
