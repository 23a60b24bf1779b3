package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;

import java.util.List;
import java.util.Optional;

/// `aws_cloudwatch_event_target`: where the events of a rule go.
///
/// Replaced when the rule, its bus or `target_id` changes; everything else is put anew as a whole.
final class EventTarget implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("event_bus_name", "rule", "target_id")
                .defaultsTo("event_bus_name", Value.string(EventRule.DEFAULT_BUS))
                .defaultsTo("force_destroy", Value.FALSE)
                .defaultsTo("ecs_target.enable_ecs_managed_tags", Value.FALSE)
                .defaultsTo("ecs_target.enable_execute_command", Value.FALSE)
                .defaultsTo("ecs_target.network_configuration.assign_public_ip", Value.FALSE)
                .defaultsTo("ecs_target.task_count", Value.number(1))
                .defaultsTo("redshift_target.with_event", Value.FALSE)
                .sameWhen("input", Json::same);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("input", "input_path", "input_transformer")
                .matches(
                        "target_id",
                        "[.\\-_A-Za-z0-9]{1,64}",
                        "must consist of at most 64 letters, digits and . - _")
                .longest("input_path", 256)
                .arn("arn")
                .arn("role_arn")
                .inBlocks(
                        "retry_policy",
                        each ->
                                each.between("maximum_event_age_in_seconds", 60, 86_400)
                                        .between("maximum_retry_attempts", 0, 185))
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String target = UniqueName.of(object, "target_id", "target_id", "");
        String rule = object.text("rule").orElseThrow();
        String bus = object.text("event_bus_name").orElse(EventRule.DEFAULT_BUS);
        put(object, target, aws);
        object.id(
                bus.equals(EventRule.DEFAULT_BUS)
                        ? rule + "-" + target
                        : bus + "-" + rule + "-" + target);
        object.set("target_id", target);
    }

    private static void put(Draft object, String id, AwsSession aws) {
        Target target = TargetShapes.target(object).id(id).build();
        PutTargetsResponse answer =
                aws.events()
                        .putTargets(r ->
                                r.rule(object.textOrNull("rule"))
                                        .eventBusName(object.textOrNull("event_bus_name"))
                                        .targets(target));
        if (answer.failedEntryCount() != null && answer.failedEntryCount() > 0) {
            throw FailedCall.of(
                    "Target refused",
                    "EventBridge did not take the target \""
                            + id
                            + "\": "
                            + answer.failedEntries().getFirst().errorMessage()
                            + ".");
        }
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object, aws)
                    .ifPresentOrElse(target -> TargetShapes.show(object, target), object::gone);
        }
    }

    private static Optional<Target> find(Draft object, AwsSession aws) {
        String id = object.text("target_id").orElse("");
        return Calls.find(() -> all(object, aws), EventRule.GONE).stream()
                .flatMap(List::stream)
                .filter(target -> target.id().equals(id))
                .findFirst();
    }

    /// Rules have a few targets; a page holds a hundred.
    private static List<Target> all(Draft object, AwsSession aws) {
        List<Target> all = new java.util.ArrayList<>();
        String[] next = {null};
        do {
            var page =
                    aws.events()
                            .listTargetsByRule(r ->
                                    r.rule(object.textOrNull("rule"))
                                            .eventBusName(object.textOrNull("event_bus_name"))
                                            .nextToken(next[0]));
            all.addAll(page.targets());
            next[0] = page.nextToken();
        } while (next[0] != null);
        return all;
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        put(object, object.text("target_id").orElseThrow(), aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.events()
                                .removeTargets(r ->
                                        r.rule(object.textOrNull("rule"))
                                                .eventBusName(object.textOrNull("event_bus_name"))
                                                .ids(object.text("target_id").orElse(""))
                                                .force(object.isTrue("force_destroy"))),
                EventRule.GONE);
    }

    /// By `RULE/TARGET` or `BUS/RULE/TARGET`.
    @Override
    public void importAs(Draft object, String id) {
        String[] parts = id.split("/", -1);
        if (parts.length < 2) {
            throw FailedCall.of(
                    "Invalid import id",
                    "A target is imported by RULE/TARGET or BUS/RULE/TARGET, not by \""
                            + id
                            + "\".");
        }
        String target = parts[parts.length - 1];
        String rule = parts[parts.length - 2];
        String bus =
                parts.length == 2
                        ? EventRule.DEFAULT_BUS
                        : id.substring(0, id.length() - target.length() - rule.length() - 2);
        object.id(
                bus.equals(EventRule.DEFAULT_BUS)
                        ? rule + "-" + target
                        : bus + "-" + rule + "-" + target);
        object.set("event_bus_name", bus).set("rule", rule).set("target_id", target);
        object.set("force_destroy", Boolean.FALSE);
    }
}
