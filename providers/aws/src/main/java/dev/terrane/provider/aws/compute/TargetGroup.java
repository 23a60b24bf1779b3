package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Matcher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `aws_lb_target_group`.
///
/// Replaced when its name, port, protocol, kind of targets or VPC changes. Health checks, stickiness
/// and the like change in place; where the configuration says nothing of them, they are as AWS has
/// them. Without a name AWS gets one that begins with `tf-`.
final class TargetGroup implements ResourceType {
    private static final Duration IN_USE = Duration.ofMinutes(2);

    /// The arguments of `health_check`, as AWS names them.
    private static final Shape CHECK =
            Shape.of()
                    .named("HealthCheckEnabled", "enabled")
                    .named("HealthCheckIntervalSeconds", "interval")
                    .named("HealthCheckPath", "path")
                    .named("HealthCheckPort", "port")
                    .named("HealthCheckProtocol", "protocol")
                    .named("HealthCheckTimeoutSeconds", "timeout")
                    .named("HealthyThresholdCount", "healthy_threshold")
                    .named("UnhealthyThresholdCount", "unhealthy_threshold")
                    .named("Port", "port_of_targets")
                    .named("Protocol", "protocol_of_targets")
                    .without("matcher");

    private static final Shape SHAPE = Shape.of().without("name", "health_check", "matcher");

    @Override
    public LegacyRules rules() {
        LegacyRules rules =
                LegacyRules.of()
                        .replacedBy(
                                "ip_address_type",
                                "name",
                                "name_prefix",
                                "port",
                                "protocol",
                                "protocol_version",
                                "target_type",
                                "vpc_id")
                        .defaultsTo("target_type", Value.string("instance"))
                        .defaultsTo("health_check.enabled", Value.TRUE)
                        .defaultsTo("health_check.healthy_threshold", Value.number(3))
                        .defaultsTo("health_check.interval", Value.number(30))
                        .defaultsTo("health_check.port", Value.string("traffic-port"))
                        .defaultsTo("health_check.protocol", Value.string("HTTP"))
                        .defaultsTo("health_check.unhealthy_threshold", Value.number(3))
                        .defaultsTo("stickiness.cookie_duration", Value.number(86_400))
                        .defaultsTo("stickiness.enabled", Value.TRUE)
                        .fillsInBlocks(
                                "health_check",
                                "stickiness",
                                "target_failover",
                                "target_group_health",
                                "target_health_state");
        for (LbAttribute attribute : LbAttribute.OF_TARGETS) {
            Value standard = attribute.standard();
            if (standard != null) {
                rules.defaultsTo(attribute.argument(), standard);
            }
        }
        return rules;
    }

    @Override
    public List<Problem> validate(Attributes config) {
        Checks checks =
                Checks.of(config)
                        .onlyOneOf("name", "name_prefix")
                        .longest("name", 32)
                        .longest("name_prefix", 6)
                        .between("port", 1, 65_535)
                        .oneOf("target_type", "instance", "ip", "lambda", "alb")
                        .oneOf(
                                "protocol",
                                "HTTP",
                                "HTTPS",
                                "TCP",
                                "TCP_UDP",
                                "TLS",
                                "UDP",
                                "GENEVE")
                        .inBlocks(
                                "health_check",
                                check ->
                                        check.between("healthy_threshold", 2, 10)
                                                .between("unhealthy_threshold", 2, 10)
                                                .between("interval", 5, 300)
                                                .between("timeout", 2, 120));
        if (!config.string("target_type").orElse("instance").equals("lambda")) {
            for (String name : List.of("port", "protocol", "vpc_id")) {
                if (config.isNull(name)) {
                    checks.invalid(name, "must be set, unless the targets are functions");
                }
            }
        }
        return checks.problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateTargetGroupRequest.Builder request =
                SHAPE.fill(CreateTargetGroupRequest.builder(), object)
                        .name(UniqueName.of(object, "name", "name_prefix", "", "tf-"))
                        .tags(Elb.newTags(object, aws));
        for (Attributes check : object.blocks("health_check")) {
            CHECK.fill(request, check).matcher(matcher(object, check));
        }
        object.id(
                aws.elbv2()
                        .createTargetGroup(request.build())
                        .targetGroups()
                        .getFirst()
                        .targetGroupArn());
        sendAttributes(object, aws);
    }

    private static @Nullable Matcher matcher(Draft object, Attributes check) {
        String codes = check.string("matcher").orElse("");
        if (codes.isEmpty()) {
            return null;
        }
        return object.text("protocol_version").filter("GRPC"::equals).isPresent()
                ? Matcher.builder().grpcCode(codes).build()
                : Matcher.builder().httpCode(codes).build();
    }

