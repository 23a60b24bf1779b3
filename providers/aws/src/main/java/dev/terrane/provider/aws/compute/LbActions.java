package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// What a listener or a rule does with a request: `default_action` and `action`.
final class LbActions {
    private static final Shape SHAPE =
            Shape.of()
                    .named("AuthenticateOidcConfig", "authenticate_oidc")
                    .named("AuthenticateCognitoConfig", "authenticate_cognito")
                    .named("RedirectConfig", "redirect")
                    .named("FixedResponseConfig", "fixed_response")
                    .without("forward", "target_group_arn");

    private LbActions() {}

    static LegacyRules rules(LegacyRules rules, String block) {
        return rules.defaultsTo(block + ".redirect.host", Value.string("#{host}"))
                .defaultsTo(block + ".redirect.path", Value.string("/#{path}"))
                .defaultsTo(block + ".redirect.port", Value.string("#{port}"))
                .defaultsTo(block + ".redirect.protocol", Value.string("#{protocol}"))
                .defaultsTo(block + ".redirect.query", Value.string("#{query}"))
                .defaultsTo(block + ".forward.stickiness.enabled", Value.FALSE);
    }

    static List<Action> of(List<Attributes> blocks) {
        List<Action> actions = new ArrayList<>();
        for (int index = 0; index < blocks.size(); index++) {
            Attributes block = blocks.get(index);
            Action.Builder action = SHAPE.fill(Action.builder(), block);
            if (!block.isSet("order")) {
                action.order(index + 1);
            }
            block.string("target_group_arn")
                    .filter(arn -> !arn.isEmpty())
                    .ifPresent(action::targetGroupArn);
            block.blocks("forward").forEach(forward -> action.forwardConfig(forward(forward)));
            actions.add(action.build());
        }
        return actions;
    }

    private static ForwardActionConfig forward(Attributes forward) {
        List<TargetGroupTuple> groups =
                forward.blocks("target_group").stream()
                        .map(group ->
                                TargetGroupTuple.builder()
                                        .targetGroupArn(group.requiredString("arn"))
                                        .weight(
                                                Math.toIntExact(
                                                        group.wholeNumber("weight").orElse(1)))
                                        .build())
                        .toList();
        ForwardActionConfig.Builder config = ForwardActionConfig.builder().targetGroups(groups);
        for (Attributes sticky : forward.blocks("stickiness")) {
            config.targetGroupStickinessConfig(s ->
                    s.enabled(sticky.bool("enabled").orElse(false))
                            .durationSeconds(
                                    Math.toIntExact(sticky.wholeNumber("duration").orElse(0))));
        }
        return config.build();
    }

    /// Shows what was found, with what AWS does not tell, or tells in two ways, as it was before.
    static void show(Draft object, String name, List<Action> found) {
        List<Attributes> before = object.blocks(name);
        List<Action> actions =
                found.stream()
                        .sorted(
                                Comparator.comparingInt(
                                        action -> action.order() == null ? 0 : action.order()))
                        .toList();
        SHAPE.show(object, name, actions);
        List<Value> shown = new ArrayList<>();
        List<Value> plain = object.value(name).asList();
        for (int index = 0; index < plain.size(); index++) {
            Optional<Attributes> was =
                    index < before.size() ? Optional.of(before.get(index)) : Optional.empty();
            shown.add(completed(plain.get(index), actions.get(index), index, was));
        }
        object.set(
                name, Value.list(shown.isEmpty() ? Type.DYNAMIC : plain.getFirst().type(), shown));
    }

    private static Value completed(
            Value shown, Action action, int index, Optional<Attributes> before) {
        Map<String, Value> parts = new TreeMap<>(shown.asMap());
        boolean inBlock = before.filter(b -> !b.blocks("forward").isEmpty()).isPresent();
        boolean single =
                before.flatMap(b -> b.string("target_group_arn"))
                        .filter(t -> !t.isEmpty())
                        .isPresent();
        String group =
                action.targetGroupArn() == null ? onlyGroup(action) : action.targetGroupArn();
        boolean asGroup =
                action.type() == ActionTypeEnum.FORWARD && !group.isEmpty() && (single || !inBlock);
        parts.put("target_group_arn", Value.string(asGroup ? group : ""));
        parts.put(
                "forward",
                inBlock ? forward(action, part(parts, "forward").type()) : none(parts, "forward"));
        if (part(parts, "order").isNull()) {
            parts.put("order", Value.number(index + 1));
        }
        before.ifPresent(b -> keepSecret(b, parts));
        return Value.object(parts);
    }

    private static Value none(Map<String, Value> parts, String name) {
        Type type = part(parts, name).type();
        return type instanceof Type.ListType list
                ? Value.list(list.element(), List.of())
                : part(parts, name);
    }

    private static Value part(Map<String, Value> parts, String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    private static Type type(Type.ObjectType object, String name) {
        return Objects.requireNonNull(object.attributes().get(name), name);
    }

    private static String onlyGroup(Action action) {
        ForwardActionConfig forward = action.forwardConfig();
        return forward != null && forward.targetGroups().size() == 1
                ? forward.targetGroups().getFirst().targetGroupArn()
                : "";
    }

    private static Value forward(Action action, Type type) {
        ForwardActionConfig forward = action.forwardConfig();
        if (forward == null || !(type instanceof Type.ListType list)) {
            return Value.nullOf(type);
        }
        Type.ObjectType element = (Type.ObjectType) list.element();
        List<Value> groups =
                forward.targetGroups().stream()
                        .map(group ->
                                Value.object(
                                        Map.of(
                                                "arn",
                                                Value.string(group.targetGroupArn()),
                                                "weight",
                                                Value.number(
                                                        group.weight() == null
                                                                ? 0
                                                                : group.weight()))))
                        .toList();
        var sticky = forward.targetGroupStickinessConfig();
        Type.ListType stickiness = (Type.ListType) type(element, "stickiness");
        List<Value> stickinesses =
                sticky == null || sticky.durationSeconds() == null
                        ? List.of()
                        : List.of(
                                Value.object(
                                        Map.of(
                                                "duration",
                                                Value.number(sticky.durationSeconds()),
                                                "enabled",
                                                Value.bool(
                                                        Boolean.TRUE.equals(sticky.enabled())))));
        Type.SetType group = (Type.SetType) type(element, "target_group");
        return Value.list(
                element,
                List.of(
                        Value.object(
                                Map.of(
                                        "target_group", Value.set(group.element(), groups),
                                        "stickiness",
                                                Value.list(stickiness.element(), stickinesses)))));
    }

    /// AWS never gives back a client's secret.
    private static void keepSecret(Attributes before, Map<String, Value> parts) {
        if (!before.blocks("authenticate_oidc").isEmpty()
                && !part(parts, "authenticate_oidc").asList().isEmpty()) {
            Value secret = before.blocks("authenticate_oidc").getFirst().value("client_secret");
            Value shown = part(parts, "authenticate_oidc").asList().getFirst();
            Map<String, Value> oidc = new TreeMap<>(shown.asMap());
            oidc.put("client_secret", secret);
            parts.put("authenticate_oidc", Value.list(shown.type(), List.of(Value.object(oidc))));
        }
    }
}
