package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.GoDuration;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
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
import java.util.TreeMap;

/// `aws_autoscaling_group`.
///
/// Replaced when its name changes. Creating it waits until as many instances as wanted are in
/// service, unless `wait_for_capacity_timeout` is `0`; deleting it takes away its instances first,
/// unless `force_delete` says otherwise. The emulator of the tests knows nothing of `instance_refresh`: a
/// server on the loopback, that answers as the service's model says, shows it.
///
/// Tried against served answers: refreshes of its instances.
final class AutoscalingGroup implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Override
    public LegacyRules rules() {
        return InstanceRefresh.rules(LegacyRules.of())
                .replacedBy("name", "name_prefix")
                .defaultsTo("force_delete", Value.FALSE)
                .defaultsTo("force_delete_warm_pool", Value.FALSE)
                .defaultsTo("ignore_failed_scaling_activities", Value.FALSE)
                .defaultsTo("health_check_grace_period", Value.number(300))
                .defaultsTo("metrics_granularity", Value.string("1Minute"))
                .defaultsTo("protect_from_scale_in", Value.FALSE)
                .defaultsTo("wait_for_capacity_timeout", Value.string("10m"))
                .defaultsTo("warm_pool.pool_state", Value.string("Stopped"))
                .adjust(AutoscalingGroup::planTemplates)
                .fillsInBlocks(
                        "availability_zone_distribution",
                        "capacity_reservation_specification",
                        "mixed_instances_policy",
                        "traffic_source")
                .timeout("delete", LONGEST)
                .timeout("update", LONGEST);
    }

    /// Another name of a template is another template; which one is told later.
    private static void planTemplates(PlanDraft draft) {
        if (changesText(draft, "launch_template", "name")) {
            draft.set("launch_template", withId(draft.value("launch_template")));
        }
    }

    private static boolean changesText(PlanDraft draft, String block, String attribute) {
        return draft.value(block) instanceof Value.ListValue blocks
                && !blocks.elements().isEmpty()
                && draft.config().blocks(block).getFirst().string(attribute).isPresent()
                && !draft.config()
                        .blocks(block)
                        .getFirst()
                        .string(attribute)
                        .equals(
                                draft.prior().stream()
                                        .flatMap(prior -> prior.blocks(block).stream())
                                        .findFirst()
                                        .flatMap(prior -> prior.string(attribute)));
    }

    private static Value withId(Value templates) {
        Value.ListValue list = (Value.ListValue) templates;
        Map<String, Value> template = new TreeMap<>(list.elements().getFirst().asMap());
        template.put("id", Value.string("unknown"));
        return Value.list(list.elementType(), List.of(Value.object(template)));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        Checks checks =
                Checks.of(config)
                        .onlyOneOf("name", "name_prefix")
                        .longest("name", 255)
                        .longest("name_prefix", 255 - UniqueName.SUFFIX_LENGTH)
                        .oneOf("desired_capacity_type", "units", "vcpu", "memory-mib");
        InstanceRefresh.check(checks, config);
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
        InstanceRefresh.afterChange(object, aws);
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
