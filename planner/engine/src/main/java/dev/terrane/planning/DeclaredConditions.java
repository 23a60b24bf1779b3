package dev.terrane.planning;

import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleConfig;

import java.util.Map;
import java.util.TreeMap;

/// What of a configuration has conditions: its address, and what kind of thing it is.
final class DeclaredConditions {
    private DeclaredConditions() {}

    static Map<String, String> of(Configuration configuration) {
        Map<String, String> kinds = new TreeMap<>();
        configuration.modules().forEach(module -> add(module, kinds));
        return kinds;
    }

    static Map<String, String> of(ModuleNode module) {
        Map<String, String> kinds = new TreeMap<>();
        add(module, kinds);
        return kinds;
    }

    private static void add(ModuleNode module, Map<String, String> kinds) {
        ModuleConfig config = module.config();
        String prefix = module.path().prefix();
        config.variables().values().stream()
                .filter(variable -> !variable.validations().isEmpty())
                .forEach(variable -> kinds.put(prefix + "var." + variable.name(), "var"));
        config.outputs().values().stream()
                .filter(output -> !output.preconditions().isEmpty())
                .forEach(output -> kinds.put(prefix + "output." + output.name(), "output_value"));
        config.checks().keySet().forEach(name -> kinds.put(prefix + "check." + name, "check"));
        config.resources().values().stream()
                .filter(r ->
                        !r.lifecycle().preconditions().isEmpty()
                                || !r.lifecycle().postconditions().isEmpty())
                .forEach(r -> kinds.put(prefix + r.address(), "resource"));
    }
}
