package dev.terrane.provider.aws.compute;

import static dev.terrane.provider.aws.support.Calls.failing;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.PrivateIpAddressSpecification;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Launches an instance: from the arguments to the request, until it runs.
final class InstanceLaunch {
    private static final Duration PROFILES_APPEAR = Duration.ofMinutes(2);
    private static final Shape SHAPE =
            Shape.of()
                    .named("ImageId", "ami")
                    .named("SecurityGroupIds", "vpc_security_group_ids")
                    .without("launch_template")
                    .without("iam_instance_profile", "ipv6_addresses", "monitoring", "user_data");

    private InstanceLaunch() {}

    static void launch(Draft object, AwsSession aws) {
        RunInstancesRequest request = request(object, aws);
        object.id(
                Calls.retry(
                                aws,
                                "the instance profile to be known",
                                PROFILES_APPEAR,
                                failing(
                                        "InvalidParameterValue",
                                        "iamInstanceProfile",
                                        "Invalid IAM"),
                                () -> aws.ec2().runInstances(request))
                        .instances()
                        .getFirst()
                        .instanceId());
        Instances.awaitState(
                object.id(), object.timeout("create", Instance.CREATION), aws, "running");
        if (!object.isTrue("source_dest_check") && object.blocks("network_interface").isEmpty()) {
            InstanceChanges.checkSourceAndTarget(object.id(), false, aws);
        }
        InstanceChanges.tagVolumes(object, aws);
    }

    private static RunInstancesRequest request(Draft object, AwsSession aws) {
        RunInstancesRequest.Builder request =
                SHAPE.fill(RunInstancesRequest.builder(), object)
                        .minCount(1)
                        .maxCount(1)
                        .userData(userData(object).orElse(null))
                        .blockDeviceMappings(disks(object, aws))
                        .tagSpecifications(tags(object, aws));
        object.text("iam_instance_profile")
                .ifPresent(name -> request.iamInstanceProfile(p -> p.name(name)));
        if (object.isTrue("monitoring")) {
            request.monitoring(m -> m.enabled(true));
        }
        if (object.isTrue("hibernation")) {
            request.hibernationOptions(h -> h.configured(true));
        }
        if (object.isGiven("cpu_core_count") || object.isGiven("cpu_threads_per_core")) {
            request.cpuOptions(o ->
                    o.coreCount(object.intOrNull("cpu_core_count"))
                            .threadsPerCore(object.intOrNull("cpu_threads_per_core")));
        }
        template(object, request);
        place(object, request);
        network(object, request);
        return request.build();
    }

    private static void template(Draft object, RunInstancesRequest.Builder request) {
        for (Attributes template : object.blocks("launch_template")) {
            request.launchTemplate(t ->
                    t.launchTemplateId(template.string("id").orElse(null))
                            .launchTemplateName(
                                    template.string("id").isPresent()
                                            ? null
                                            : template.string("name").orElse(null))
                            .version(template.string("version").orElse(null)));
        }
    }

    /// In base 64, as AWS wants it.
    static Optional<String> userData(Draft object) {
        return object.text("user_data_base64")
                .or(() ->
                        object.config()
                                .string("user_data")
                                .filter(text -> !text.isEmpty())
                                .map(InstanceLaunch::base64));
    }

