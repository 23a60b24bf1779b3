package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMaintenanceOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyPrivateDnsNameOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeRequest;
import software.amazon.awssdk.utils.BinaryUtils;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Changes of an instance that is there.
final class InstanceChanges {
    private static final Shape SHAPE = Shape.of();

    private InstanceChanges() {}

    static void make(Draft object, AwsSession aws) {
        String id = object.id();
        if (object.changed("iam_instance_profile")) {
            changeProfile(object, aws);
        }
        if (object.changed("source_dest_check")) {
            checkSourceAndTarget(id, object.isTrue("source_dest_check"), aws);
        }
        if (object.changed("vpc_security_group_ids")) {
            changeGroups(object, aws);
        }
        if (object.changed("secondary_private_ips")) {
            changeSecondaryAddresses(object, aws);
        }
        changeWhileStopped(object, aws);
        changeProtection(object, aws);
        changeOptions(object, aws);
        if (object.changed("root_block_device")) {
            changeRootDisk(object, aws);
        }
        tagVolumes(object, aws);
    }

    private static void changeProfile(Draft object, AwsSession aws) {
        String id = object.id();
        Optional<String> association =
                aws
                        .ec2()
                        .describeIamInstanceProfileAssociations(
                                r -> r.filters(Ec2.filter("instance-id", List.of(id))))
                        .iamInstanceProfileAssociations()
                        .stream()
                        .findFirst()
                        .map(a -> a.associationId());
        Optional<String> wanted = object.text("iam_instance_profile");
        if (wanted.isEmpty()) {
            association.ifPresent(
                    a -> aws.ec2().disassociateIamInstanceProfile(r -> r.associationId(a)));
        } else if (association.isEmpty()) {
            aws.ec2()
                    .associateIamInstanceProfile(
                            r -> r.instanceId(id).iamInstanceProfile(p -> p.name(wanted.get())));
        } else {
            aws.ec2()
                    .replaceIamInstanceProfileAssociation(r ->
                            r.associationId(association.get())
                                    .iamInstanceProfile(p -> p.name(wanted.get())));
        }
    }

    static void checkSourceAndTarget(String id, boolean on, AwsSession aws) {
        aws.ec2().modifyInstanceAttribute(r -> r.instanceId(id).sourceDestCheck(v -> v.value(on)));
    }

    private static void changeGroups(Draft object, AwsSession aws) {
        aws.ec2()
                .modifyNetworkInterfaceAttribute(r ->
                        r.networkInterfaceId(primaryInterface(object.id(), aws))
                                .groups(object.texts("vpc_security_group_ids")));
    }

    private static void changeSecondaryAddresses(Draft object, AwsSession aws) {
        List<String> before = object.prior().strings("secondary_private_ips");
        List<String> after = object.texts("secondary_private_ips");
        String card = primaryInterface(object.id(), aws);
        List<String> removed = new ArrayList<>(before);
        removed.removeAll(after);
        if (!removed.isEmpty()) {
            aws.ec2()
                    .unassignPrivateIpAddresses(
                            r -> r.networkInterfaceId(card).privateIpAddresses(removed));
        }
        List<String> added = new ArrayList<>(after);
        added.removeAll(before);
        if (!added.isEmpty()) {
            aws.ec2()
                    .assignPrivateIpAddresses(
                            r -> r.networkInterfaceId(card).privateIpAddresses(added));
        }
    }

