package dev.terrane.config.checking;

import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.loading.LoadResult;
import dev.terrane.diagnostic.Diagnostics;

/// Checks the references of a whole configuration.
public final class ReferenceCheck {
    private ReferenceCheck() {}

    /// Checks what was loaded without errors; what loading has put off is reported, too. Where
    /// arguments of module calls are wrong, those alone: the values inside the modules hang on them.
    public static Findings check(LoadResult loaded, AttributeCheck attributes) {
        Findings findings = new Findings();
        Diagnostics early = new Diagnostics();
        early.addAll(loaded.problemsOfUse());
        loaded.configuration()
                .ifPresent(configuration -> ModuleArguments.check(configuration, early));
        findings.add(early);
        if (!early.hasErrors()) {
            loaded.configuration()
                    .ifPresent(configuration -> check(configuration, attributes, findings));
        }
        return findings;
    }

    private static void check(
            Configuration configuration, AttributeCheck attributes, Findings findings) {
        configuration.modules().forEach(module -> check(module, attributes, findings));
    }

    private static void check(ModuleNode node, AttributeCheck attributes, Findings findings) {
        BlockReferences references = new BlockReferences(node, attributes);
        ModuleConfig module = node.config();
        module.variables().values().forEach(block -> references.check(block, findings));
        module.locals().values().forEach(block -> references.check(block, findings));
        module.providers().values().forEach(block -> references.check(block, findings));
        module.calls().values().forEach(block -> references.check(block, findings));
        module.resources().values().forEach(block -> references.check(block, findings));
        module.outputs().values().forEach(block -> references.check(block, findings));
        module.checks().values().forEach(block -> references.check(block, findings));
        module.imports().forEach(block -> references.check(block, findings));
    }
}
