package dev.terrane.evaluating;

import dev.terrane.address.ConfigResourceAddress;
import dev.terrane.address.ResourceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Import;
import dev.terrane.config.Repetition;
import dev.terrane.config.Resource;
import dev.terrane.config.reference.ParsedReference;
import dev.terrane.config.reference.Reference.ResourceRef;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Evaluation.Phase;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out which objects the `import` blocks of the root module take over, and by which ids.
final class ImportEvaluation {
    private final Configuration configuration;
    private final Environment environment;
    private final Phase phase;
    private final ObjectHandler handler;

    ImportEvaluation(
            Configuration configuration,
            Environment environment,
            Phase phase,
            ObjectHandler handler) {
        this.configuration = configuration;
        this.environment = environment;
        this.phase = phase;
        this.handler = handler;
    }

    void evaluate(Import block, ModuleValues root, Diagnostics diagnostics) {
        switch (phase) {
            case VALIDATE -> validate(block, root, diagnostics);
            case PLAN -> plan(block, root, diagnostics);
            case APPLY -> {}
        }
    }

    private void validate(Import block, ModuleValues root, Diagnostics diagnostics) {
        ConfigResourceAddress target = ImportAddress.block(block.to());
        Optional<Resource> declared = declared(target);
        boolean mayBeGenerated =
                target.module().isRoot() && configuration.module(target.module()).isPresent();
        if (declared.isPresent()) {
            checkKey(block, declared.get(), diagnostics);
            checkOwnId(block, target.resource(), diagnostics);
        } else if (!mayBeGenerated) {
            diagnostics.error(
                    "Configuration for import target does not exist",
                    "There is no resource %s. Declare it first; only resources of the root module can be generated."
                            .formatted(target),
                    block.to().range());
        }
        RepetitionData repetition =
                block.repetition() instanceof Repetition.ForEach
                        ? RepetitionData.ANY_ELEMENT
                        : RepetitionData.NONE;
        Scope scope = scope(root, repetition);
        block.id().ifPresent(id -> id(id, scope, diagnostics));
        block.identity().ifPresent(identity -> identity(identity, scope, diagnostics));
    }

    private Optional<Resource> declared(ConfigResourceAddress target) {
        return configuration
                .module(target.module())
                .map(module -> module.config().resources().get(target.resource()));
    }

    private static void checkKey(Import block, Resource resource, Diagnostics diagnostics) {
        boolean single = resource.repetition().isSingle();
        if (single == ImportAddress.isKeyed(block.to())) {
            diagnostics.error(
                    "Invalid import 'to' expression",
                    single
                            ? "%s is there once: it has neither \"count\" nor \"for_each\". Remove the key in brackets."
                                    .formatted(resource.address())
                            : "%s has several instances. Say which one is meant, with its key in brackets."
                                    .formatted(resource.address()),
                    block.to().range());
        }
    }

    private static void checkOwnId(Import block, ResourceAddress target, Diagnostics diagnostics) {
        block.key().stream()
                .flatMap(id -> References.of(id).stream())
                .flatMap(traversal -> ReferenceParser.parse(traversal).stream())
                .map(ParsedReference::subject)
                .filter(subject ->
                        subject instanceof ResourceRef named && named.resource().equals(target))
                .findFirst()
                .ifPresent(own ->
                        diagnostics.error(
                                "Invalid import id argument",
                                "The id can not come from %s, which is what it is to find."
                                        .formatted(own),
                                block.key().orElseThrow().range()));
    }

    private void plan(Import block, ModuleValues root, Diagnostics diagnostics) {
        for (RepetitionData repetition : repetitions(block, root, diagnostics)) {
            Scope scope = scope(root, repetition);
            Diagnostics own = new Diagnostics();
            Optional<ImportKey> key = key(block, scope, own);
            ImportAddress.instance(block.to(), scope, own)
                    .filter(address -> key.isPresent())
                    .ifPresent(address ->
                            handler.imported(new ImportTarget(address, key.orElseThrow(), block)));
            diagnostics.addAll(own);
        }
    }

    /// Once, or for each element: here lists will do, too, as the keys are no names of anything.
    private List<RepetitionData> repetitions(
            Import block, ModuleValues root, Diagnostics diagnostics) {
        if (!(block.repetition() instanceof Repetition.ForEach each)) {
            return List.of(RepetitionData.NONE);
        }
        Diagnostics own = new Diagnostics();
        Value given = Evaluator.evaluate(each.expression(), scope(root, RepetitionData.NONE), own);
        diagnostics.addAll(own);
        if (own.hasErrors()) {
            return List.of();
        }
        String problem = problem(given);
        if (!problem.isEmpty()) {
            diagnostics.error("Invalid for_each argument", problem, each.expression().range());
            return List.of();
        }
        return elements(given.unmarked());
    }

