package dev.terrane.config.checking;

import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.loading.LoadResult;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;

import java.util.List;

/// Checks the references of a whole configuration.
public final class ReferenceCheck {
    private ReferenceCheck() {}

    /// Checks what was loaded without errors; what loading has put off is reported, too.
    public static List<Diagnostic> check(LoadResult loaded) {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(loaded.problemsOfUse());
        loaded.configuration().ifPresent(configuration -> check(configuration, diagnostics));
        return diagnostics.list();
    }

    /// What is wrong, in the order of the modules. Where arguments of module calls are wrong, those
    /// alone: the values inside the modules hang on them.
    public static List<Diagnostic> check(Configuration configuration) {
        Diagnostics diagnostics = new Diagnostics();
        check(configuration, diagnostics);
        return diagnostics.list();
    }

    private static void check(Configuration configuration, Diagnostics diagnostics) {
        ModuleArguments.check(configuration, diagnostics);
        if (!diagnostics.hasErrors()) {
            configuration.modules().forEach(module -> check(module, diagnostics));
        }
    }

    private static void check(ModuleNode node, Diagnostics diagnostics) {
        BlockReferences references = new BlockReferences(node);
        ModuleConfig module = node.config();
        module.variables().values().forEach(block -> references.check(block, diagnostics));
        module.locals().values().forEach(block -> references.check(block, diagnostics));
        module.providers().values().forEach(block -> references.check(block, diagnostics));
        module.calls().values().forEach(block -> references.check(block, diagnostics));
        module.resources().values().forEach(block -> references.check(block, diagnostics));
        module.outputs().values().forEach(block -> references.check(block, diagnostics));
        module.checks().values().forEach(block -> references.check(block, diagnostics));
        module.imports().forEach(block -> references.check(block, diagnostics));
    }
}
