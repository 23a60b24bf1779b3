package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// From a value to one that it holds.
public final class Traversals {
    private Traversals() {}

    /// What the steps lead to. The first step that leads nowhere is reported, at its own range, and
    /// the result is [Value#DYNAMIC].
    public static Value follow(Value from, List<Traversal.Step> steps, Diagnostics diagnostics) {
        Value at = from;
        for (Traversal.Step step : steps) {
            Optional<Value> next = step(at, step, diagnostics);
            if (next.isEmpty()) {
                return Value.DYNAMIC;
            }
            at = next.get();
        }
        return at;
    }

    private static Optional<Value> step(Value from, Traversal.Step step, Diagnostics diagnostics) {
        return switch (step) {
            case Traversal.AttributeStep s ->
                    Indexing.attribute(from, s.name(), s.range(), diagnostics);
            case Traversal.IndexStep s -> Indexing.index(from, s.key(), s.range(), diagnostics);
        };
    }

    /// `var.a["k"].b`, as it would be written.
    public static String display(Traversal traversal) {
        var text = new StringBuilder(traversal.root());
        for (Traversal.Step step : traversal.steps()) {
            switch (step) {
                case Traversal.AttributeStep s -> text.append('.').append(s.name());
                case Traversal.IndexStep s ->
                        text.append('[').append(displayKey(s.key())).append(']');
            }
        }
        return text.toString();
    }

    private static String displayKey(Value key) {
        return switch (key) {
            case Value.StringValue s -> ValueDescription.quoted(s.text());
            case Value.NumberValue n -> n.number().toString();
            default -> "...";
        };
    }
}
