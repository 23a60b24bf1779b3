package dev.terrane.config.decoding;

import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.Condition;
import dev.terrane.config.Resource.Lifecycle;
import dev.terrane.config.reference.ParsedReference;
import dev.terrane.config.reference.Reference.ResourceRef;
import dev.terrane.config.reference.ReferenceParser;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.expression.StaticExpressions;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `lifecycle { ... }` of a resource, data source or ephemeral resource.
final class LifecycleDecoder {
    private static final BodySchema BODY =
            new BodySchema(
                    Schemas.optional(
                            "create_before_destroy",
                            "prevent_destroy",
                            "destroy",
                            "enabled",
                            "ignore_changes",
                            "replace_triggered_by"),
                    Schemas.blocks("precondition", "postcondition", "action_trigger"));

    private final ResourceAddress address;
    private final Diagnostics diagnostics;

    LifecycleDecoder(ResourceAddress address, Diagnostics diagnostics) {
        this.address = address;
        this.diagnostics = diagnostics;
    }

    Lifecycle decode(Declaration block) {
        BodyContent content = block.content(BODY, diagnostics);
        if (address.mode() != ResourceMode.MANAGED) {
            content.attributes().values().stream()
                    .filter(attribute -> !attribute.name().equals("enabled"))
                    .forEach(this::reportForManagedOnly);
            content.blocksOfType("action_trigger").forEach(this::reportTriggerForManagedOnly);
            return new Lifecycle(
                    false,
                    false,
                    true,
                    enabled(content),
                    false,
                    List.of(),
                    List.of(),
                    conditions("precondition", content, block),
                    conditions("postcondition", content, block),
                    List.of());
        }
        boolean createFirst =
                Constants.bool(content.attribute("create_before_destroy"), false, diagnostics);
        boolean prevent = Constants.bool(content.attribute("prevent_destroy"), false, diagnostics);
        List<Expression> triggers =
                content.attribute("replace_triggered_by")
                        .map(attribute -> TriggerDecoder.decode(attribute, diagnostics))
                        .orElse(List.of());
        Optional<Attribute> ignored = content.attribute("ignore_changes");
        return new Lifecycle(
                createFirst,
                prevent,
                Constants.bool(content.attribute("destroy"), true, diagnostics),
                enabled(content),
                ignored.filter(LifecycleDecoder::isAll).isPresent(),
                ignored.filter(attribute -> !isAll(attribute)).map(this::ignored).orElse(List.of()),
                triggers,
                conditions("precondition", content, block),
                conditions("postcondition", content, block),
                content.blocksOfType("action_trigger").stream()
                        .flatMap(trigger ->
                                ActionTriggerDecoder.decode(trigger, diagnostics).stream())
                        .toList());
    }

    private static Optional<Expression> enabled(BodyContent content) {
        return content.attribute("enabled").map(Attribute::expression);
    }

    private void reportForManagedOnly(Attribute attribute) {
        diagnostics.error(
                "Invalid %s lifecycle argument".formatted(address.mode().word()),
                "\"%s\" is there for \"resource\" blocks only. Remove it."
                        .formatted(attribute.name()),
                attribute.nameRange());
    }

    private void reportTriggerForManagedOnly(Block trigger) {
        diagnostics.error(
                "Invalid %s lifecycle block".formatted(address.mode().word()),
                "\"action_trigger\" is there for \"resource\" blocks only. Remove it.",
                trigger.headerRange());
    }

    private static boolean isAll(Attribute ignoreChanges) {
        return StaticExpressions.asKeyword(ignoreChanges.expression())
                .filter("all"::equals)
                .isPresent();
    }

    private List<Traversal> ignored(Attribute attribute) {
        List<Traversal> ignored = new ArrayList<>();
        Optional<Expression> star = Optional.empty();
        for (Expression element : StaticReferences.elements(attribute.expression(), diagnostics)) {
            if (isStar(element)) {
                star = Optional.of(element);
                diagnostics.error(
                        "Invalid ignore_changes wildcard",
                        "[\"*\"] is not understood any more. Write ignore_changes = all.",
                        attribute.expression().range());
            } else {
                StaticReferences.unquoted(element, "reference", diagnostics)
                        .ifPresent(ignored::add);
            }
        }
        if (star.isPresent() && !ignored.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                                    "Invalid ignore_changes ruleset",
                                    "Either all attributes are ignored, or those that are listed.",
                                    star.get().range())
                            .within(attribute.expression().range()));
        }
        return ignored;
    }

    private static boolean isStar(Expression expression) {
        return References.isConstant(expression)
                && Evaluator.evaluateConstant(expression, new Diagnostics())
                        instanceof Value.StringValue text
                && text.text().equals("*");
    }

    private List<Condition> conditions(String type, BodyContent content, Declaration owner) {
        List<Condition> conditions = new ArrayList<>();
        for (Block block : content.blocksOfType(type)) {
            Condition condition = Conditions.decode(block, owner, diagnostics);
            checkNotOwn(condition.condition(), type);
            checkNotOwn(condition.errorMessage(), type);
            conditions.add(condition);
        }
        return conditions;
    }

    private void checkNotOwn(Expression expression, String type) {
        boolean own =
                References.of(expression).stream()
                        .flatMap(traversal -> ReferenceParser.parse(traversal).stream())
                        .map(ParsedReference::subject)
                        .anyMatch(subject ->
                                subject instanceof ResourceRef(var resource, var key)
                                        && resource.equals(address));
        if (own) {
            diagnostics.error(
                    "Invalid reference in " + type,
                    "%s can not refer to itself by its name. In a postcondition, write \"self\"."
                            .formatted(address),
                    expression.range());
        }
    }
}
