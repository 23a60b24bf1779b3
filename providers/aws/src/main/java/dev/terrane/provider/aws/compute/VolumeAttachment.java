package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.HashCode;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;

import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachmentState;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_volume_attachment`: a volume in an instance.
///
/// Replaced when one of the two, or `device_name`, changes. Imported as `DEVICE:VOLUME:INSTANCE`.
final class VolumeAttachment implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("device_name", "instance_id", "volume_id")
                .timeout("create", LONGEST)
                .timeout("delete", LONGEST);
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Duration longest = object.timeout("create", LONGEST);
        if (find(object, volumes(List.of(object), aws)).isEmpty()) {
            Instances.awaitState(text(object, "instance_id"), longest, aws, "running", "stopped");
            aws.ec2()
                    .attachVolume(r ->
                            r.device(text(object, "device_name"))
                                    .instanceId(text(object, "instance_id"))
                                    .volumeId(text(object, "volume_id")));
        }
        object.id(id(object));
        aws.await(
                "volume " + text(object, "volume_id") + " to be attached",
                longest,
                () ->
                        find(object, volumes(List.of(object), aws))
                                .filter(a -> a.state() == VolumeAttachmentState.ATTACHED));
    }

    private static String text(Draft object, String name) {
        return object.text(name).orElseThrow();
    }

    private static String id(Draft object) {
        return "vai-"
                + HashCode.of(
                        text(object, "device_name")
                                + "-"
                                + text(object, "instance_id")
                                + "-"
                                + text(object, "volume_id")
                                + "-");
    }

    private static Map<String, Volume> volumes(List<Draft> objects, AwsSession aws) {
        return EbsVolume.find(
                objects.stream().map(object -> text(object, "volume_id")).distinct().toList(), aws);
    }

    private static Optional<software.amazon.awssdk.services.ec2.model.VolumeAttachment> find(
            Draft object, Map<String, Volume> volumes) {
        return Optional.ofNullable(volumes.get(text(object, "volume_id"))).stream()
                .flatMap(volume -> volume.attachments().stream())
                .filter(attachment ->
                        attachment.instanceId().equals(text(object, "instance_id"))
                                && attachment.device().equals(text(object, "device_name")))
                .findFirst();
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, Volume> volumes = volumes(objects, aws);
        for (Draft object : objects) {
            if (find(object, volumes).isEmpty()) {
                object.gone();
            }
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        if (object.isTrue("skip_destroy")) {
            return;
        }
        Duration longest = object.timeout("delete", LONGEST);
        if (object.isTrue("stop_instance_before_detaching")) {
            Instances.stop(text(object, "instance_id"), longest, aws);
        }
        Ec2.unlessGone(
                () ->
                        aws.ec2()
                                .detachVolume(r ->
                                        r.device(text(object, "device_name"))
                                                .force(object.isTrue("force_detach"))
                                                .instanceId(text(object, "instance_id"))
                                                .volumeId(text(object, "volume_id"))),
                "IncorrectState",
                "InvalidVolume.NotFound",
                "InvalidAttachment.NotFound");
        aws.await(
                "volume " + text(object, "volume_id") + " to be detached",
                longest,
                () ->
                        Optional.of(true)
                                .filter(gone ->
                                        find(object, volumes(List.of(object), aws)).isEmpty()));
    }

    @Override
    public void importAs(Draft object, String id) {
        String[] parts = id.split(":", -1);
        if (parts.length != 3) {
            throw FailedCall.of(
                    "Invalid import id",
                    "An attachment is imported as DEVICE:VOLUME:INSTANCE, such as"
                            + " \"/dev/sdh:vol-1a2b:i-3c4d\", but the id is \""
                            + id
                            + "\".");
        }
        object.set("device_name", parts[0]).set("volume_id", parts[1]).set("instance_id", parts[2]);
        object.id(id(object));
    }
}
