package dev.terrane.config.test;

import dev.terrane.config.Condition;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Traversal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `run "name" { ... }`: one plan or apply, and what is to be true of it.
///
/// @param module that is tested instead of the root module
/// @param providers of the test file that are handed in; where it is empty, all of them
/// @param expectFailures what has conditions that are to fail
/// @param stateKey runs of a file with the same key have one state
/// @param parallel whether it may run beside others
/// @param range of the block's header
public record TestRun(
        String name,
        Command command,
        Optional<TestedModule> module,
        Options options,
        Map<String, Attribute> variables,
        List<PassedProvider> providers,
        List<Condition> assertions,
        List<Traversal> expectFailures,
        List<TestOverride> overrides,
        Optional<String> stateKey,
        boolean parallel,
        SourceRange range) {
    public TestRun {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        providers = List.copyOf(providers);
        assertions = List.copyOf(assertions);
        expectFailures = List.copyOf(expectFailures);
        overrides = List.copyOf(overrides);
    }

    public enum Command {
        PLAN,
        APPLY
    }

    /// `module { source = ... }`.
    public record TestedModule(String source, SourceRange range) {}

    /// `plan_options { ... }`.
    ///
    /// @param targets addresses, as -target has them
    /// @param replacements addresses, as -replace has them
    public record Options(
            boolean refreshOnly, boolean refresh, List<String> targets, List<String> replacements) {
        public static final Options NONE = new Options(false, true, List.of(), List.of());

        public Options {
            targets = List.copyOf(targets);
            replacements = List.copyOf(replacements);
        }
    }

    /// An entry of `providers`: a name of the module, and one of the test file.
    public record PassedProvider(LocalProvider inModule, LocalProvider inFile, SourceRange range) {}

    /// Which of the states of its file it works on: those of one key, or of one module, are the same.
    public String state() {
        return stateKey.orElseGet(() -> module.map(TestedModule::source).orElse(""));
    }
}
