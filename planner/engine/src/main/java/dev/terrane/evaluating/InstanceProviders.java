package dev.terrane.evaluating;

import dev.terrane.address.ModulePath;
import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.evaluating.ProviderResolution.Found;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.Optional;

/// Which of several provider configurations manages an instance, where a key chooses:
///
///     provider = aws.by[each.key]     in the instance "eu"     ->     aws.by["eu"]
final class InstanceProviders {
    private final Environment environment;
    private final Phase phase;

    InstanceProviders(Environment environment, Phase phase) {
        this.environment = environment;
        this.phase = phase;
    }

    /// Nothing where it can not be told; the reason was reported then.
    ///
    /// @param scope of the instance
    Optional<ProviderConfigAddress> of(
            Found found,
            ResourceInstanceAddress instance,
            ModuleValues module,
            ModuleScope scope,
            Diagnostics diagnostics) {
        if (found.key().isEmpty() || phase == Phase.VALIDATE) {
            return Optional.of(
                    found.addresses().stream().findFirst().orElse(found.address(found.name())));
        }
        ModuleScope where = found.called().map(path -> calling(path, module)).orElse(scope);
        return key(found.key().get(), where, diagnostics)
                .flatMap(key -> chosen(found, key, instance, diagnostics));
    }

    /// The names that the arguments of a call may refer to, in the call that led to the instance.
    private ModuleScope calling(ModulePath called, ModuleValues inside) {
        ModuleValues module = inside;
        while (!module.node().path().equals(called)) {
            module = module.parent().orElseThrow();
        }
        return new ModuleScope(
                environment, module.parent().orElseThrow(), module.repetition(), Optional.empty());
    }

    private static Optional<String> key(
            Expression expression, ModuleScope scope, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Value value = Evaluator.evaluate(expression, scope, own);
        diagnostics.addAll(own);
        if (own.hasErrors()) {
            return Optional.empty();
        }
        Optional<String> problem = problem(value);
        if (problem.isPresent()) {
            diagnostics.error("Invalid provider key", problem.get(), expression.range());
            return Optional.empty();
        }
        try {
            return Optional.of(Conversion.convert(value, Type.STRING).asString());
        } catch (ConversionException e) {
            diagnostics.error(
                    "Invalid provider key",
                    "The key of a provider configuration is a string: %s."
                            .formatted(e.getMessage()),
                    expression.range());
            return Optional.empty();
        }
    }

    private static Optional<String> problem(Value value) {
        if (value instanceof Value.MarkedValue) {
            return Optional.of(
                    "The key is written to the state, so it can not come from a sensitive or ephemeral value.");
        }
        if (!value.isKnown()) {
            return Optional.of(
                    "Which provider configuration is meant has to be known when planning, and this value is known only after apply.");
        }
        return value.isNull() ? Optional.of("The key is null.") : Optional.empty();
    }

    private static Optional<ProviderConfigAddress> chosen(
            Found found, String key, ResourceInstanceAddress instance, Diagnostics diagnostics) {
        LocalProvider one =
                new LocalProvider(
                        found.name().name(), LocalProvider.indexed(found.name().alias(), key));
        if (found.at().config().providers().containsKey(one)) {
            return Optional.of(found.address(one));
        }
        diagnostics.add(
                Diagnostic.error(
                                "Provider configuration not present",
                                "%s is to be managed by the provider configuration %s, which is not there: %s"
                                        .formatted(instance, one, there(found)),
                                found.key().orElseThrow().range())
                        .about(instance.toString()));
        return Optional.empty();
    }

    private static String there(Found found) {
        String some =
                found.at().config().providers().keySet().stream()
                        .filter(other -> other.isOneOf(found.name()))
                        .map(LocalProvider::toString)
                        .sorted()
                        .limit(5)
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("");
        return some.isEmpty() ? "its for_each has no elements." : "there are %s.".formatted(some);
    }
}
