package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.compute.InstanceAttributes.Question;
import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.Vpc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Instances, and what belongs to them, fetched for many at once. What AWS gives for one at a time
/// (protection, behavior at shutdown) is asked for each, side by side; user data only where the state
/// has some, or where nothing is known yet.
///
/// @param credits of burstable types, by instance
/// @param spotRequests by their ids
/// @param defaultVpcs in these, groups have names too
record InstanceReads(
        Map<String, Instance> instances,
        Map<String, Volume> volumes,
        Map<String, String> credits,
        Set<String> defaultVpcs,
        Map<String, SpotInstanceRequest> spotRequests,
        InstanceAttributes attributes,
        AwsSession aws) {
    private static final Shape SHAPE = Shape.of();
    private static final Duration PASSWORD = Duration.ofMinutes(15);

    static InstanceReads ofResources(List<Draft> objects, AwsSession aws) {
        List<Question> questions =
                objects.stream().flatMap(object -> InstanceAttributes.of(object).stream()).toList();
        return of(Instances.find(Ec2.ids(objects), aws), true, questions, aws);
    }

    static InstanceReads ofData(Instance instance, boolean withUserData, AwsSession aws) {
        String id = instance.instanceId();
        return of(Map.of(id, instance), false, InstanceAttributes.ofData(id, withUserData), aws);
    }

    private static InstanceReads of(
            Map<String, Instance> instances,
            boolean resources,
            List<Question> questions,
            AwsSession aws) {
        List<Instance> there =
                instances.values().stream()
                        .filter(instance -> !Instances.state(instance).equals("terminated"))
                        .toList();
        Set<String> ids = there.stream().map(Instance::instanceId).collect(Collectors.toSet());
        return new InstanceReads(
                instances,
                EbsVolume.find(volumeIds(there), aws),
                credits(there, aws),
                defaultVpcs(there, aws),
                resources ? SpotRequests.of(there, aws) : Map.of(),
                InstanceAttributes.of(
                        questions.stream().filter(asked -> ids.contains(asked.id())).toList(), aws),
                aws);
    }

    private static List<String> volumeIds(List<Instance> instances) {
        return instances.stream()
                .flatMap(instance -> instance.blockDeviceMappings().stream())
                .filter(disk -> disk.ebs() != null)
                .map(disk -> disk.ebs().volumeId())
                .toList();
    }

    private static Map<String, String> credits(List<Instance> instances, AwsSession aws) {
        List<String> burstable =
                instances.stream()
                        .filter(instance -> instance.instanceTypeAsString().matches("t\\d.*"))
                        .map(Instance::instanceId)
                        .toList();
        if (burstable.isEmpty()) {
            return Map.of();
        }
        return aws
                .ec2()
                .describeInstanceCreditSpecifications(r -> r.instanceIds(burstable))
                .instanceCreditSpecifications()
                .stream()
                .collect(
                        Collectors.toMap(
                                InstanceCreditSpecification::instanceId,
                                InstanceCreditSpecification::cpuCredits));
    }

    private static Set<String> defaultVpcs(List<Instance> instances, AwsSession aws) {
        List<String> vpcs =
                instances.stream()
                        .map(Instance::vpcId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        if (vpcs.isEmpty()) {
            return Set.of();
        }
        return aws
                .ec2()
                .describeVpcsPaginator(r -> r.filters(Ec2.filter("vpc-id", vpcs)))
                .vpcs()
                .stream()
                .filter(vpc -> Boolean.TRUE.equals(vpc.isDefault()))
                .map(Vpc::vpcId)
                .collect(Collectors.toSet());
    }

    void setResource(Draft object, Instance instance) {
        setShared(object, instance);
        SpotRequests.show(object, instance, spotRequests);
        List<String> ipv6 = ipv6(instance);
        object.setTexts("ipv6_addresses", ipv6)
                .set("ipv6_address_count", ipv6.size())
                .set(
                        "primary_network_interface_id",
                        primary(instance)
                                .map(InstanceNetworkInterface::networkInterfaceId)
                                .orElse(null));
        if (instance.hibernationOptions() != null) {
            object.set("hibernation", instance.hibernationOptions().configured());
        } else {
            object.set("hibernation", false);
        }
        block(
                object,
                "capacity_reservation_specification",
                instance.capacityReservationSpecification());
        block(object, "cpu_options", instance.cpuOptions());
        if (instance.cpuOptions() != null) {
            object.set("cpu_core_count", instance.cpuOptions().coreCount())
                    .set("cpu_threads_per_core", instance.cpuOptions().threadsPerCore());
        }
        for (String name : List.of("ephemeral_block_device", "network_interface")) {
            if (!object.value(name).isKnown()) {
                SHAPE.showNone(object, name);
            }
        }
        showPassword(object, instance.instanceId());
        setUserData(object, instance);
        if (!object.textMap("volume_tags").isEmpty()) {
            object.setMap("volume_tags", volumeTags(instance));
        }
    }

    /// Encrypted with the key of the instance, which makes it up some minutes after it was started.
    private void showPassword(Draft object, String id) {
        object.set(
                "password_data",
                object.isTrue("get_password_data")
                        ? aws.await(
                                "the password of instance " + id,
                                object.timeout("read", PASSWORD),
                                () ->
                                        Optional.ofNullable(
                                                        aws.ec2()
                                                                .getPasswordData(
                                                                        r -> r.instanceId(id))
                                                                .passwordData())
                                                .map(String::strip)
                                                .filter(text -> !text.isEmpty()))
                        : "");
    }

    private Map<String, String> volumeTags(Instance instance) {
        Map<String, String> tags = new TreeMap<>();
        for (String id : volumeIds(List.of(instance))) {
            Volume volume = volumes.get(id);
            if (volume != null) {
                tags.putAll(Ec2.map(volume.tags()));
            }
        }
        return aws.tags().withoutIgnored(tags);
    }

    /// As it was given: text leaves its digest, base 64 itself.
    private void setUserData(Draft object, Instance instance) {
        String found = userData(instance);
        if (object.text("user_data_base64").isPresent()) {
            object.set("user_data_base64", found);
        } else if (!found.isEmpty()) {
            object.set("user_data", dev.terrane.provider.aws.compute.Instance.digest(found));
        }
    }

    String userData(Instance instance) {
        return attributes.userData(instance.instanceId());
    }

    /// What the resource and the data source have in common.
    void setShared(Draft object, Instance instance) {
        Optional<InstanceNetworkInterface> card = primary(instance);
        var placement = instance.placement();
        object.set("arn", aws.arn("ec2", aws.accountId(), "instance/" + instance.instanceId()))
                .set("ami", instance.imageId())
                .set("instance_type", instance.instanceTypeAsString())
                .set("instance_state", Instances.state(instance))
                .set("key_name", instance.keyName())
                .set("ebs_optimized", instance.ebsOptimized())
                .set("outpost_arn", instance.outpostArn())
                .set("private_dns", instance.privateDnsName())
                .set("private_ip", instance.privateIpAddress())
                .set("public_dns", instance.publicDnsName())
                .set("public_ip", instance.publicIpAddress())
                .set("availability_zone", placement.availabilityZone())
                .set("host_id", placement.hostId())
                .set("placement_group", placement.groupName())
                .set("placement_partition_number", placement.partitionNumber())
                .set("tenancy", placement.tenancyAsString())
                .set("monitoring", isMonitored(instance))
                .set(
                        "associate_public_ip_address",
                        card.map(c -> c.association() != null).orElse(false))
                .set(
                        "subnet_id",
                        card.map(InstanceNetworkInterface::subnetId).orElse(instance.subnetId()))
                .set("source_dest_check", instance.sourceDestCheck())
                .set("iam_instance_profile", profile(instance));
        attributes.show(object, instance.instanceId());
        object.setTexts("secondary_private_ips", secondaryAddresses(card));
        setGroups(object, instance);
        setDisks(object, instance);
        String credit = credits.get(instance.instanceId());
        object.setObjects(
                "credit_specification",
                credit == null ? List.of() : List.of(Map.of("cpu_credits", Value.string(credit))));
        block(object, "enclave_options", instance.enclaveOptions());
        block(object, "maintenance_options", instance.maintenanceOptions());
        block(object, "metadata_options", instance.metadataOptions());
        block(object, "private_dns_name_options", instance.privateDnsNameOptions());
        Ec2.setTags(object, instance.tags(), aws);
    }

    private static void block(Draft object, String name, @Nullable SdkPojo part) {
        if (part == null) {
            SHAPE.showNone(object, name);
        } else {
            SHAPE.show(object, name, part);
        }
    }

    private static boolean isMonitored(Instance instance) {
        return instance.monitoring() != null
                && (instance.monitoring().state() == MonitoringState.ENABLED
                        || instance.monitoring().state() == MonitoringState.PENDING);
    }

    /// The name at the end of its ARN.
    private static @Nullable String profile(Instance instance) {
        return instance.iamInstanceProfile() == null
                ? null
                : instance.iamInstanceProfile().arn().replaceFirst(".*/", "");
    }

    static Optional<InstanceNetworkInterface> primary(Instance instance) {
        return instance.networkInterfaces().stream()
                .filter(card -> card.attachment() != null && card.attachment().deviceIndex() == 0)
                .findFirst();
    }

    static List<String> ipv6(Instance instance) {
        return primary(instance).stream()
                .flatMap(card -> card.ipv6Addresses().stream())
                .map(InstanceIpv6Address::ipv6Address)
                .toList();
    }

    private static List<String> secondaryAddresses(Optional<InstanceNetworkInterface> card) {
        return card.stream()
                .flatMap(c -> c.privateIpAddresses().stream())
                .filter(address -> !Boolean.TRUE.equals(address.primary()))
                .map(InstancePrivateIpAddress::privateIpAddress)
                .toList();
    }

    private void setGroups(Draft object, Instance instance) {
        boolean inVpc = instance.subnetId() != null && !instance.subnetId().isEmpty();
        boolean named = !inVpc || defaultVpcs.contains(String.valueOf(instance.vpcId()));
        List<GroupIdentifier> groups = instance.securityGroups();
        object.setTexts(
                "vpc_security_group_ids",
                inVpc ? groups.stream().map(GroupIdentifier::groupId).toList() : List.of());
        object.setTexts(
                "security_groups",
                named ? groups.stream().map(GroupIdentifier::groupName).toList() : List.of());
    }

    private void setDisks(Draft object, Instance instance) {
        boolean withAllTags = object.now().object().asMap().containsKey("tags_all");
        List<InstanceBlockDeviceMapping> disks =
                instance.blockDeviceMappings().stream().filter(d -> d.ebs() != null).toList();
        object.setObjects(
                "root_block_device",
                disks.stream()
                        .filter(d -> d.deviceName().equals(instance.rootDeviceName()))
                        .map(d -> disk(d, false, withAllTags))
                        .flatMap(Optional::stream)
                        .toList());
        object.setObjects(
                "ebs_block_device",
                disks.stream()
                        .filter(d -> !d.deviceName().equals(instance.rootDeviceName()))
                        .map(d -> disk(d, true, withAllTags))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Optional<Map<String, Value>> disk(
            InstanceBlockDeviceMapping mapping, boolean withSnapshot, boolean withAllTags) {
        Volume volume = volumes.get(mapping.ebs().volumeId());
        if (volume == null) {
            return Optional.empty();
        }
        Map<String, Value> disk = new TreeMap<>();
        disk.put(
                "delete_on_termination",
                Value.bool(Boolean.TRUE.equals(mapping.ebs().deleteOnTermination())));
        disk.put("device_name", text(mapping.deviceName()));
        disk.put("encrypted", Value.bool(Boolean.TRUE.equals(volume.encrypted())));
        disk.put("iops", number(volume.iops()));
        disk.put("kms_key_id", text(volume.kmsKeyId()));
        disk.put("throughput", number(volume.throughput()));
        disk.put("volume_id", text(volume.volumeId()));
        disk.put("volume_size", number(volume.size()));
        disk.put("volume_type", text(volume.volumeTypeAsString()));
        if (withSnapshot) {
            disk.put("snapshot_id", text(volume.snapshotId()));
        }
        Value tags = tags(volume);
        disk.put("tags", tags);
        if (withAllTags) {
            disk.put("tags_all", tags);
        }
        return Optional.of(disk);
    }

    private Value tags(Volume volume) {
        Map<String, Value> tags = new TreeMap<>();
        aws.tags()
                .withoutIgnored(Ec2.map(volume.tags()))
                .forEach((name, value) -> tags.put(name, Value.string(value)));
        return Value.map(Type.STRING, tags);
    }

    private static Value text(@Nullable String text) {
        return Value.string(text == null ? "" : text);
    }

    private static Value number(@Nullable Integer number) {
        return Value.number(number == null ? 0 : number);
    }
}