    /// As it is where it is in base 64 already.
    private static String base64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return text;
        } catch (IllegalArgumentException plain) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void place(Draft object, RunInstancesRequest.Builder request) {
        request.placement(p ->
                p.availabilityZone(object.textOrNull("availability_zone"))
                        .tenancy(object.textOrNull("tenancy"))
                        .groupName(object.textOrNull("placement_group"))
                        .partitionNumber(object.intOrNull("placement_partition_number"))
                        .hostId(object.textOrNull("host_id"))
                        .hostResourceGroupArn(object.textOrNull("host_resource_group_arn")));
    }

    /// Some arguments can only be said of a network interface.
    private static void network(Draft object, RunInstancesRequest.Builder request) {
        List<Attributes> interfaces = object.blocks("network_interface");
        if (!interfaces.isEmpty()) {
            request.networkInterfaces(interfaces.stream().map(InstanceLaunch::attached).toList());
        } else if (object.now().isSet("associate_public_ip_address")
                || !object.texts("secondary_private_ips").isEmpty()) {
            request.networkInterfaces(ownInterface(object))
                    .subnetId(null)
                    .securityGroupIds(List.of())
                    .ipv6AddressCount(null);
        } else {
            request.privateIpAddress(object.textOrNull("private_ip")).ipv6Addresses(ipv6(object));
        }
    }

    private static InstanceNetworkInterfaceSpecification attached(Attributes block) {
        return InstanceNetworkInterfaceSpecification.builder()
                .deviceIndex(Math.toIntExact(block.wholeNumber("device_index").orElse(0)))
                .networkCardIndex(
                        Math.toIntExact(block.wholeNumber("network_card_index").orElse(0)))
                .networkInterfaceId(block.requiredString("network_interface_id"))
                .deleteOnTermination(block.bool("delete_on_termination").orElse(false))
                .build();
    }

    private static InstanceNetworkInterfaceSpecification ownInterface(Draft object) {
        List<PrivateIpAddressSpecification> secondary =
                object.texts("secondary_private_ips").stream()
                        .map(ip ->
                                PrivateIpAddressSpecification.builder()
                                        .privateIpAddress(ip)
                                        .primary(false)
                                        .build())
                        .toList();
        return InstanceNetworkInterfaceSpecification.builder()
                .deviceIndex(0)
                .associatePublicIpAddress(
                        object.now().isSet("associate_public_ip_address")
                                ? object.isTrue("associate_public_ip_address")
                                : null)
                .subnetId(object.textOrNull("subnet_id"))
                .groups(object.texts("vpc_security_group_ids"))
                .privateIpAddress(object.textOrNull("private_ip"))
                .privateIpAddresses(secondary)
                .ipv6AddressCount(object.intOrNull("ipv6_address_count"))
                .ipv6Addresses(ipv6(object))
                .build();
    }

    private static List<InstanceIpv6Address> ipv6(Draft object) {
        return object.texts("ipv6_addresses").stream()
                .map(ip -> InstanceIpv6Address.builder().ipv6Address(ip).build())
                .toList();
    }

    private static List<BlockDeviceMapping> disks(Draft object, AwsSession aws) {
        List<BlockDeviceMapping> disks = new ArrayList<>();
        for (Attributes disk : object.blocks("root_block_device")) {
            disks.add(disk(rootDevice(object, aws), disk));
        }
        for (Attributes disk : object.blocks("ebs_block_device")) {
            disks.add(disk(disk.requiredString("device_name"), disk));
        }
        for (Attributes disk : object.blocks("ephemeral_block_device")) {
            disks.add(
                    BlockDeviceMapping.builder()
                            .deviceName(disk.requiredString("device_name"))
                            .virtualName(disk.string("virtual_name").orElse(null))
                            .noDevice(disk.bool("no_device").orElse(false) ? "" : null)
                            .build());
        }
        return disks;
    }

    private static BlockDeviceMapping disk(String device, Attributes disk) {
        return BlockDeviceMapping.builder()
                .deviceName(device)
                .ebs(Shape.of().fill(EbsBlockDevice.builder(), disk).build())
                .build();
    }

    private static String rootDevice(Draft object, AwsSession aws) {
        String image = object.text("ami").orElse("");
        return aws.ec2().describeImages(r -> r.imageIds(image)).images().stream()
                .findFirst()
                .map(Image::rootDeviceName)
                .orElseThrow(() ->
                        FailedCall.at(
                                "ami", "No such image", "There is no image \"" + image + "\"."));
    }

    private static List<TagSpecification> tags(Draft object, AwsSession aws) {
        List<TagSpecification> tags = new ArrayList<>(Ec2.tags(object, aws, "instance"));
        Map<String, String> ofVolumes = object.textMap("volume_tags");
        if (!ofVolumes.isEmpty()) {
            List<Tag> all = Ec2.tags(ofVolumes);
            tags.add(
                    TagSpecification.builder().resourceType(ResourceType.VOLUME).tags(all).build());
        }
        return tags;
    }
}
