package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.EnabledMetric;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.LifecycleHookSpecification;
import software.amazon.awssdk.services.autoscaling.model.MixedInstancesPolicy;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceIdentifier;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An autoscaling group, to AWS and from it.
final class AutoscalingRequests {
    private static final Shape SHAPE =
            Shape.of()
                    .named("LoadBalancerNames", "load_balancers")
                    .named("LaunchConfigurationName", "launch_configuration")
                    .named("TargetGroupARNs", "target_group_arns")
                    .named("NewInstancesProtectedFromScaleIn", "protect_from_scale_in")
                    .named("ServiceLinkedRoleARN", "service_linked_role_arn")
                    .named("LaunchTemplateSpecification", "launch_template_specification")
                    .named("Overrides", "override")
                    .named("VCpuCount", "vcpu_count")
                    .named("MemoryMiB", "memory_mib")
                    .named("MemoryGiBPerVCpu", "memory_gib_per_vcpu")
                    .named("AcceleratorTotalMemoryMiB", "accelerator_total_memory_mib")
                    .named("RoleARN", "role_arn")
                    .named("NotificationTargetARN", "notification_target_arn")
                    .named("LifecycleHookName", "name")
                    .without(
                            "enabled_metrics",
                            "initial_lifecycle_hook",
                            "launch_template",
                            "name",
                            "suspended_processes",
                            "tag",
                            "termination_policies",
                            "traffic_source",
                            "vpc_zone_identifier",
                            "warm_pool");

    /// `launch_template` stands for two things at different depths.
    private static final Shape POLICY = withTemplate();

    private AutoscalingRequests() {}

    private static Shape withTemplate() {
        return Shape.of()
                .named("Overrides", "override")
                .named("VCpuCount", "vcpu_count")
                .named("MemoryMiB", "memory_mib")
                .named("MemoryGiBPerVCpu", "memory_gib_per_vcpu")
                .named("AcceleratorTotalMemoryMiB", "accelerator_total_memory_mib");
    }

    static CreateAutoScalingGroupRequest create(Draft object, String name) {
        CreateAutoScalingGroupRequest.Builder request =
                SHAPE.without("mixed_instances_policy")
                        .fill(CreateAutoScalingGroupRequest.builder(), object)
                        .autoScalingGroupName(name)
                        .minSize(whole(object, "min_size"))
                        .maxSize(whole(object, "max_size"))
                        .desiredCapacity(given(object, "desired_capacity"))
                        .healthCheckGracePeriod(given(object, "health_check_grace_period"))
                        .defaultInstanceWarmup(given(object, "default_instance_warmup"))
                        .vpcZoneIdentifier(subnets(object))
                        .launchTemplate(template(object))
                        .tags(tags(object.now(), name))
                        .terminationPolicies(object.texts("termination_policies"))
                        .lifecycleHookSpecificationList(hooks(object));
        mixedInstances(object).ifPresent(request::mixedInstancesPolicy);
        if (!sources(object.now()).isEmpty()) {
            request.trafficSources(sources(object.now()));
        }
        return request.build();
    }

    static UpdateAutoScalingGroupRequest update(Draft object) {
        UpdateAutoScalingGroupRequest.Builder request =
                SHAPE.without("mixed_instances_policy", "service_linked_role_arn")
                        .fill(UpdateAutoScalingGroupRequest.builder(), object)
                        .autoScalingGroupName(object.id())
                        .minSize(whole(object, "min_size"))
                        .maxSize(whole(object, "max_size"))
                        .healthCheckGracePeriod(given(object, "health_check_grace_period"))
                        .vpcZoneIdentifier(subnets(object))
                        .launchTemplate(template(object));
        if (object.changed("desired_capacity")) {
            request.desiredCapacity(given(object, "desired_capacity"));
        }
        if (object.changed("termination_policies")) {
            List<String> policies = object.texts("termination_policies");
            request.terminationPolicies(policies.isEmpty() ? List.of("Default") : policies);
        }
        if (object.changed("mixed_instances_policy")) {
            mixedInstances(object).ifPresent(request::mixedInstancesPolicy);
        }
        return request.build();
    }

    static Optional<MixedInstancesPolicy> mixedInstances(Draft object) {
        return object.blocks("mixed_instances_policy").stream()
                .findFirst()
                .map(block -> POLICY.fill(MixedInstancesPolicy.builder(), block).build());
    }

    private static int whole(Draft object, String name) {
        return Math.toIntExact(object.number(name).orElse(0));
    }

    /// Also where it is 0.
    private static @Nullable Integer given(Draft object, String name) {
        var number = object.now().wholeNumber(name);
        return number.isPresent() ? Math.toIntExact(number.getAsLong()) : null;
    }

