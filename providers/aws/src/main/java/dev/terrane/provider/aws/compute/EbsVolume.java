package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeRequest;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeModification;
import software.amazon.awssdk.services.ec2.model.VolumeModificationState;
import software.amazon.awssdk.services.ec2.model.VolumeState;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_ebs_volume`: a disk.
///
/// Replaced when its zone, encryption, key, snapshot, Outpost or `multi_attach_enabled` changes; size,
/// type, `iops` and `throughput` change in place. With `final_snapshot` it is copied before it is
/// deleted.
final class EbsVolume implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration DELETION = Duration.ofMinutes(10);
    private static final Shape SHAPE =
            Shape.of().named("VolumeType", "type").without("arn", "final_snapshot");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "availability_zone",
                        "encrypted",
                        "kms_key_id",
                        "multi_attach_enabled",
                        "outpost_arn",
                        "snapshot_id")
                .defaultsTo("final_snapshot", Value.FALSE)
                .timeout("create", LONGEST)
                .timeout("update", LONGEST)
                .timeout("delete", DELETION);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        Checks checks =
                Checks.of(config)
                        .arn("kms_key_id")
                        .arn("outpost_arn")
                        .between("throughput", 125, 2000);
        String type = config.string("type").orElse("");
        if (config.isNull("size") && config.isNull("snapshot_id")) {
            checks.invalid("size", "must be set where there is no snapshot_id");
        }
        if (config.isNull("iops") && (type.equals("io1") || type.equals("io2"))) {
            checks.invalid("iops", "must be set for a volume of type \"" + type + "\"");
        }
        return checks.problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateVolumeRequest.Builder request = SHAPE.fill(CreateVolumeRequest.builder(), object);
        request.tagSpecifications(Ec2.tags(object, aws, "volume"));
        object.id(aws.ec2().createVolume(request.build()).volumeId());
        aws.await(
                "volume " + object.id() + " to be available",
                object.timeout("create", LONGEST),
                () -> one(object.id(), aws).filter(v -> v.state() == VolumeState.AVAILABLE));
    }

    private static Optional<Volume> one(String id, AwsSession aws) {
        return Optional.ofNullable(find(List.of(id), aws).get(id));
    }

    static Map<String, Volume> find(List<String> ids, AwsSession aws) {
        return ids.isEmpty()
                ? Map.of()
                : Ec2.byId(
                        aws.ec2()
                                .describeVolumesPaginator(
                                        r -> r.filters(Ec2.filter("volume-id", ids)))
                                .volumes(),
                        Volume::volumeId);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, Volume> found = find(Ec2.ids(objects), aws);
        for (Draft object : objects) {
            Volume volume = found.get(object.id());
            if (volume == null) {
                object.gone();
            } else {
                SHAPE.show(object, volume);
                object.set("arn", aws.arn("ec2", aws.accountId(), "volume/" + object.id()));
                Ec2.setTags(object, volume.tags(), aws);
            }
        }
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (!object.changed("size", "type", "iops", "throughput")) {
            return;
        }
        ModifyVolumeRequest.Builder request =
                ModifyVolumeRequest.builder()
                        .volumeId(object.id())
                        .size(object.intOrNull("size"))
                        .volumeType(object.textOrNull("type"));
        if (object.changed("iops")) {
            request.iops(object.intOrNull("iops"));
        }
        if (object.changed("throughput")) {
            request.throughput(object.intOrNull("throughput"));
        }
        modify(request.build(), object.timeout("update", LONGEST), aws);
    }

    /// A volume can be used again as soon as AWS optimizes it, which may take hours.
    static void modify(ModifyVolumeRequest request, Duration longest, AwsSession aws) {
        aws.ec2().modifyVolume(request);
        aws.await(
                "the change of volume " + request.volumeId(),
                longest,
                () -> modification(request.volumeId(), aws).filter(EbsVolume::isThrough));
    }

    private static Optional<VolumeModification> modification(String id, AwsSession aws) {
        return aws
                .ec2()
                .describeVolumesModifications(r -> r.volumeIds(id))
                .volumesModifications()
                .stream()
                .reduce((before, last) -> last);
    }

    private static boolean isThrough(VolumeModification modification) {
        if (modification.modificationState() == VolumeModificationState.FAILED) {
            throw FailedCall.of(
                    "Volume not changed",
                    "AWS could not change volume "
                            + modification.volumeId()
                            + ": "
                            + modification.statusMessage());
        }
        return modification.modificationState() == VolumeModificationState.OPTIMIZING
                || modification.modificationState() == VolumeModificationState.COMPLETED;
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Duration longest = object.timeout("delete", DELETION);
        if (object.isTrue("final_snapshot")) {
            snapshot(object, longest, aws);
        }
        aws.retryWhile(
                "volume " + object.id() + " to be free",
                longest,
                () ->
                        Ec2.unlessGone(
                                () -> aws.ec2().deleteVolume(r -> r.volumeId(object.id())),
                                "InvalidVolume.NotFound"),
                "VolumeInUse");
        aws.await(
                "volume " + object.id() + " to disappear",
                longest,
                () -> Optional.of(true).filter(gone -> one(object.id(), aws).isEmpty()));
    }

    private static void snapshot(Draft object, Duration longest, AwsSession aws) {
        var tags = Ec2.tags(object, aws, "snapshot");
        String snapshot =
                aws.ec2()
                        .createSnapshot(r -> r.volumeId(object.id()).tagSpecifications(tags))
                        .snapshotId();
        aws.await(
                "snapshot " + snapshot + " to be complete",
                longest,
                () ->
                        aws
                                .ec2()
                                .describeSnapshots(r -> r.snapshotIds(snapshot))
                                .snapshots()
                                .stream()
                                .filter(made -> made.state() == SnapshotState.COMPLETED)
                                .findFirst());
    }

    @Override
    public boolean isStateful() {
        return true;
    }
}
