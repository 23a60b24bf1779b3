package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.QueryStringKeyValuePair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RulePriorityPair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// `aws_lb_listener_rule`: what a listener does with some of the requests.
///
/// Replaced when `listener_arn` changes. Without `priority` it comes behind all that are there.
final class ListenerRule implements ResourceType {
    private static final List<String> KINDS =
            List.of(
                    "host_header",
                    "http_header",
                    "http_request_method",
                    "path_pattern",
                    "query_string",
                    "source_ip");
    private static final Shape CONDITION =
            Shape.of()
                    .named("HostHeaderConfig", "host_header")
                    .named("HttpHeaderConfig", "http_header")
                    .named("HttpRequestMethodConfig", "http_request_method")
                    .named("PathPatternConfig", "path_pattern")
                    .named("SourceIpConfig", "source_ip")
                    .named("Values", "values")
                    .without("query_string");

    @Override
    public LegacyRules rules() {
        return LbActions.rules(LegacyRules.of(), "action").replacedBy("listener_arn");
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).between("priority", 1, 99_999).arn("listener_arn").problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String listener = object.text("listener_arn").orElseThrow();
        Integer given = object.intOrNull("priority");
        int priority = given == null ? last(listener, aws) + 1 : given;
        object.id(
                aws.elbv2()
                        .createRule(r ->
                                r.listenerArn(listener)
                                        .priority(priority)
                                        .actions(LbActions.of(object.blocks("action")))
                                        .conditions(conditions(object))
                                        .tags(Elb.newTags(object, aws)))
                        .rules()
                        .getFirst()
                        .ruleArn());
    }

    /// The last rule of a listener is called `default` and has no number.
    private static int last(String listener, AwsSession aws) {
        return aws.elbv2().describeRulesPaginator(r -> r.listenerArn(listener)).rules().stream()
                .map(Rule::priority)
                .filter(priority -> priority.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private static List<RuleCondition> conditions(Draft object) {
        List<RuleCondition> conditions = new ArrayList<>();
        for (Attributes block : object.blocks("condition")) {
            for (String kind : KINDS) {
                if (!block.blocks(kind).isEmpty()) {
                    conditions.add(condition(block, kind));
                }
            }
        }
        return conditions;
    }

    private static RuleCondition condition(Attributes block, String kind) {
        RuleCondition.Builder condition =
                CONDITION.fill(RuleCondition.builder(), block).field(kind.replace('_', '-'));
        if (kind.equals("query_string")) {
            List<QueryStringKeyValuePair> pairs =
                    block.blocks(kind).stream()
                            .map(pair ->
                                    QueryStringKeyValuePair.builder()
                                            .key(
                                                    pair.string("key")
                                                            .filter(k -> !k.isEmpty())
                                                            .orElse(null))
                                            .value(pair.requiredString("value"))
                                            .build())
                            .toList();
            condition.queryStringConfig(c -> c.values(pairs));
        }
        return condition.build();
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, Rule> found =
                Ec2.byId(
                        Elb.inParts(
                                Ec2.ids(objects),
                                some ->
                                        Ec2.halving(
                                                some,
                                                few ->
                                                        aws.elbv2()
                                                                .describeRules(r -> r.ruleArns(few))
                                                                .rules(),
                                                "RuleNotFound")),
                        Rule::ruleArn);
        var tags = Elb.tags(found.keySet(), aws);
        for (Draft object : objects) {
            Rule rule = found.get(object.id());
            if (rule == null) {
                object.gone();
            } else {
                set(object, rule);
                Elb.setTags(object, tags, aws);
            }
        }
    }

    private static void set(Draft object, Rule rule) {
        object.set("arn", rule.ruleArn())
                .set("listener_arn", listener(rule.ruleArn()))
                .set(
                        "priority",
                        rule.priority().equals("default")
                                ? 99_999
                                : Integer.parseInt(rule.priority()));
        LbActions.show(object, "action", rule.actions());
        CONDITION.show(object, "condition", rule.conditions());
        List<Map<String, Value>> shown = new ArrayList<>();
        List<Attributes> plain = object.blocks("condition");
        for (int index = 0; index < plain.size(); index++) {
            shown.add(new TreeMap<>(plain.get(index).object().asMap()));
        }
        for (RuleCondition condition : rule.conditions()) {
            if (condition.queryStringConfig() != null) {
                addQuery(shown, condition);
            }
        }
        object.setObjects("condition", shown);
    }

    /// Of a condition about query strings nothing else is shown yet.
    private static void addQuery(List<Map<String, Value>> shown, RuleCondition condition) {
        for (Map<String, Value> block : shown) {
            Value query = block.get("query_string");
            boolean empty =
                    KINDS.stream()
                            .filter(kind -> !kind.equals("query_string"))
                            .allMatch(kind ->
                                    Objects.requireNonNull(block.get(kind), kind)
                                            .asList()
                                            .isEmpty());
            if (empty && query != null && query.asList().isEmpty()) {
                List<Value> pairs =
                        condition.queryStringConfig().values().stream()
                                .map(pair ->
                                        Value.object(
                                                Map.of(
                                                        "key",
                                                        Value.string(
                                                                pair.key() == null
                                                                        ? ""
                                                                        : pair.key()),
                                                        "value",
                                                        Value.string(pair.value()))))
                                .toList();
                block.put("query_string", Value.set(pairs.getFirst().type(), pairs));
                return;
            }
        }
    }

    /// `...:listener-rule/app/x/1/2/3` belongs to `...:listener/app/x/1/2`.
    private static String listener(String rule) {
        return rule.replaceFirst(":listener-rule/", ":listener/").replaceFirst("/[^/]+$", "");
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("priority")) {
            RulePriorityPair pair =
                    RulePriorityPair.builder()
                            .ruleArn(object.id())
                            .priority(object.intOrNull("priority"))
                            .build();
            aws.elbv2().setRulePriorities(r -> r.rulePriorities(List.of(pair)));
        }
        if (object.changed("action", "condition")) {
            aws.elbv2()
                    .modifyRule(r ->
                            r.ruleArn(object.id())
                                    .actions(LbActions.of(object.blocks("action")))
                                    .conditions(conditions(object)));
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Elb.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(() -> aws.elbv2().deleteRule(r -> r.ruleArn(object.id())), "RuleNotFound");
    }
}
