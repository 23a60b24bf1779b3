package dev.terrane.cli.command;

import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.BackendType;
import dev.terrane.backends.ChosenBackend;
import dev.terrane.cli.BackendTable;
import dev.terrane.config.Backend;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Reads `backend "type" { ... }` by the schema of that backend.
final class BackendBlock {
    private final Backend block;
    private final Supplier<? extends Scope> early;
    private final Diagnostics diagnostics;

    /// @param early what names stand for; asked for only where an argument has some
    BackendBlock(Backend block, Supplier<? extends Scope> early, Diagnostics diagnostics) {
        this.block = block;
        this.early = early;
        this.diagnostics = diagnostics;
    }

    /// Nothing where it has mistakes, which are reported.
    Optional<ChosenBackend> read() {
        Optional<BackendType> type = BackendTable.find(block.type());
        if (type.isEmpty()) {
            reportUnknownType();
            return Optional.empty();
        }
        Diagnostics problems = new Diagnostics();
        Map<String, Value> given = new TreeMap<>();
        Body.PartialContent parts = block.body().partialContent(blocks(type.get()), problems);
        parts.content()
                .blocks()
                .forEach(nested -> nested(nested, type.get().schema(), given, problems));
        parts.remaining()
                .attributes(problems)
                .forEach((name, argument) -> read(name, argument, type.get(), given, problems));
        diagnostics.addAll(problems);
        return problems.hasErrors()
                ? Optional.empty()
                : Optional.of(ChosenBackend.of(type.get(), given));
    }

    private void reportUnknownType() {
        if (BackendTable.isMissing(block.type())) {
            diagnostics.error(
                    "Backend not supported yet",
                    "This version of Terrane can not keep states in the backend \"%s\" yet. Nothing was read or written."
                            .formatted(block.type()),
                    block.range());
        } else {
            diagnostics.error(
                    "Unsupported backend type",
                    "There is no backend \"%s\".%s"
                            .formatted(
                                    block.type(),
                                    NameSuggestion.didYouMean(block.type(), BackendTable.names())),
                    block.range());
        }
    }

    private static BodySchema blocks(BackendType type) {
        return new BodySchema(
                List.of(),
                type.schema().blocks().stream()
                        .map(name -> BodySchema.BlockSchema.of(name))
                        .toList());
    }

    /// An argument that is written as a block: an object of what stands in it.
    private void nested(
            Block nested, BackendSchema schema, Map<String, Value> given, Diagnostics problems) {
        String name = nested.type();
        if (given.containsKey(name)) {
            problems.error(
                    "Duplicate %s block".formatted(name),
                    "A backend can have one block \"%s\".".formatted(name),
                    nested.typeRange());
            return;
        }
        BackendSchema.Argument argument = schema.find(name).orElseThrow();
        Type.ObjectType type = (Type.ObjectType) argument.type();
        Diagnostics own = new Diagnostics();
        Map<String, Value> values = new TreeMap<>();
        nested.body()
                .attributes(own)
                .forEach((key, attribute) -> {
                    if (!type.attributes().containsKey(key)) {
                        own.add(unknown("block \"%s\"".formatted(name), attribute, key, type));
                        return;
                    }
                    Value value = value(attribute.expression(), own);
                    checkKept(key, value, attribute.expression().range(), own);
                    values.put(key, value);
                });
        if (!own.hasErrors()) {
            convert(Value.object(values), argument, nested.typeRange(), own)
                    .ifPresent(converted -> given.put(name, converted));
        }
        problems.addAll(own);
    }

    private static Diagnostic unknown(
            String where, Attribute attribute, String name, Type.ObjectType type) {
        return Diagnostic.error(
                        "Unsupported argument",
                        "The %s has no argument \"%s\".%s"
                                .formatted(
                                        where,
                                        name,
                                        NameSuggestion.didYouMean(
                                                name, type.attributes().keySet())))
                .at(attribute.nameRange());
    }

    private void read(
            String name,
            Attribute argument,
            BackendType type,
            Map<String, Value> given,
            Diagnostics problems) {
        Optional<BackendSchema.Argument> known = type.schema().find(name);
        if (known.isEmpty()) {
            problems.error(
                    "Unsupported argument",
                    "The backend \"%s\" has no argument \"%s\".%s"
                            .formatted(
                                    type.name(),
                                    name,
                                    NameSuggestion.didYouMean(name, type.schema().names())),
                    argument.nameRange());
            return;
        }
        Diagnostics own = new Diagnostics();
        Value value = value(argument.expression(), own);
        if (!own.hasErrors()) {
            checkKept(name, value, argument.expression().range(), own);
        }
        if (!own.hasErrors()) {
            convert(value, known.get(), argument.expression().range(), own)
                    .ifPresent(converted -> given.put(name, converted));
        }
        problems.addAll(own);
    }

    private Value value(Expression expression, Diagnostics problems) {
        Diagnostics constant = new Diagnostics();
        Value value = Evaluator.evaluateConstant(expression, constant);
        return constant.hasErrors() ? Evaluator.evaluate(expression, early.get(), problems) : value;
    }

    /// Arguments are kept in a file, so that other commands find the state.
    private static void checkKept(
            String name, Value value, SourceRange range, Diagnostics problems) {
        if (value.containsMark(Mark.SENSITIVE) || value.containsMark(Mark.EPHEMERAL)) {
            problems.error(
                    "Unsuitable value for a backend's argument",
                    "\"%s\" is written to a file in the data folder, so its value can not be sensitive or ephemeral. Give secrets by the environment variables of the backend."
                            .formatted(name),
                    range);
        } else if (!value.isWhollyKnown()) {
            problems.error(
                    "Unsuitable value for a backend's argument",
                    "\"%s\" is needed before anything is planned, and its value is not known then."
                            .formatted(name),
                    range);
        }
    }

    static Optional<Value> convert(
            Value value, BackendSchema.Argument argument, SourceRange range, Diagnostics problems) {
        try {
            return Optional.of(Conversion.convert(value.withoutMarksDeep(), argument.type()));
        } catch (ConversionException e) {
            problems.error(
                    "Unsuitable value for a backend's argument",
                    "\"%s\" can not take this value: %s.".formatted(argument.name(), e.reason()),
                    range);
            return Optional.empty();
        }
    }
}
