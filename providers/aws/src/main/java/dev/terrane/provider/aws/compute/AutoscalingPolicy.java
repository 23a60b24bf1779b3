package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingConfiguration;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.autoscaling.model.TargetTrackingConfiguration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `aws_autoscaling_policy`: when a group grows and shrinks.
///
/// Replaced when its name or the group changes. By default it is enabled, and of the type
/// `SimpleScaling`. Imported as `GROUP/POLICY`.
final class AutoscalingPolicy implements ResourceType {
    private static final Shape SHAPE =
            Shape.of()
                    .named("AutoScalingGroupName", "autoscaling_group_name")
                    .without(
                            "step_adjustment",
                            "target_tracking_configuration",
                            "predictive_scaling_configuration",
                            "name");
    private static final Shape PREDICTIVE =
            Shape.of().named("MetricSpecifications", "metric_specification");
    private static final Shape TRACKING = Shape.of();

    /// For metrics that are named by themselves, not computed from others.
    private static final Shape PLAIN = Shape.of().named("Dimensions", "metric_dimension");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("autoscaling_group_name", "name")
                .defaultsTo("enabled", Value.TRUE)
                .defaultsTo("policy_type", Value.string("SimpleScaling"))
                .defaultsTo("target_tracking_configuration.disable_scale_in", Value.FALSE)
                .defaultsTo(
                        "predictive_scaling_configuration.max_capacity_breach_behavior",
                        Value.string("HonorMaxCapacity"))
                .defaultsTo("predictive_scaling_configuration.mode", Value.string("ForecastOnly"));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .oneOf(
                        "policy_type",
                        "SimpleScaling",
                        "StepScaling",
                        "TargetTrackingScaling",
                        "PredictiveScaling")
                .oneOf(
                        "adjustment_type",
                        "ChangeInCapacity",
                        "ExactCapacity",
                        "PercentChangeInCapacity")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        put(object, aws);
        object.id(name(object));
    }

    private static String name(Draft object) {
        return object.text("name").orElseThrow();
    }

    private static String group(Draft object) {
        return object.text("autoscaling_group_name").orElseThrow();
    }

    private static void put(Draft object, AwsSession aws) {
        PutScalingPolicyRequest.Builder request =
                SHAPE.fill(PutScalingPolicyRequest.builder(), object)
                        .policyName(name(object))
                        .stepAdjustments(steps(object));
        if (object.text("policy_type").orElse("").equals("SimpleScaling")) {
            request.scalingAdjustment(
                    Math.toIntExact(object.number("scaling_adjustment").orElse(0)));
        }
        for (Attributes block : object.blocks("target_tracking_configuration")) {
            boolean plain =
                    block.blocks("customized_metric_specification").stream()
                            .anyMatch(metric -> !metric.blocks("metric_dimension").isEmpty());
            request.targetTrackingConfiguration(
                    (plain ? PLAIN : TRACKING)
                            .fill(TargetTrackingConfiguration.builder(), block)
                            .build());
        }
        for (Attributes block : object.blocks("predictive_scaling_configuration")) {
            if (!block.blocks("metric_specification").isEmpty()) {
                request.predictiveScalingConfiguration(
                        PREDICTIVE.fill(PredictiveScalingConfiguration.builder(), block).build());
            }
        }
        aws.autoscaling().putScalingPolicy(request.build());
    }

    private static List<StepAdjustment> steps(Draft object) {
        return object.blocks("step_adjustment").stream()
                .map(step ->
                        StepAdjustment.builder()
                                .metricIntervalLowerBound(
                                        bound(step, "metric_interval_lower_bound"))
                                .metricIntervalUpperBound(
                                        bound(step, "metric_interval_upper_bound"))
                                .scalingAdjustment(
                                        Math.toIntExact(
                                                step.wholeNumber("scaling_adjustment").orElse(0)))
                                .build())
                .toList();
    }

    private static @Nullable Double bound(Attributes step, String name) {
        return step.string(name).filter(text -> !text.isEmpty()).map(Double::valueOf).orElse(null);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    /// All policies of a group come at once.
    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, Map<String, ScalingPolicy>> groups = new HashMap<>();
        for (Draft object : objects) {
            ScalingPolicy policy =
                    groups.computeIfAbsent(group(object), group -> policies(group, aws))
                            .get(name(object));
            if (policy == null) {
                object.gone();
            } else {
                set(object, policy);
            }
        }
    }

    private static Map<String, ScalingPolicy> policies(String group, AwsSession aws) {
        Map<String, ScalingPolicy> policies = new HashMap<>();
        Calls.find(
                        () ->
                                aws
                                        .autoscaling()
                                        .describePoliciesPaginator(
                                                r -> r.autoScalingGroupName(group))
                                        .scalingPolicies()
                                        .stream()
                                        .toList(),
                        "ValidationError")
                .orElse(List.of())
                .forEach(policy -> policies.put(policy.policyName(), policy));
        return policies;
    }

    private static void set(Draft object, ScalingPolicy policy) {
        SHAPE.show(object, policy);
        object.set("arn", policy.policyARN()).set("name", policy.policyName());
        object.setObjects(
                "step_adjustment",
                policy.stepAdjustments().stream().map(AutoscalingPolicy::step).toList());
        TargetTrackingConfiguration tracking = policy.targetTrackingConfiguration();
        if (tracking == null) {
            TRACKING.showNone(object, "target_tracking_configuration");
        } else {
            boolean plain =
                    tracking.customizedMetricSpecification() != null
                            && !tracking.customizedMetricSpecification().dimensions().isEmpty();
            (plain ? PLAIN : TRACKING).show(object, "target_tracking_configuration", tracking);
            Zeros.in(object, "target_tracking_configuration");
        }
        if (policy.predictiveScalingConfiguration() == null) {
            PREDICTIVE.showNone(object, "predictive_scaling_configuration");
        } else {
            PREDICTIVE.show(
                    object,
                    "predictive_scaling_configuration",
                    policy.predictiveScalingConfiguration());
            Zeros.in(object, "predictive_scaling_configuration");
        }
    }

    private static Map<String, Value> step(StepAdjustment step) {
        return Map.of(
                "metric_interval_lower_bound", text(step.metricIntervalLowerBound()),
                "metric_interval_upper_bound", text(step.metricIntervalUpperBound()),
                "scaling_adjustment", Value.number(step.scalingAdjustment()));
    }

    private static Value text(@Nullable Double bound) {
        if (bound == null) {
            return Value.string("");
        }
        return Value.string(
                bound == Math.rint(bound)
                        ? String.valueOf(bound.longValue())
                        : String.valueOf(bound));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        put(object, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.autoscaling()
                                .deletePolicy(r ->
                                        r.autoScalingGroupName(group(object))
                                                .policyName(name(object))),
                "ValidationError");
    }

    @Override
    public void importAs(Draft object, String id) {
        String[] parts = id.split("/", 2);
        if (parts.length != 2) {
            throw FailedCall.of(
                    "Invalid import id",
                    "A policy is imported as GROUP/POLICY, but the id is \"" + id + "\".");
        }
        object.set("autoscaling_group_name", parts[0]).set("name", parts[1]);
        object.id(parts[1]);
    }
}
