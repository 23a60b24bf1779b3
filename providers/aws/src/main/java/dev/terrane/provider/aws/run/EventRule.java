package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.Tag;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_cloudwatch_event_rule`: events that match a pattern, or a schedule.
///
/// Replaced when its name or bus changes. Enabled by default, on the bus `default`.
final class EventRule implements ResourceType {
    static final String[] GONE = {"ResourceNotFoundException"};
    static final String DEFAULT_BUS = "default";
    private static final Shape SHAPE = Shape.of().without("event_pattern", "state");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("event_bus_name", "name", "name_prefix")
                .defaultsTo("event_bus_name", Value.string(DEFAULT_BUS))
                .defaultsTo("force_destroy", Value.FALSE)
                .storedAs("event_pattern", Json::normalized)
                .sameWhen("event_pattern", Json::same)
                .adjust(EventRule::planState);
    }

    /// `is_enabled` is the older way to say `state`; what is not said follows the other.
    private static void planState(PlanDraft draft) {
        Attributes config = draft.config();
        if (config.isNull("state") && config.isNull("is_enabled")) {
            keep(draft, "is_enabled");
            keep(draft, "state");
        }
    }

    private static void keep(PlanDraft draft, String name) {
        draft.prior().ifPresent(prior -> draft.set(name, prior.value(name)));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("name", "name_prefix")
                .onlyOneOf("is_enabled", "state")
                .matches(
                        "name",
                        "[.\\-_A-Za-z0-9]{1,64}",
                        "must consist of at most 64 letters, digits and . - _")
                .longest("description", 512)
                .longest("schedule_expression", 256)
                .longest("event_pattern", 4_096)
                .json("event_pattern")
                .oneOf(
                        "state",
                        "ENABLED",
                        "DISABLED",
                        "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS")
                .arn("role_arn")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = UniqueName.of(object, "name", "name_prefix", "");
        PutRuleRequest.Builder request = request(object).name(name);
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tags(tags(tags));
        }
        put(request.build(), aws);
        String bus = object.text("event_bus_name").orElse(DEFAULT_BUS);
        object.id(bus.equals(DEFAULT_BUS) ? name : bus + "/" + name);
        object.set("name", name);
    }

    private static PutRuleRequest.Builder request(Draft object) {
        boolean off = object.value("is_enabled").equals(Value.FALSE);
        return SHAPE.fill(PutRuleRequest.builder(), object)
                .eventPattern(object.textOrNull("event_pattern"))
                .state(object.text("state").orElse(off ? "DISABLED" : "ENABLED"));
    }

    private static void put(PutRuleRequest request, AwsSession aws) {
        Calls.retry(
                aws,
                "the role of the rule to be known",
                Duration.ofMinutes(2),
                Calls.failing("ValidationException", "cannot be assumed by principal"),
                () -> aws.events().putRule(request));
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    private static Optional<DescribeRuleResponse> find(String bus, String name, AwsSession aws) {
        return Calls.find(
                () -> aws.events().describeRule(r -> r.eventBusName(bus).name(name)), GONE);
    }

    private static String bus(String id) {
        int cut = id.lastIndexOf('/');
        return cut < 0 ? DEFAULT_BUS : id.substring(0, cut);
    }

    private static String name(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(bus(object.id()), name(object.id()), aws)
                    .ifPresentOrElse(rule -> show(object, rule, aws), object::gone);
        }
    }

    private static void show(Draft object, DescribeRuleResponse rule, AwsSession aws) {
        SHAPE.show(object, rule);
        object.set("event_bus_name", bus(object.id()))
                .set("name_prefix", UniqueName.prefixOf(rule.name()))
                .set("state", rule.stateAsString())
                .set("is_enabled", "ENABLED".equals(rule.stateAsString()));
        showPattern(object, rule);
        Tags.found(
                object,
                aws.events().listTagsForResource(r -> r.resourceARN(rule.arn())).tags(),
                Tag::key,
                Tag::value,
                aws.tags());
    }

    /// A rule that never had a pattern has null.
    private static void showPattern(Draft object, DescribeRuleResponse rule) {
        String found = rule.eventPattern() == null ? "" : rule.eventPattern();
        if (found.isEmpty() && object.text("event_pattern").isEmpty()) {
            return;
        }
        object.set(
                "event_pattern",
                object.text("event_pattern")
                        .filter(text -> Json.same(Value.string(text), Value.string(found)))
                        .orElseGet(() -> Json.normalized(found)));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        put(request(object).name(name(object.id())).build(), aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        String arn = object.prior().requiredString("arn");
        if (!removed.isEmpty()) {
            aws.events().untagResource(r -> r.resourceARN(arn).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.events().tagResource(r -> r.resourceARN(arn).tags(tags(set)));
        }
    }

    /// The targets of the rule are removed before it; until that is seen everywhere, it is tried again.
    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        Calls.retry(
                                aws,
                                "the targets of the rule to disappear",
                                Duration.ofMinutes(5),
                                Calls.failing(
                                        "ValidationException",
                                        "Rule can't be deleted since it has targets"),
                                () ->
                                        aws.events()
                                                .deleteRule(r ->
                                                        r.eventBusName(bus(object.id()))
                                                                .name(name(object.id()))
                                                                .force(
                                                                        object.isTrue(
                                                                                "force_destroy")))),
                GONE);
    }

    @Override
    public void importAs(Draft object, String id) {
        object.id(id);
        object.set("force_destroy", Boolean.FALSE);
    }
}
