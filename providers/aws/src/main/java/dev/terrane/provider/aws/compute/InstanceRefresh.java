package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.autoscaling.model.DesiredConfiguration;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefreshStatus;
import software.amazon.awssdk.services.autoscaling.model.RefreshPreferences;
import software.amazon.awssdk.services.autoscaling.model.StartInstanceRefreshRequest;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `instance_refresh` of a group: after a change of what its instances are made from, they are
/// replaced by and by. Nobody waits for the end of that; one that is still going on is cancelled
/// before the next begins.
final class InstanceRefresh {
    private static final String BLOCK = "instance_refresh";
    private static final String[] ALWAYS = {
        "launch_configuration", "launch_template", "mixed_instances_policy"
    };
    private static final Duration CANCELLATION = Duration.ofMinutes(15);
    private static final Shape SHAPE = Shape.of().without("triggers");
    private static final Set<InstanceRefreshStatus> GOING_ON =
            EnumSet.of(
                    InstanceRefreshStatus.PENDING,
                    InstanceRefreshStatus.IN_PROGRESS,
                    InstanceRefreshStatus.CANCELLING,
                    InstanceRefreshStatus.ROLLBACK_IN_PROGRESS);

    private InstanceRefresh() {}

    static LegacyRules rules(LegacyRules rules) {
        return rules.defaultsTo(BLOCK + ".preferences.max_healthy_percentage", Value.number(100))
                .defaultsTo(BLOCK + ".preferences.min_healthy_percentage", Value.number(90))
                .defaultsTo(
                        BLOCK + ".preferences.scale_in_protected_instances", Value.string("Ignore"))
                .defaultsTo(BLOCK + ".preferences.skip_matching", Value.FALSE)
                .defaultsTo(BLOCK + ".preferences.standby_instances", Value.string("Ignore"));
    }

    static void check(Checks group, Attributes config) {
        Set<String> arguments = config.object().asMap().keySet();
        group.inBlocks(
                BLOCK,
                refresh ->
                        refresh.oneOf("strategy", "Rolling")
                                .inBlocks("preferences", InstanceRefresh::checkPreferences));
        config.blocks(BLOCK).stream()
                .flatMap(block -> block.strings("triggers").stream())
                .filter(trigger -> !arguments.contains(trigger))
                .forEach(trigger ->
                        group.invalid(
                                BLOCK,
                                "has the trigger \""
                                        + trigger
                                        + "\", which is no argument of aws_autoscaling_group"));
    }

    private static Checks checkPreferences(Checks preferences) {
        return preferences
                .between("max_healthy_percentage", 100, 200)
                .between("min_healthy_percentage", 0, 100)
                .oneOf("scale_in_protected_instances", "Refresh", "Ignore", "Wait")
                .oneOf("standby_instances", "Terminate", "Ignore", "Wait");
    }

    static void afterChange(Draft object, AwsSession aws) {
        for (Attributes block : object.blocks(BLOCK)) {
            if (isDue(object, block)) {
                endOthers(object.id(), aws);
                aws.autoscaling().startInstanceRefresh(request(object, block));
            }
        }
    }

    private static boolean isDue(Draft object, Attributes block) {
        List<String> triggers = block.strings("triggers");
        return object.changed(ALWAYS) || object.changed(triggers.toArray(String[]::new));
    }

    private static void endOthers(String group, AwsSession aws) {
        if (!isGoingOn(group, aws)) {
            return;
        }
        Calls.unlessGone(
                () -> aws.autoscaling().cancelInstanceRefresh(r -> r.autoScalingGroupName(group)),
                "ActiveInstanceRefreshNotFound");
        aws.await(
                "the refresh of before of " + group + " to be cancelled",
                CANCELLATION,
                () -> Optional.of(true).filter(ended -> !isGoingOn(group, aws)));
    }

    private static boolean isGoingOn(String group, AwsSession aws) {
        return aws
                .autoscaling()
                .describeInstanceRefreshes(r -> r.autoScalingGroupName(group))
                .instanceRefreshes()
                .stream()
                .anyMatch(refresh -> GOING_ON.contains(refresh.status()));
    }

    private static StartInstanceRefreshRequest request(Draft object, Attributes block) {
        var request =
                StartInstanceRefreshRequest.builder()
                        .autoScalingGroupName(object.id())
                        .strategy(block.requiredString("strategy"));
        for (Attributes preferences : block.blocks("preferences")) {
            request.preferences(preferences(preferences));
            if (preferences.bool("auto_rollback").orElse(false)) {
                request.desiredConfiguration(wanted(object));
            }
        }
        return request.build();
    }

    private static RefreshPreferences preferences(Attributes block) {
        RefreshPreferences.Builder preferences =
                SHAPE.without("checkpoint_delay", "instance_warmup", "min_healthy_percentage")
                        .fill(RefreshPreferences.builder(), block);
        whole(block, "checkpoint_delay").ifPresent(preferences::checkpointDelay);
        whole(block, "instance_warmup").ifPresent(preferences::instanceWarmup);
        block.wholeNumber("min_healthy_percentage")
                .ifPresent(least -> preferences.minHealthyPercentage((int) least));
        return preferences.build();
    }

    private static Optional<Integer> whole(Attributes block, String name) {
        return block.string(name).filter(text -> !text.isEmpty()).map(Integer::valueOf);
    }

    /// What a failed refresh goes back from.
    private static DesiredConfiguration wanted(Draft object) {
        return DesiredConfiguration.builder()
                .launchTemplate(AutoscalingRequests.template(object))
                .mixedInstancesPolicy(AutoscalingRequests.mixedInstances(object).orElse(null))
                .build();
    }
}
