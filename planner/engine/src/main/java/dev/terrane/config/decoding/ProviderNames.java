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
    /// @param key that chooses among several of that name, where it has to be evaluated
    record Reference(LocalProvider provider, SourceRange nameRange, Optional<Expression> key) {
        Reference(LocalProvider provider, SourceRange nameRange) {
            this(provider, nameRange, Optional.empty());
        }
    }

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
        Optional<Reference> chosen = choice(expression, diagnostics);
        if (chosen.isPresent() && chosen.get().key().isPresent()) {
            diagnostics.error(
                    "Invalid provider configuration reference",
                    "Here the key has to be a constant, such as aws.by[\"eu\"].",
                    chosen.get().key().get().range());
            return Optional.empty();
        }
        return chosen;
    }

    /// `provider = aws.by[each.key]`, too.
    static Optional<Reference> choice(Expression expression, Diagnostics diagnostics) {
        return expression instanceof Expression.Index index
                ? named(index.collection(), diagnostics)
                        .filter(found -> isAliased(found, expression, diagnostics))
                        .map(found ->
                                new Reference(
                                        found.provider(),
                                        found.nameRange(),
                                        Optional.of(index.key())))
                : named(expression, diagnostics);
    }

    private static boolean isAliased(
            Reference several, Expression expression, Diagnostics diagnostics) {
        boolean aliased = !several.provider().isDefault();
        if (!aliased) {
            diagnostics.error(
                    "Invalid provider configuration reference",
                    "A key chooses among configurations that have one alias: aws.by[each.key].",
                    expression.range());
        }
        return aliased;
    }

    private static Optional<Reference> named(Expression expression, Diagnostics diagnostics) {
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