    private static @Nullable String subnets(Draft object) {
        List<String> subnets = object.texts("vpc_zone_identifier");
        return subnets.isEmpty() ? null : String.join(",", subnets);
    }

    static @Nullable LaunchTemplateSpecification template(Draft object) {
        for (Attributes block : object.blocks("launch_template")) {
            String id = block.string("id").filter(known -> !known.equals("unknown")).orElse("");
            return LaunchTemplateSpecification.builder()
                    .launchTemplateId(id.isEmpty() ? null : id)
                    .launchTemplateName(id.isEmpty() ? block.string("name").orElse(null) : null)
                    .version(block.string("version").filter(v -> !v.isEmpty()).orElse(null))
                    .build();
        }
        return null;
    }

    static List<Tag> tags(Attributes object, String group) {
        return object.blocks("tag").stream()
                .map(tag ->
                        Tag.builder()
                                .resourceId(group)
                                .resourceType("auto-scaling-group")
                                .key(tag.requiredString("key"))
                                .value(tag.requiredString("value"))
                                .propagateAtLaunch(tag.bool("propagate_at_launch").orElse(false))
                                .build())
                .toList();
    }

    private static List<LifecycleHookSpecification> hooks(Draft object) {
        return object.blocks("initial_lifecycle_hook").stream()
                .map(hook ->
                        Shape.of()
                                .named("LifecycleHookName", "name")
                                .named("RoleARN", "role_arn")
                                .named("NotificationTargetARN", "notification_target_arn")
                                .fill(LifecycleHookSpecification.builder(), hook)
                                .build())
                .toList();
    }

    private static List<TrafficSourceIdentifier> sources(Attributes object) {
        return object.blocks("traffic_source").stream()
                .map(source -> Shape.of().fill(TrafficSourceIdentifier.builder(), source).build())
                .toList();
    }

    /// Metrics, suspended processes and the warm pool have calls of their own.
    static void changeExtras(Draft object, AwsSession aws) {
        String name = object.id();
        if (object.changed("suspended_processes")) {
            List<String> before =
                    object.isCreate() ? List.of() : object.prior().strings("suspended_processes");
            List<String> after = object.texts("suspended_processes");
            List<String> resumed = without(before, after);
            List<String> suspended = without(after, before);
            if (!resumed.isEmpty()) {
                aws.autoscaling()
                        .resumeProcesses(
                                r -> r.autoScalingGroupName(name).scalingProcesses(resumed));
            }
            if (!suspended.isEmpty()) {
                aws.autoscaling()
                        .suspendProcesses(
                                r -> r.autoScalingGroupName(name).scalingProcesses(suspended));
            }
        }
        if (object.changed("enabled_metrics")) {
            changeMetrics(object, aws);
        }
        if (object.changed("warm_pool")) {
            changeWarmPool(object, aws);
        }
    }

    private static void changeMetrics(Draft object, AwsSession aws) {
        String name = object.id();
        List<String> before =
                object.isCreate() ? List.of() : object.prior().strings("enabled_metrics");
        List<String> after = object.texts("enabled_metrics");
        List<String> disabled = without(before, after);
        if (!disabled.isEmpty()) {
            aws.autoscaling()
                    .disableMetricsCollection(r -> r.autoScalingGroupName(name).metrics(disabled));
        }
        List<String> enabled = without(after, before);
        if (!enabled.isEmpty()) {
            aws.autoscaling()
                    .enableMetricsCollection(r ->
                            r.autoScalingGroupName(name)
                                    .granularity(object.textOrNull("metrics_granularity"))
                                    .metrics(enabled));
        }
    }

    private static void changeWarmPool(Draft object, AwsSession aws) {
        List<Attributes> pools = object.blocks("warm_pool");
        if (pools.isEmpty()) {
            if (!object.isCreate() && !object.prior().blocks("warm_pool").isEmpty()) {
                aws.autoscaling()
                        .deleteWarmPool(r ->
                                r.autoScalingGroupName(object.id())
                                        .forceDelete(object.isTrue("force_delete_warm_pool")));
            }
            return;
        }
        aws.autoscaling()
                .putWarmPool(
                        Shape.of()
                                .fill(
                                        software.amazon.awssdk.services.autoscaling.model
                                                .PutWarmPoolRequest.builder(),
                                        pools.getFirst())
                                .autoScalingGroupName(object.id())
                                .build());
    }

    static void changeTargets(Draft object, AwsSession aws) {
        String name = object.id();
        List<String> before = object.prior().strings("target_group_arns");
        List<String> after = object.texts("target_group_arns");
        List<String> detached = without(before, after);
        if (!detached.isEmpty()) {
            aws.autoscaling()
                    .detachLoadBalancerTargetGroups(
                            r -> r.autoScalingGroupName(name).targetGroupARNs(detached));
        }
        List<String> attached = without(after, before);
        if (!attached.isEmpty()) {
            aws.autoscaling()
                    .attachLoadBalancerTargetGroups(
                            r -> r.autoScalingGroupName(name).targetGroupARNs(attached));
        }
    }

