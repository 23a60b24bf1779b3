package dev.terrane.config.early;

import dev.terrane.config.ModuleConfig;
import dev.terrane.config.ProviderConfig;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes of a provider block with `for_each` one configuration for each key, as OpenTofu does:
///
///     provider "aws" { alias = "by", for_each = toset(["eu", "us"]) }   ->   aws.by["eu"], aws.by["us"]
///
/// The keys are needed before anything is planned, because they say which configurations there are.
public final class ProviderExpansion {
    private final EarlyScope scope;
    private final Diagnostics diagnostics;

    private ProviderExpansion(EarlyScope scope, Diagnostics diagnostics) {
        this.scope = scope;
        this.diagnostics = diagnostics;
    }

    public static ModuleConfig expand(
            ModuleConfig module, EarlyScope scope, Diagnostics diagnostics) {
        Map<LocalProvider, ProviderConfig> declared = module.providers();
        if (declared.values().stream().allMatch(block -> block.forEach().isEmpty())) {
            return module;
        }
        ProviderExpansion expansion = new ProviderExpansion(scope, diagnostics);
        Map<LocalProvider, ProviderConfig> all = new LinkedHashMap<>();
        declared.forEach((name, block) -> {
            if (block.forEach().isEmpty()) {
                all.put(name, block);
            } else {
                expansion.expand(block, all);
            }
        });
        return module.withProviders(all);
    }

    private void expand(ProviderConfig block, Map<LocalProvider, ProviderConfig> all) {
        SortedMap<String, Value> elements = elements(block.forEach().orElseThrow());
        if (elements.isEmpty()) {
            all.put(block.name(), block);
        }
        elements.forEach((key, value) -> {
            ProviderConfig one = block.ofElement(key, value);
            all.put(one.name(), one);
        });
    }

    private SortedMap<String, Value> elements(Expression expression) {
        Diagnostics own = new Diagnostics();
        Value value = Evaluator.evaluate(expression, scope, own);
        diagnostics.addAll(own);
        if (own.hasErrors()) {
            return new TreeMap<>();
        }
        return switch (value) {
            case Value.MapValue map -> new TreeMap<>(map.elements());
            case Value.ObjectValue object -> new TreeMap<>(object.attributes());
            case Value.SetValue set -> strings(set, expression);
            default -> {
                unsuitable(reason(value), expression);
                yield new TreeMap<>();
            }
        };
    }

    private SortedMap<String, Value> strings(Value.SetValue set, Expression expression) {
        SortedMap<String, Value> elements = new TreeMap<>();
        for (Value element : set.elements()) {
            if (element instanceof Value.StringValue text) {
                elements.put(text.text(), text);
            } else {
                unsuitable("A set has to hold known strings", expression);
                break;
            }
        }
        return elements;
    }

    private static String reason(Value value) {
        if (value instanceof Value.MarkedValue) {
            return "The keys are written to the state, so the value can not be sensitive or ephemeral";
        }
        if (!value.isKnown() || value.isNull()) {
            return "The value has to be known before anything is planned, and not null";
        }
        return "A map or a set of strings is needed, and this is %s"
                .formatted(value.type().display());
    }

    private void unsuitable(String reason, Expression expression) {
        diagnostics.error("Invalid for_each argument", reason + ".", expression.range());
    }
}
