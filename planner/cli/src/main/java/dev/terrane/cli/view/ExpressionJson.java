package dev.terrane.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.address.InstanceKey;
import dev.terrane.config.reference.ParsedReference;
import dev.terrane.config.reference.Reference;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.ConstantScope;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An expression of a configuration, as `{"constant_value": ...}` or `{"references": [...]}`.
///
/// A call of a function on constants is neither, and an empty object.
final class ExpressionJson {
    private ExpressionJson() {}

    static void write(JsonGenerator json, Expression expression) throws IOException {
        json.writeStartObject();
        List<Traversal> references = References.of(expression);
        if (references.isEmpty()) {
            Optional<Value> constant = constant(expression);
            if (constant.isPresent()) {
                json.writeFieldName("constant_value");
                JsonValues.write(json, constant.get());
            }
        } else {
            writeReferences(json, references);
        }
        json.writeEndObject();
    }

    /// Nothing where the expression would be an empty object.
    static void writeField(JsonGenerator json, String name, Expression expression)
            throws IOException {
        if (!References.isConstant(expression) || constant(expression).isPresent()) {
            json.writeFieldName(name);
            write(json, expression);
        }
    }

    private static Optional<Value> constant(Expression expression) {
        var problems = new Diagnostics();
        Value value = Evaluator.evaluate(expression, ConstantScope.INSTANCE, problems);
        return problems.hasErrors() || !value.isWhollyKnown()
                ? Optional.empty()
                : Optional.of(value);
    }

    private static void writeReferences(JsonGenerator json, List<Traversal> references)
            throws IOException {
        json.writeFieldName("references");
        json.writeStartArray();
        for (Traversal reference : references) {
            Optional<ParsedReference> parsed = ReferenceParser.parse(reference);
            if (parsed.isPresent()) {
                for (String name : names(parsed.get())) {
                    json.writeString(name);
                }
            }
        }
        json.writeEndArray();
    }

    /// `a.b[0].id`, then `a.b[0]`, then `a.b`: from the whole to what can still be referred to.
    private static List<String> names(ParsedReference reference) {
        String subject = reference.subject().toString();
        List<String> names = new ArrayList<>();
        StringBuilder longest = new StringBuilder(subject);
        for (Traversal.Step step : reference.remaining()) {
            append(longest, step);
            names.addFirst(longest.toString());
        }
        names.add(subject);
        wider(reference.subject()).ifPresent(names::add);
        return names;
    }

    private static void append(StringBuilder text, Traversal.Step step) {
        switch (step) {
            case Traversal.AttributeStep attribute -> text.append('.').append(attribute.name());
            case Traversal.IndexStep index ->
                    text.append('[').append(JsonText.of(index.key())).append(']');
        }
    }

    /// What an instance or an output belongs to.
    private static Optional<String> wider(Reference reference) {
        return switch (reference) {
            case Reference.ResourceRef r when !(r.key() instanceof InstanceKey.NoKey) ->
                    Optional.of(r.resource().toString());
            case Reference.ModuleRef m when !(m.key() instanceof InstanceKey.NoKey) ->
                    Optional.of("module." + m.name());
            case Reference.ModuleOutputRef o ->
                    Optional.of("module." + o.name() + o.key().suffix());
            default -> Optional.empty();
        };
    }

    /// What a traversal refers to, without the steps into its value.
    static Optional<String> subject(Traversal traversal) {
        return ReferenceParser.parse(traversal).map(parsed -> parsed.subject().toString());
    }
}