    private static String problem(Value given) {
        Value value = given.unmarked();
        if (given.hasMark(Mark.EPHEMERAL)) {
            return "What is imported has to be remembered, so it can not come from an ephemeral value.";
        }
        if (!value.isKnown()) {
            return "What is imported has to be known when planning, and this value is known only after apply.";
        }
        boolean iterable = value.type().isCollection() || value.type().isStructural();
        return value.isNull() || !iterable
                ? "A map, an object, a list or a set is needed, and this is %s."
                        .formatted(value.isNull() ? "null" : value.type().display())
                : "";
    }

    private static List<RepetitionData> elements(Value collection) {
        List<RepetitionData> all = new ArrayList<>();
        if (collection.type() instanceof Type.MapType
                || collection.type() instanceof Type.ObjectType) {
            for (Map.Entry<String, Value> element : collection.asMap().entrySet()) {
                all.add(RepetitionData.forEach(element.getKey(), element.getValue()));
            }
            return all;
        }
        List<Value> elements = collection.asList();
        for (int i = 0; i < elements.size(); i++) {
            Value element = elements.get(i);
            Value key = collection instanceof Value.SetValue ? element : Value.number(i);
            all.add(new RepetitionData(Optional.empty(), Optional.of(key), Optional.of(element)));
        }
        return all;
    }

    private static Optional<ImportKey> key(Import block, Scope scope, Diagnostics diagnostics) {
        return block.identity().isPresent()
                ? knownIdentity(block.identity().get(), scope, diagnostics)
                        .map(ImportKey.ByIdentity::new)
                : block.id()
                        .flatMap(found -> knownId(found, scope, diagnostics))
                        .map(ImportKey.ById::new);
    }

    private static Optional<Value> knownIdentity(
            Expression expression, Scope scope, Diagnostics diagnostics) {
        Optional<Value> value =
                identity(expression, scope, diagnostics).map(Value::withoutMarksDeep);
        if (value.isPresent() && !value.get().isWhollyKnown()) {
            diagnostics.error(
                    "Invalid import identity argument",
                    "The identity has to be known when planning, and parts of it are known only after apply.",
                    expression.range());
            return Optional.empty();
        }
        return value;
    }

    /// An object, parts of which may not be known yet.
    private static Optional<Value> identity(
            Expression expression, Scope scope, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Value given = Evaluator.evaluate(expression, scope, own);
        diagnostics.addAll(own);
        if (own.hasErrors()) {
            return Optional.empty();
        }
        Value plain = given.unmarked();
        String problem =
                given.containsMark(Mark.EPHEMERAL)
                        ? "The identity is kept with the plan, so it can not come from an ephemeral value."
                        : plain.isNull()
                                ? "The identity is null."
                                : plain.isKnown() && !(plain.type() instanceof Type.ObjectType)
                                        ? "An object is needed, and this is %s."
                                                .formatted(plain.type().display())
                                        : "";
        if (!problem.isEmpty()) {
            diagnostics.error("Invalid import identity argument", problem, expression.range());
            return Optional.empty();
        }
        return Optional.of(given);
    }

    private static Optional<String> knownId(
            Expression expression, Scope scope, Diagnostics diagnostics) {
        Optional<Value> value = id(expression, scope, diagnostics);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Value plain = value.get().withoutMarksDeep();
        String problem =
                !plain.isKnown()
                        ? "The id has to be known when planning, and this value is known only after apply."
                        : plain.isNull()
                                ? "The id is null."
                                : plain.asString().isEmpty() ? "The id is an empty string." : "";
        if (!problem.isEmpty()) {
            diagnostics.error("Invalid import id argument", problem, expression.range());
            return Optional.empty();
        }
        return Optional.of(plain.asString());
    }

    /// A string, perhaps not known yet.
    private static Optional<Value> id(Expression expression, Scope scope, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Value given = Evaluator.evaluate(expression, scope, own);
        diagnostics.addAll(own);
        if (own.hasErrors()) {
            return Optional.empty();
        }
        if (given.containsMark(Mark.EPHEMERAL)) {
            diagnostics.error(
                    "Invalid import id argument",
                    "The id is kept with the plan, so it can not come from an ephemeral value.",
                    expression.range());
            return Optional.empty();
        }
        try {
            return Optional.of(Conversion.convert(given, Type.STRING));
        } catch (ConversionException e) {
            diagnostics.error(
                    "Incorrect value type",
                    "The id has to be a string: %s.".formatted(e.getMessage()),
                    expression.range());
            return Optional.empty();
        }
    }

    private Scope scope(ModuleValues root, RepetitionData repetition) {
        return new ModuleScope(environment, root, repetition, Optional.empty());
    }
}
