package dev.terrane.config.decoding;

import dev.terrane.config.ProviderConfig.LocalProvider;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.value.Value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The names that a module gives to providers: `aws`, `aws.eu`.
final class ProviderNames {
    private static final Pattern PART =
            Pattern.compile("[\\p{L}\\p{N}]+(-[\\p{L}\\p{N}]+)*", Pattern.UNICODE_CHARACTER_CLASS);

    private ProviderNames() {}

    /// @param nameRange of the name alone
    record Reference(LocalProvider provider, SourceRange nameRange) {}

    /// Whether it is a name in its normal form; if not, that is reported.
    static boolean check(String name, SourceRange range, Diagnostics diagnostics) {
        if (!PART.matcher(name).matches()) {
            diagnostics.error(
                    "Invalid provider local name",
                    "\"%s\" can not be the name of a provider: letters, digits, and single dashes between them."
                            .formatted(name),
                    range);
            return false;
        }
        String normal = name.toLowerCase(Locale.ROOT);
        if (!name.equals(normal)) {
            diagnostics.error(
                    "Invalid provider local name",
                    "The names of providers are in small letters: write \"%s\" instead of \"%s\"."
                            .formatted(normal, name),
                    range);
            return false;
        }
        return true;
    }

    /// `provider = aws.eu`.
    static Optional<Reference> reference(Expression expression, Diagnostics diagnostics) {
        if (expression instanceof Expression.Index) {
            diagnostics.error(
                    "Computed provider key not supported yet",
                    "Which of several provider configurations is meant has to be a constant, such as aws.by[\"eu\"]. One that differs from instance to instance, such as aws.by[each.key], is not supported yet: write a block for each.",
                    expression.range());
            return Optional.empty();
        }
        Diagnostics problems = new Diagnostics();
        Optional<Traversal> traversal =
                StaticReferences.unquoted(expression, "reference", problems);
        boolean fits = traversal.isPresent() && traversal.get().steps().size() <= 2;
        if (!fits) {
            diagnostics.error(
                    "Invalid provider configuration reference",
                    "Here the name of a provider is expected, and perhaps a dot and an alias behind it: aws, or aws.eu.",
                    expression.range());
            return Optional.empty();
        }
        diagnostics.addAll(problems);
        return reference(traversal.get(), diagnostics);
    }

    private static Optional<Reference> reference(Traversal traversal, Diagnostics diagnostics) {
        String name = traversal.root();
        if (!check(name, traversal.rootRange(), diagnostics)) {
            return Optional.empty();
        }
        if (traversal.steps().isEmpty()) {
            return Optional.of(new Reference(LocalProvider.of(name), traversal.rootRange()));
        }
        if (traversal.steps().getFirst() instanceof AttributeStep alias) {
            Optional<String> key = key(traversal);
            if (traversal.steps().size() == 1 || key.isPresent()) {
                String full =
                        key.map(found -> LocalProvider.indexed(alias.name(), found))
                                .orElse(alias.name());
                return Optional.of(
                        new Reference(new LocalProvider(name, full), traversal.rootRange()));
            }
        }
        diagnostics.error(
                "Invalid provider configuration reference",
                "Behind the name of a provider, only a dot and an alias may stand, and behind that a key in brackets, where there is one configuration for each key.",
                traversal.steps().getLast().range());
        return Optional.empty();
    }

    private static Optional<String> key(Traversal traversal) {
        return traversal.steps().getLast() instanceof Traversal.IndexStep index
                        && index.key() instanceof Value.StringValue text
                ? Optional.of(text.text())
                : Optional.empty();
    }
}
