package dev.terrane.evaluating;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.expression.StaticExpressions;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `to` in an `import` block names: `aws_vpc.main`, `module.a[each.key].aws_vpc.main[0]`.
public final class ImportAddress {
    private ImportAddress() {}

    /// The block that it means, whatever the keys are.
    static ConfigResourceAddress block(Expression to) {
        StringBuilder text = new StringBuilder();
        appendNames(to, text);
        return AddressParser.resource(withoutKeyword(text.toString())).orElseThrow();
    }

    /// Whether the resource itself, not a module around it, has a key.
    static boolean isKeyed(Expression to) {
        return switch (to) {
            case Expression.Index index -> true;
            case Expression.RelativeTraversal relative -> endsWithKey(relative.steps());
            default ->
                    StaticExpressions.asTraversal(to)
                            .filter(t -> endsWithKey(t.steps()))
                            .isPresent();
        };
    }

    private static boolean endsWithKey(List<Traversal.Step> steps) {
        return !steps.isEmpty() && steps.getLast() instanceof IndexStep;
    }

    /// The keys that have to be computed.
    public static List<Expression> keys(Expression to) {
        List<Expression> keys = new ArrayList<>();
        Expression at = to;
        while (true) {
            switch (at) {
                case Expression.Index index -> {
                    keys.add(index.key());
                    at = index.collection();
                }
                case Expression.RelativeTraversal relative -> at = relative.from();
                default -> {
                    return keys;
                }
            }
        }
    }

    /// The instance; nothing where a key is no key, which is reported.
    static Optional<ResourceInstanceAddress> instance(
            Expression to, Scope scope, Diagnostics diagnostics) {
        StringBuilder text = new StringBuilder();
        return append(to, scope, text, diagnostics)
                ? AddressParser.instance(withoutKeyword(text.toString()))
                : Optional.empty();
    }

    private static String withoutKeyword(String address) {
        return address.startsWith("resource.") ? address.substring("resource.".length()) : address;
    }

    private static void appendNames(Expression to, StringBuilder text) {
        switch (to) {
            case Expression.Index index -> appendNames(index.collection(), text);
            case Expression.RelativeTraversal relative -> {
                appendNames(relative.from(), text);
                appendNames(relative.steps(), text);
            }
            default -> {
                Traversal traversal = StaticExpressions.asTraversal(to).orElseThrow();
                text.append(traversal.root());
                appendNames(traversal.steps(), text);
            }
        }
    }

    private static void appendNames(List<Traversal.Step> steps, StringBuilder text) {
        for (Traversal.Step step : steps) {
            if (step instanceof AttributeStep name) {
                text.append('.').append(name.name());
            }
        }
    }

    private static boolean append(
            Expression to, Scope scope, StringBuilder text, Diagnostics diagnostics) {
        return switch (to) {
            case Expression.Index index ->
                    append(index.collection(), scope, text, diagnostics)
                            && appendKey(index.key(), scope, text, diagnostics);
            case Expression.RelativeTraversal relative ->
                    append(relative.from(), scope, text, diagnostics)
                            && append(relative.steps(), text);
            default -> {
                Traversal traversal = StaticExpressions.asTraversal(to).orElseThrow();
                text.append(traversal.root());
                yield append(traversal.steps(), text);
            }
        };
    }

    private static boolean append(List<Traversal.Step> steps, StringBuilder text) {
        for (Traversal.Step step : steps) {
            switch (step) {
                case AttributeStep name -> text.append('.').append(name.name());
                case IndexStep index ->
                        text.append(
                                ReferenceParser.keyOf(index.key())
                                        .map(InstanceKey::suffix)
                                        .orElse(""));
            }
        }
        return true;
    }

    private static boolean appendKey(
            Expression key, Scope scope, StringBuilder text, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Value value = Evaluator.evaluate(key, scope, own);
        diagnostics.addAll(own);
        if (own.hasErrors()) {
            return false;
        }
        Optional<InstanceKey> found =
                value.hasMark(Mark.EPHEMERAL)
                        ? Optional.empty()
                        : ReferenceParser.keyOf(value.unmarked());
        found.ifPresent(k -> text.append(k.suffix()));
        if (found.isEmpty()) {
            diagnostics.error(
                    "Invalid import 'to' expression",
                    "An instance key is a whole number or a string that is known when planning, and this is %s."
                            .formatted(what(value)),
                    key.range());
        }
        return found.isPresent();
    }

    private static String what(Value value) {
        if (value.hasMark(Mark.EPHEMERAL)) {
            return "an ephemeral value";
        }
        if (!value.isKnown()) {
            return "known only after apply";
        }
        return value.isNull() ? "null" : "a value of type " + value.type().display();
    }
}