    private static String primaryInterface(String id, AwsSession aws) {
        return Instances.find(id, aws).stream()
                .flatMap(instance -> instance.networkInterfaces().stream())
                .filter(card -> card.attachment() != null && card.attachment().deviceIndex() == 0)
                .map(InstanceNetworkInterface::networkInterfaceId)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("instance " + id + " has no first interface"));
    }

    private static void changeWhileStopped(Draft object, AwsSession aws) {
        boolean userData = object.changed("user_data", "user_data_base64");
        if (!userData && !object.changed("instance_type", "ebs_optimized")) {
            return;
        }
        String id = object.id();
        Duration longest =
                object.timeout("update", dev.terrane.provider.aws.compute.Instance.UPDATE);
        Instances.stop(id, longest, aws);
        if (object.changed("instance_type")) {
            aws.ec2()
                    .modifyInstanceAttribute(r ->
                            r.instanceId(id)
                                    .instanceType(
                                            v -> v.value(object.textOrNull("instance_type"))));
        }
        if (object.changed("ebs_optimized")) {
            aws.ec2()
                    .modifyInstanceAttribute(r ->
                            r.instanceId(id)
                                    .ebsOptimized(v -> v.value(object.isTrue("ebs_optimized"))));
        }
        if (userData) {
            SdkBytes bytes =
                    SdkBytes.fromByteArray(
                            BinaryUtils.fromBase64(InstanceLaunch.userData(object).orElse("")));
            aws.ec2().modifyInstanceAttribute(r -> r.instanceId(id).userData(v -> v.value(bytes)));
        }
        Instances.start(id, longest, aws);
    }

    private static void changeProtection(Draft object, AwsSession aws) {
        String id = object.id();
        if (object.changed("disable_api_termination")) {
            aws.ec2()
                    .modifyInstanceAttribute(r ->
                            r.instanceId(id)
                                    .disableApiTermination(v ->
                                            v.value(object.isTrue("disable_api_termination"))));
        }
        if (object.changed("disable_api_stop")) {
            protectFromStop(id, object.isTrue("disable_api_stop"), aws);
        }
        if (object.changed("instance_initiated_shutdown_behavior")) {
            aws.ec2()
                    .modifyInstanceAttribute(r ->
                            r.instanceId(id)
                                    .instanceInitiatedShutdownBehavior(v ->
                                            v.value(
                                                    object.textOrNull(
                                                            "instance_initiated_shutdown_behavior"))));
        }
        if (object.changed("monitoring")) {
            if (object.isTrue("monitoring")) {
                aws.ec2().monitorInstances(r -> r.instanceIds(id));
            } else {
                aws.ec2().unmonitorInstances(r -> r.instanceIds(id));
            }
        }
    }

    static void protectFromStop(String id, boolean on, AwsSession aws) {
        aws.ec2().modifyInstanceAttribute(r -> r.instanceId(id).disableApiStop(v -> v.value(on)));
    }

    private static void changeOptions(Draft object, AwsSession aws) {
        String id = object.id();
        if (object.changed("metadata_options")) {
            SHAPE.part(ModifyInstanceMetadataOptionsRequest::builder, object, "metadata_options")
                    .ifPresent(
                            r -> aws.ec2().modifyInstanceMetadataOptions(r.instanceId(id).build()));
        }
        if (object.changed("maintenance_options")) {
            SHAPE.part(
                            ModifyInstanceMaintenanceOptionsRequest::builder,
                            object,
                            "maintenance_options")
                    .ifPresent(r ->
                            aws.ec2().modifyInstanceMaintenanceOptions(r.instanceId(id).build()));
        }
        if (object.changed("private_dns_name_options")) {
            SHAPE.part(
                            ModifyPrivateDnsNameOptionsRequest::builder,
                            object,
                            "private_dns_name_options")
                    .ifPresent(
                            r -> aws.ec2().modifyPrivateDnsNameOptions(r.instanceId(id).build()));
        }
        if (object.changed("credit_specification")) {
            for (Attributes credits : object.blocks("credit_specification")) {
                InstanceCreditSpecificationRequest wanted =
                        InstanceCreditSpecificationRequest.builder()
                                .instanceId(id)
                                .cpuCredits(credits.string("cpu_credits").orElse(null))
                                .build();
                aws.ec2()
                        .modifyInstanceCreditSpecification(
                                r -> r.instanceCreditSpecifications(List.of(wanted)));
            }
        }
    }

    private static void changeRootDisk(Draft object, AwsSession aws) {
        List<Attributes> before = object.prior().blocks("root_block_device");
        for (Attributes disk : object.blocks("root_block_device")) {
            Optional<Attributes> was = before.stream().findFirst();
            Optional<String> volume = was.flatMap(d -> d.string("volume_id"));
            if (volume.isPresent() && differs(was.get(), disk)) {
                ModifyVolumeRequest request =
                        Shape.of()
                                .without("volume_id", "encrypted")
                                .named("Size", "volume_size")
                                .fill(ModifyVolumeRequest.builder(), disk)
                                .volumeId(volume.get())
                                .build();
                EbsVolume.modify(
                        request,
                        object.timeout("update", dev.terrane.provider.aws.compute.Instance.UPDATE),
                        aws);
            }
        }
    }

    private static boolean differs(Attributes was, Attributes now) {
        return List.of("volume_size", "volume_type", "iops", "throughput").stream()
                .anyMatch(name -> !was.value(name).equals(now.value(name)) && now.isSet(name));
    }

    /// Tags that blocks of disks say, and `volume_tags`.
    static void tagVolumes(Draft object, AwsSession aws) {
        Map<String, String> everywhere = object.textMap("volume_tags");
        boolean changed = !object.isCreate() && object.changed("volume_tags");
        boolean ofDisks = saysTagsOfDisks(object);
        if (!changed && !ofDisks) {
            return;
        }
        Instance instance = Instances.find(object.id(), aws).orElseThrow();
        Map<String, String> volumes = new TreeMap<>();
        instance.blockDeviceMappings()
                .forEach(disk -> volumes.put(disk.deviceName(), disk.ebs().volumeId()));
        if (changed) {
            List<String> removed =
                    object.prior().stringMap("volume_tags").keySet().stream()
                            .filter(name -> !everywhere.containsKey(name))
                            .toList();
            volumes.values().forEach(volume -> Ec2.changeTags(volume, everywhere, removed, aws));
        }
        if (ofDisks) {
            tagDisks(object, instance.rootDeviceName(), volumes, aws);
        }
    }

    /// Other disks than the first are only made together with the instance; what is attached later
    /// has its tags from elsewhere.
    private static boolean saysTagsOfDisks(Draft object) {
        if (!object.isCreate()) {
            return object.changed("root_block_device")
                    && !tagsOf(object.prior()).equals(tagsOf(object.now()));
        }
        return Stream.concat(
                        object.blocks("root_block_device").stream(),
                        object.blocks("ebs_block_device").stream())
                .anyMatch(disk -> !disk.stringMap("tags").isEmpty());
    }

    private static List<Map<String, String>> tagsOf(Attributes instance) {
        return instance.blocks("root_block_device").stream()
                .map(disk -> disk.stringMap("tags"))
                .toList();
    }

    private static void tagDisks(
            Draft object, String root, Map<String, String> volumes, AwsSession aws) {
        for (Attributes disk : object.blocks("root_block_device")) {
            tagDisk(volumes.get(root), disk, aws);
        }
        if (!object.isCreate()) {
            return;
        }
        for (Attributes disk : object.blocks("ebs_block_device")) {
            tagDisk(volumes.get(disk.string("device_name").orElse("")), disk, aws);
        }
    }

    private static void tagDisk(@Nullable String volume, Attributes disk, AwsSession aws) {
        if (volume != null) {
            Ec2.changeTags(volume, aws.tags().withDefaults(disk.stringMap("tags")), List.of(), aws);
        }
    }

    static Optional<Boolean> isTerminated(String id, AwsSession aws) {
        return Optional.of(true)
                .filter(gone ->
                        Instances.find(id, aws)
                                .filter(i -> !Instances.state(i).equals("terminated"))
                                .isEmpty());
    }
}
