package dev.terrane.provider.aws.storage;

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

import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `aws_efs_mount_target`: where a subnet reaches a file system.
///
/// Replaced when `file_system_id`, `ip_address` or `subnet_id` changes; security groups are changed in
/// place.
public final class MountTarget implements ResourceType {
    private static final String GONE = "MountTargetNotFound";
    private static final Duration CREATION = Duration.ofMinutes(30);
    private static final Duration DELETION = Duration.ofMinutes(10);
    private static final Shape SHAPE = Shape.of();

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("file_system_id", "ip_address", "subnet_id")
                .timeout("create", CREATION)
                .timeout("delete", DELETION);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).ipv4("ip_address").problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var made =
                aws.efs()
                        .createMountTarget(r -> {
                            r.fileSystemId(object.textOrNull("file_system_id"))
                                    .subnetId(object.textOrNull("subnet_id"))
                                    .ipAddress(object.textOrNull("ip_address"));
                            if (!object.texts("security_groups").isEmpty()) {
                                r.securityGroups(object.texts("security_groups"));
                            }
                        });
        object.id(made.mountTargetId());
        aws.await(
                "mount target " + object.id() + " to be available",
                object.timeout("create", CREATION),
                () -> {
                    LifeCycleState state = describe(object.id(), aws).lifeCycleState();
                    if (state == LifeCycleState.ERROR) {
                        throw FailedCall.of(
                                "Mount target failed",
                                "AWS could not make the mount target " + object.id() + ".");
                    }
                    return Optional.of(state).filter(LifeCycleState.AVAILABLE::equals);
                });
    }

    private static MountTargetDescription describe(String id, AwsSession aws) {
        return aws.efs().describeMountTargets(r -> r.mountTargetId(id)).mountTargets().getFirst();
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), GONE);
    }

    private static void readOne(Draft object, AwsSession aws) {
        MountTargetDescription found = describe(object.id(), aws);
        SHAPE.show(object, found);
        String dnsName =
                found.fileSystemId() + ".efs." + aws.region() + "." + aws.partition().dnsSuffix();
        object.set("dns_name", dnsName)
                .set("mount_target_dns_name", found.availabilityZoneName() + "." + dnsName)
                .set(
                        "file_system_arn",
                        aws.arn(
                                "elasticfilesystem",
                                found.ownerId(),
                                "file-system/" + found.fileSystemId()))
                .setTexts(
                        "security_groups",
                        aws.efs()
                                .describeMountTargetSecurityGroups(
                                        r -> r.mountTargetId(object.id()))
                                .securityGroups());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("security_groups")) {
            aws.efs()
                    .modifyMountTargetSecurityGroups(r ->
                            r.mountTargetId(object.id())
                                    .securityGroups(object.texts("security_groups")));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () -> aws.efs().deleteMountTarget(r -> r.mountTargetId(object.id())), GONE);
        aws.await(
                "mount target " + object.id() + " to disappear",
                object.timeout("delete", DELETION),
                () ->
                        Calls.find(() -> describe(object.id(), aws), GONE).isPresent()
                                ? Optional.empty()
                                : Optional.of(true));
    }
}
