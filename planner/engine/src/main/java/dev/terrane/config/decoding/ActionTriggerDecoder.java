package dev.terrane.config.decoding;

import dev.terrane.address.ResourceAddress;
import dev.terrane.address.TriggerEvent;
import dev.terrane.config.ActionTrigger;
import dev.terrane.config.ActionTrigger.Invoked;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.hcl.expression.StaticExpressions;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `action_trigger { events = [after_create]  actions = [action.a.b, action.c.d[each.key]] }`.
final class ActionTriggerDecoder {
    private static final BodySchema BODY =
            new BodySchema(
                    List.of(
                            AttributeSchema.required("events"),
                            AttributeSchema.optional("condition"),
                            AttributeSchema.required("actions")),
                    List.of());
    private static final List<String> EVENTS =
            Arrays.stream(TriggerEvent.values()).map(TriggerEvent::word).toList();

    private final Diagnostics diagnostics;

    private ActionTriggerDecoder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /// Nothing where a part of it is wrong; that is reported.
    static Optional<ActionTrigger> decode(Block block, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        ActionTrigger trigger = new ActionTriggerDecoder(own).trigger(block);
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(trigger);
    }

    private ActionTrigger trigger(Block block) {
        BodyContent content = block.body().content(BODY, diagnostics);
        List<TriggerEvent> events = new ArrayList<>();
        content.attribute("events").ifPresent(attribute -> events(attribute, events));
        List<Invoked> actions = new ArrayList<>();
        content.attribute("actions").ifPresent(attribute -> actions(attribute, actions));
        return new ActionTrigger(
                events,
                content.attribute("condition").map(Attribute::expression),
                actions,
                block.headerRange());
    }

    private void events(Attribute attribute, List<TriggerEvent> events) {
        List<Expression> elements = StaticReferences.elements(attribute.expression(), diagnostics);
        for (Expression element : elements) {
            event(element).filter(event -> !events.contains(event)).ifPresent(events::add);
        }
        requireSome(attribute, elements);
    }

    private Optional<TriggerEvent> event(Expression element) {
        Optional<String> word = StaticExpressions.asKeyword(element);
        Optional<TriggerEvent> event =
                Arrays.stream(TriggerEvent.values())
                        .filter(each -> word.equals(Optional.of(each.word())))
                        .findFirst();
        if (event.isEmpty()) {
            diagnostics.error(
                    "Invalid event of an action trigger",
                    "An event is one of %s, without quotes.%s"
                            .formatted(
                                    String.join(", ", EVENTS),
                                    word.map(name -> NameSuggestion.didYouMean(name, EVENTS))
                                            .orElse("")),
                    element.range());
        }
        return event;
    }

    private void actions(Attribute attribute, List<Invoked> actions) {
        List<Expression> elements = StaticReferences.elements(attribute.expression(), diagnostics);
        for (Expression element : elements) {
            StaticReferences.toNative(element, diagnostics)
                    .flatMap(this::action)
                    .ifPresent(actions::add);
        }
        requireSome(attribute, elements);
    }

    private void requireSome(Attribute attribute, List<Expression> elements) {
        if (elements.isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.error(
                    "Empty list in an action trigger",
                    "Without \"%s\" nothing is ever triggered: name at least one, or remove the block."
                            .formatted(attribute.name()),
                    attribute.expression().range());
        }
    }

    private Optional<Invoked> action(Expression element) {
        Optional<Expression> key =
                element instanceof Expression.Index index
                        ? Optional.of(index.key())
                        : Optional.empty();
        Expression named = element instanceof Expression.Index index ? index.collection() : element;
        Optional<Invoked> action =
                StaticExpressions.asTraversal(named)
                        .filter(traversal -> traversal.root().equals("action"))
                        .flatMap(traversal -> invoked(traversal, key));
        if (action.isEmpty()) {
            diagnostics.error(
                    "Invalid action reference",
                    "\"actions\" names actions of this module: action.TYPE.NAME, or action.TYPE.NAME[KEY] where there are several.",
                    element.range());
        }
        return action;
    }

    private static Optional<Invoked> invoked(Traversal traversal, Optional<Expression> key) {
        List<Traversal.Step> steps = traversal.steps();
        if (steps.size() < 2
                || !(steps.get(0) instanceof AttributeStep type)
                || !(steps.get(1) instanceof AttributeStep name)) {
            return Optional.empty();
        }
        ResourceAddress action = ResourceAddress.action(type.name(), name.name());
        if (steps.size() == 2) {
            return Optional.of(new Invoked(action, key, traversal.range()));
        }
        return steps.size() == 3 && key.isEmpty() && steps.get(2) instanceof IndexStep index
                ? Optional.of(
                        new Invoked(
                                action,
                                Optional.of(new Expression.Literal(index.key(), index.range())),
                                traversal.range()))
                : Optional.empty();
    }
}
