package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.GoDuration;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.Tag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_autoscaling_group`.
///
/// Replaced when its name changes. Creating it waits until as many instances as wanted are in
/// service, unless `wait_for_capacity_timeout` is `0`; deleting it takes away its instances first,
/// unless `force_delete` says otherwise.
final class AutoscalingGroup implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "name_prefix")
                .defaultsTo("force_delete", Value.FALSE)
                .defaultsTo("force_delete_warm_pool", Value.FALSE)
                .defaultsTo("ignore_failed_scaling_activities", Value.FALSE)
                .defaultsTo("health_check_grace_period", Value.number(300))
                .defaultsTo("metrics_granularity", Value.string("1Minute"))
                .defaultsTo("protect_from_scale_in", Value.FALSE)
                .defaultsTo("wait_for_capacity_timeout", Value.string("10m"))
                .defaultsTo("warm_pool.pool_state", Value.string("Stopped"))
                .fillsInBlocks(
                        "availability_zone_distribution",
                        "capacity_reservation_specification",
                        "mixed_instances_policy",
                        "traffic_source")
                .timeout("delete", LONGEST)
                .timeout("update", LONGEST);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        Checks checks =
                Checks.of(config)
                        .onlyOneOf("name", "name_prefix")
                        .longest("name", 255)
                        .longest("name_prefix", 255 - UniqueName.SUFFIX_LENGTH)
                        .oneOf("desired_capacity_type", "units", "vcpu", "memory-mib");
        long least = config.wholeNumber("min_size").orElse(0);
        long most = config.wholeNumber("max_size").orElse(Long.MAX_VALUE);
        if (least > most) {
            checks.invalid("min_size", "must not be more than max_size, which is " + most);
        }
        return checks.problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = UniqueName.of(object, "name", "name_prefix", "");
        aws.autoscaling().createAutoScalingGroup(AutoscalingRequests.create(object, name));
        object.id(name);
        AutoscalingRequests.changeExtras(object, aws);
        awaitCapacity(object, aws);
    }

    private static void awaitCapacity(Draft object, AwsSession aws) {
        Duration longest =
                object.text("wait_for_capacity_timeout")
                        .flatMap(GoDuration::parse)
                        .orElse(Duration.ZERO);
        long wanted = object.number("desired_capacity").orElse(object.number("min_size").orElse(0));
        if (longest.isZero() || wanted == 0) {
            return;
        }
        aws.await(
                wanted + " instances of " + object.id() + " to be in service",
                longest,
                () -> find(object.id(), aws).filter(group -> inService(group) >= wanted));
    }

    private static long inService(AutoScalingGroup group) {
        return group.instances().stream()
                .filter(instance -> instance.lifecycleState() == LifecycleState.IN_SERVICE)
                .count();
    }

    private static Optional<AutoScalingGroup> find(String name, AwsSession aws) {
        return Optional.ofNullable(find(List.of(name), aws).get(name));
    }

    private static Map<String, AutoScalingGroup> find(List<String> names, AwsSession aws) {
        return Ec2.byId(
                aws.autoscaling()
                        .describeAutoScalingGroupsPaginator(
                                r -> r.autoScalingGroupNames(names).maxRecords(100))
                        .autoScalingGroups(),
                AutoScalingGroup::autoScalingGroupName);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, AutoScalingGroup> found = find(Ec2.ids(objects), aws);
        for (Draft object : objects) {
            AutoScalingGroup group = found.get(object.id());
            if (group == null) {
                object.gone();
            } else {
                AutoscalingRequests.show(object, group, aws);
            }
        }
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        aws.autoscaling().updateAutoScalingGroup(AutoscalingRequests.update(object));
        if (object.changed("tag")) {
            changeTags(object, aws);
        }
        AutoscalingRequests.changeTargets(object, aws);
        AutoscalingRequests.changeExtras(object, aws);
        if (object.changed("desired_capacity", "min_size")) {
            awaitCapacity(object, aws);
        }
    }

    private static void changeTags(Draft object, AwsSession aws) {
        List<Tag> after = AutoscalingRequests.tags(object.now(), object.id());
        List<Tag> removed = new ArrayList<>(AutoscalingRequests.tags(object.prior(), object.id()));
        removed.removeIf(tag -> after.stream().anyMatch(kept -> kept.key().equals(tag.key())));
        if (!removed.isEmpty()) {
            aws.autoscaling().deleteTags(r -> r.tags(removed));
        }
        if (!after.isEmpty()) {
            aws.autoscaling().createOrUpdateTags(r -> r.tags(after));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Duration longest = object.timeout("delete", LONGEST);
        boolean force = object.isTrue("force_delete") || object.isTrue("force_delete_warm_pool");
        Optional<AutoScalingGroup> there = find(object.id(), aws);
        if (there.isEmpty()) {
            return;
        }
        if (!force && (!there.get().instances().isEmpty() || there.get().desiredCapacity() > 0)) {
            aws.autoscaling()
                    .updateAutoScalingGroup(r ->
                            r.autoScalingGroupName(object.id())
                                    .minSize(0)
                                    .maxSize(0)
                                    .desiredCapacity(0));
            aws.await(
                    "the instances of " + object.id() + " to disappear",
                    longest,
                    () ->
                            Optional.of(true)
                                    .filter(gone ->
                                            find(object.id(), aws)
                                                    .filter(group -> !group.instances().isEmpty())
                                                    .isEmpty()));
        }
        aws.retryWhile(
                "group " + object.id() + " to be free",
                longest,
                () ->
                        Calls.unlessGone(
                                () ->
                                        aws.autoscaling()
                                                .deleteAutoScalingGroup(r ->
                                                        r.autoScalingGroupName(object.id())
                                                                .forceDelete(force)),
                                "ValidationError"),
                "ResourceInUse",
                "ScalingActivityInProgress");
        aws.await(
                "group " + object.id() + " to disappear",
                longest,
                () -> Optional.of(true).filter(gone -> find(object.id(), aws).isEmpty()));
    }
}
