package dev.terrane.cli.encryption;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendSchema;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.expression.StaticExpressions;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.JsonValue;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Evaluates arguments of encryption blocks, which may hold what is known before anything is planned.
final class ArgumentReader {
    private final Supplier<? extends Scope> early;
    private final Diagnostics diagnostics;

    ArgumentReader(Supplier<? extends Scope> early, Diagnostics diagnostics) {
        this.early = early;
        this.diagnostics = diagnostics;
    }

    /// Nothing where one has a mistake, which is reported.
    ///
    /// @param elsewhere arguments that somebody else reads
    Optional<BackendArguments> read(
            Block block,
            Map<String, Attribute> given,
            BackendSchema schema,
            List<String> elsewhere) {
        Diagnostics own = new Diagnostics();
        Map<String, Value> values = new TreeMap<>();
        given.forEach((name, argument) -> {
            if (!elsewhere.contains(name)) {
                read(argument, schema, elsewhere, values, own);
            }
        });
        schema.arguments().stream()
                .filter(each -> each.required() && isMissing(values.get(each.name())))
                .filter(each -> !own.hasErrors())
                .forEach(each ->
                        own.error(
                                "Missing required argument",
                                "The argument \"%s\" is needed here.".formatted(each.name()),
                                block.headerRange()));
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(BackendArguments.NONE.with(values));
    }

    private static boolean isMissing(@org.jspecify.annotations.Nullable Value value) {
        return value == null || value.isNull();
    }

    private void read(
            Attribute argument,
            BackendSchema schema,
            List<String> elsewhere,
            Map<String, Value> values,
            Diagnostics problems) {
        Optional<BackendSchema.Argument> known = schema.find(argument.name());
        if (known.isEmpty()) {
            List<String> names = new ArrayList<>(schema.names());
            names.addAll(elsewhere);
            problems.error(
                    "Unsupported argument",
                    "There is no argument \"%s\" here.%s"
                            .formatted(
                                    argument.name(),
                                    NameSuggestion.didYouMean(argument.name(), names)),
                    argument.nameRange());
            return;
        }
        value(argument, known.get().type(), problems)
                .ifPresent(value -> values.put(argument.name(), value));
    }

    /// The value of one argument; nothing where it has a mistake, which is reported.
    Optional<Value> value(Attribute argument, Type type) {
        return value(argument, type, diagnostics);
    }

    private Optional<Value> value(Attribute argument, Type type, Diagnostics problems) {
        Diagnostics own = new Diagnostics();
        Value value = evaluate(argument.expression(), own).withoutMarksDeep();
        if (!own.hasErrors() && !value.isWhollyKnown()) {
            own.error(
                    "Unsuitable value",
                    "\"%s\" is needed before anything is planned, and its value is not known then."
                            .formatted(argument.name()),
                    argument.expression().range());
        }
        Optional<Value> converted =
                own.hasErrors() ? Optional.empty() : convert(value, type, argument, own);
        problems.addAll(own);
        return converted;
    }

    private Value evaluate(Expression expression, Diagnostics problems) {
        Diagnostics constant = new Diagnostics();
        Value value = Evaluator.evaluateConstant(expression, constant);
        return constant.hasErrors() ? Evaluator.evaluate(expression, early.get(), problems) : value;
    }

    private static Optional<Value> convert(
            Value value, Type type, Attribute argument, Diagnostics problems) {
        try {
            return Optional.of(Conversion.convert(value, type));
        } catch (ConversionException e) {
            problems.error(
                    "Unsuitable value",
                    "\"%s\" can not take this value: %s.".formatted(argument.name(), e.reason()),
                    argument.expression().range());
            return Optional.empty();
        }
    }

    /// The `type.name` of `key_provider.type.name`; nothing where it is something else, which is
    /// reported.
    Optional<String> reference(String kind, Attribute argument) {
        return reference(kind, argument, argument.expression());
    }

    /// The same where OpenTofu takes any expression, and JSON has no other way to write one:
    /// `"${key_provider.type.name}"`.
    Optional<String> wrappedReference(String kind, Attribute argument) {
        return reference(kind, argument, unwrapped(argument.expression()));
    }

    private static Expression unwrapped(Expression expression) {
        return switch (expression) {
            case Expression.TemplateWrap template -> template.wrapped();
            case Expression.Json json
                    when json.value() instanceof JsonValue.StringValue text
                            && text.text().template(new Diagnostics())
                                    instanceof Expression.TemplateWrap template ->
                    template.wrapped();
            default -> expression;
        };
    }

    private Optional<String> reference(String kind, Attribute argument, Expression expression) {
        Optional<String> name =
                StaticExpressions.asTraversal(expression)
                        .filter(found -> found.root().equals(kind))
                        .flatMap(ArgumentReader::typeAndName);
        if (name.isEmpty()) {
            diagnostics.error(
                    "Invalid reference",
                    "\"%s\" takes a reference and nothing else, such as %s.TYPE.NAME."
                            .formatted(argument.name(), kind),
                    argument.expression().range());
        }
        return name;
    }

    private static Optional<String> typeAndName(Traversal traversal) {
        return traversal.steps().size() == 2
                        && traversal.steps().get(0) instanceof AttributeStep type
                        && traversal.steps().get(1) instanceof AttributeStep name
                ? Optional.of(type.name() + "." + name.name())
                : Optional.empty();
    }
}
