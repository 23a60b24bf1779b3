package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.UniqueName;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `aws_lb_target_group_attachment`: a target in a target group.
///
/// Every change replaces it. It can not be imported.
final class TargetGroupAttachment implements ResourceType {
    private static final Duration TARGETS_APPEAR = Duration.ofMinutes(10);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("availability_zone", "port", "target_group_arn", "target_id");
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        aws.retryWhile(
                "the target to be known",
                TARGETS_APPEAR,
                () ->
                        aws.elbv2()
                                .registerTargets(r ->
                                        r.targetGroupArn(group(object)).targets(target(object))),
                "InvalidTarget");
        object.id(group(object) + "-" + UniqueName.suffix());
    }

    private static String group(Draft object) {
        return object.text("target_group_arn").orElseThrow();
    }

    private static TargetDescription target(Draft object) {
        return TargetDescription.builder()
                .id(object.text("target_id").orElseThrow())
                .port(object.intOrNull("port"))
                .availabilityZone(object.textOrNull("availability_zone"))
                .build();
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    /// All targets of a group come at once.
    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, List<TargetHealthDescription>> groups = new HashMap<>();
        for (Draft object : objects) {
            var targets =
                    groups.computeIfAbsent(
                            group(object),
                            group ->
                                    Calls.find(
                                                    () ->
                                                            aws.elbv2()
                                                                    .describeTargetHealth(r ->
                                                                            r.targetGroupArn(group))
                                                                    .targetHealthDescriptions(),
                                                    "TargetGroupNotFound")
                                            .orElse(List.of()));
            if (targets.stream().noneMatch(found -> isThis(found, object))) {
                object.gone();
            }
        }
    }

    private static boolean isThis(TargetHealthDescription found, Draft object) {
        TargetDescription target = found.target();
        String reason =
                found.targetHealth() == null
                        ? ""
                        : String.valueOf(found.targetHealth().reasonAsString());
        return target.id().equals(object.textOrNull("target_id"))
                && (!object.isGiven("port")
                        || Objects.equals(target.port(), object.intOrNull("port")))
                && !reason.equals("Target.NotRegistered")
                && !reason.equals("Target.DeregistrationInProgress");
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.elbv2()
                                .deregisterTargets(r ->
                                        r.targetGroupArn(group(object)).targets(target(object))),
                "TargetGroupNotFound",
                "InvalidTarget");
    }

    @Override
    public void importAs(Draft object, String id) {
        throw FailedCall.of(
                "Import not possible",
                "An attachment has no id at AWS that could be imported; create it instead, which"
                        + " changes nothing where the target is registered already.");
    }
}
