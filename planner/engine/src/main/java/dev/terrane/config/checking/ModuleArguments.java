package dev.terrane.config.checking;

import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.Variable;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.hcl.syntax.Attribute;

import java.util.Map;

/// Whether the arguments of a module call are the variables of the module.
public final class ModuleArguments {
    private ModuleArguments() {}

    public static void check(Configuration configuration, Diagnostics diagnostics) {
        configuration
                .modules()
                .forEach(module ->
                        module.call().ifPresent(call -> check(call, module, diagnostics)));
    }

    private static void check(ModuleCall call, ModuleNode module, Diagnostics diagnostics) {
        Map<String, Variable> variables = module.config().variables();
        for (Variable variable : variables.values()) {
            if (variable.required() && !call.arguments().containsKey(variable.name())) {
                diagnostics.error(
                        "Missing required argument",
                        "The module \"%s\" needs a value for its variable \"%s\". Set %s = ... here."
                                .formatted(call.name(), variable.name(), variable.name()),
                        call.range());
            }
        }
        for (Attribute argument : call.arguments().values()) {
            Variable variable = variables.get(argument.name());
            if (variable == null) {
                diagnostics.error(
                        "Unsupported argument",
                        "The module \"%s\" has no variable \"%s\".%s"
                                .formatted(
                                        call.name(),
                                        argument.name(),
                                        NameSuggestion.didYouMean(
                                                argument.name(), variables.keySet())),
                        argument.nameRange());
            } else if (variable.deprecated().isPresent()) {
                diagnostics.warning(
                        "Deprecated variable",
                        "The module \"%s\" does not want its variable \"%s\" to be set any more: %s"
                                .formatted(
                                        call.name(), variable.name(), variable.deprecated().get()),
                        argument.nameRange());
            }
        }
    }
}