    private static List<String> without(List<String> these, List<String> those) {
        List<String> left = new ArrayList<>(these);
        left.removeAll(those);
        return left;
    }

    static void show(Draft object, AutoScalingGroup group, AwsSession aws) {
        SHAPE.without(
                        "mixed_instances_policy",
                        "capacity_reservation_specification",
                        "availability_zone_distribution")
                .show(object, group);
        object.set("arn", group.autoScalingGroupARN())
                .set("name", group.autoScalingGroupName())
                .set("name_prefix", UniqueName.prefixOf(group.autoScalingGroupName()))
                .set("predicted_capacity", group.predictedCapacity())
                .set("warm_pool_size", group.warmPoolSize());
        object.setTexts("termination_policies", policies(object, group));
        object.setTexts("vpc_zone_identifier", subnets(group));
        object.setTexts(
                "enabled_metrics",
                group.enabledMetrics().stream().map(EnabledMetric::metric).toList());
        object.setTexts(
                "suspended_processes",
                group.suspendedProcesses().stream().map(SuspendedProcess::processName).toList());
        if (!group.enabledMetrics().isEmpty()) {
            object.set("metrics_granularity", group.enabledMetrics().getFirst().granularity());
        }
        object.setObjects(
                "tag",
                group.tags().stream()
                        .filter(tag -> isOwn(tag, aws))
                        .map(AutoscalingRequests::tag)
                        .toList());
        object.setObjects("launch_template", templates(group));
        showBlocks(object, group);
    }

    /// Only the default order is the same as none.
    private static List<String> policies(Draft object, AutoScalingGroup group) {
        boolean standard = group.terminationPolicies().equals(List.of("Default"));
        return standard && object.texts("termination_policies").isEmpty()
                ? List.of()
                : group.terminationPolicies();
    }

    private static List<String> subnets(AutoScalingGroup group) {
        String all = group.vpcZoneIdentifier();
        return all == null || all.isEmpty() ? List.of() : List.of(all.split(","));
    }

    private static boolean isOwn(TagDescription tag, AwsSession aws) {
        return !aws.tags().withoutIgnored(Map.of(tag.key(), String.valueOf(tag.value()))).isEmpty();
    }

    private static Map<String, Value> tag(TagDescription tag) {
        return Map.of(
                "key", Value.string(tag.key()),
                "value", Value.string(tag.value() == null ? "" : tag.value()),
                "propagate_at_launch", Value.bool(Boolean.TRUE.equals(tag.propagateAtLaunch())));
    }

    private static List<Map<String, Value>> templates(AutoScalingGroup group) {
        LaunchTemplateSpecification template = group.launchTemplate();
        return template == null
                ? List.of()
                : List.of(
                        Map.of(
                                "id", text(template.launchTemplateId()),
                                "name", text(template.launchTemplateName()),
                                "version", text(template.version())));
    }

    private static Value text(@Nullable String text) {
        return Value.string(text == null ? "" : text);
    }

    private static void showBlocks(Draft object, AutoScalingGroup group) {
        if (group.mixedInstancesPolicy() == null) {
            POLICY.showNone(object, "mixed_instances_policy");
        } else {
            POLICY.show(object, "mixed_instances_policy", group.mixedInstancesPolicy());
            Zeros.in(object, "mixed_instances_policy");
        }
        if (group.availabilityZoneDistribution() != null) {
            POLICY.show(
                    object, "availability_zone_distribution", group.availabilityZoneDistribution());
        } else {
            object.setObjects(
                    "availability_zone_distribution",
                    List.of(Map.of("capacity_distribution_strategy", Value.nullOf(Type.STRING))));
        }
        if (group.capacityReservationSpecification() != null) {
            POLICY.show(
                    object,
                    "capacity_reservation_specification",
                    group.capacityReservationSpecification());
        } else {
            showNoReservation(object);
        }
        if (!object.value("traffic_source").isKnown()) {
            POLICY.showNone(object, "traffic_source");
        }
    }

    /// Nothing at first, and after that an empty list, as the states of the other provider have it.
    private static void showNoReservation(Draft object) {
        Map<String, Value> block = new TreeMap<>();
        block.put("capacity_reservation_preference", Value.nullOf(Type.STRING));
        for (Attributes before : object.blocks("capacity_reservation_specification")) {
            Value target = before.value("capacity_reservation_target");
            block.put(
                    "capacity_reservation_target",
                    target.isNull() && target.type() instanceof Type.ListType list
                            ? Value.list(list.element(), List.of())
                            : target);
        }
        object.setObjects("capacity_reservation_specification", List.of(block));
    }
}