    private static void sendAttributes(Draft object, AwsSession aws) {
        Map<String, String> wanted =
                LbAttribute.wanted(LbAttribute.OF_TARGETS, "application", object);
        if (object.isCreate()) {
            dropStandard(wanted);
        }
        if (object.changed("stickiness")) {
            object.blocks("stickiness").forEach(block -> TargetBlocks.stickiness(block, wanted));
        }
        TargetBlocks.others(object, wanted);
        if (!wanted.isEmpty()) {
            List<TargetGroupAttribute> attributes =
                    wanted.entrySet().stream()
                            .map(a ->
                                    TargetGroupAttribute.builder()
                                            .key(a.getKey())
                                            .value(a.getValue())
                                            .build())
                            .toList();
            aws.elbv2()
                    .modifyTargetGroupAttributes(
                            r -> r.targetGroupArn(object.id()).attributes(attributes));
        }
    }

    /// Not every kind of target has all of them.
    private static void dropStandard(Map<String, String> wanted) {
        for (LbAttribute attribute : LbAttribute.OF_TARGETS) {
            Value standard = attribute.standard();
            if (standard != null) {
                wanted.remove(attribute.key(), LbAttribute.text(standard));
            }
        }
    }

    private static Map<
                    String,
                    software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup>
            find(List<String> arns, AwsSession aws) {
        return Ec2.byId(
                Elb.inParts(
                        arns,
                        some ->
                                Ec2.halving(
                                        some,
                                        few ->
                                                aws.elbv2()
                                                        .describeTargetGroups(
                                                                r -> r.targetGroupArns(few))
                                                        .targetGroups(),
                                        "TargetGroupNotFound")),
                software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup
                        ::targetGroupArn);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var found = find(Ec2.ids(objects), aws);
        var tags = Elb.tags(found.keySet(), aws);
        for (Draft object : objects) {
            var group = found.get(object.id());
            if (group == null) {
                object.gone();
            } else {
                set(object, group, aws);
                Elb.setTags(object, tags, aws);
            }
        }
    }

    private static void set(
            Draft object,
            software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup group,
            AwsSession aws) {
        String version = group.protocolVersion();
        SHAPE.without("protocol_version").show(object, group);
        object.set("arn", group.targetGroupArn())
                .set(
                        "arn_suffix",
                        group.targetGroupArn().replaceFirst(".*:targetgroup/", "targetgroup/"))
                .set("name", group.targetGroupName())
                .set("name_prefix", UniqueName.prefixOf(group.targetGroupName()));
        String protocol = String.valueOf(group.protocolAsString());
        if (protocol.equals("HTTP") || protocol.equals("HTTPS")) {
            object.set("protocol_version", version);
        }
        object.setObjects("health_check", List.of(check(group)));
        Map<String, String> attributes = new TreeMap<>();
        aws.elbv2()
                .describeTargetGroupAttributes(r -> r.targetGroupArn(object.id()))
                .attributes()
                .forEach(attribute -> attributes.put(attribute.key(), attribute.value()));
        LbAttribute.show(LbAttribute.OF_TARGETS, "application", attributes, object);
        TargetBlocks.show(object, attributes);
    }

    private static Map<String, Value> check(
            software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup group) {
        Matcher matcher = group.matcher();
        String codes =
                matcher == null
                        ? ""
                        : matcher.httpCode() == null ? matcher.grpcCode() : matcher.httpCode();
        Map<String, Value> check = new TreeMap<>();
        check.put("enabled", Value.bool(Boolean.TRUE.equals(group.healthCheckEnabled())));
        check.put("healthy_threshold", number(group.healthyThresholdCount()));
        check.put("interval", number(group.healthCheckIntervalSeconds()));
        check.put("matcher", text(codes));
        check.put("path", text(group.healthCheckPath()));
        check.put("port", text(group.healthCheckPort()));
        check.put("protocol", text(group.healthCheckProtocolAsString()));
        check.put("timeout", number(group.healthCheckTimeoutSeconds()));
        check.put("unhealthy_threshold", number(group.unhealthyThresholdCount()));
        return check;
    }

    private static Value number(@Nullable Integer number) {
        return number == null ? Value.nullOf(Type.NUMBER) : Value.number(number);
    }

    private static Value text(@Nullable String text) {
        return Value.string(text == null ? "" : text);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("health_check")) {
            for (Attributes check : object.blocks("health_check")) {
                ModifyTargetGroupRequest request =
                        CHECK.fill(ModifyTargetGroupRequest.builder(), check)
                                .targetGroupArn(object.id())
                                .matcher(matcher(object, check))
                                .build();
                aws.elbv2().modifyTargetGroup(request);
            }
        }
        sendAttributes(object, aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Elb.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        aws.retryWhile(
                "what uses target group " + object.id() + " to disappear",
                IN_USE,
                () ->
                        Ec2.unlessGone(
                                () ->
                                        aws.elbv2()
                                                .deleteTargetGroup(
                                                        r -> r.targetGroupArn(object.id())),
                                "TargetGroupNotFound"),
                "ResourceInUse");
    }
}
