package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ec2.model.InstanceIpv6AddressRequest;
import software.amazon.awssdk.services.ec2.model.Ipv4PrefixSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.Ipv6PrefixSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateInstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateInstanceNetworkInterfaceSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateTagSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateTagSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.PrivateIpAddressSpecification;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a version of a launch template says, to AWS and from it.
final class LaunchTemplateBlocks {
    private static final Shape SHAPE =
            Shape.of()
                    .named("SecurityGroupIds", "vpc_security_group_ids")
                    .named("SecurityGroups", "security_group_names")
                    .named("ElasticInferenceAccelerators", "elastic_inference_accelerator")
                    .named("LicenseSpecifications", "license_specification")
                    .named("VCpuCount", "vcpu_count")
                    .named("MemoryMiB", "memory_mib")
                    .named("MemoryGiBPerVCpu", "memory_gib_per_vcpu")
                    .named("AcceleratorTotalMemoryMiB", "accelerator_total_memory_mib")
                    .without("network_interfaces", "tag_specifications");

    private static final Shape INTERFACE =
            Shape.of()
                    .named("Groups", "security_groups")
                    .named("SecondaryPrivateIpAddressCount", "ipv4_address_count")
                    .named("TcpEstablishedTimeout", "tcp_established_timeout")
                    .without("ipv4_addresses", "ipv4_prefixes", "ipv6_addresses", "ipv6_prefixes");

    private LaunchTemplateBlocks() {}

    static RequestLaunchTemplateData request(Draft object) {
        return SHAPE.fill(RequestLaunchTemplateData.builder(), object)
                .networkInterfaces(
                        object.blocks("network_interfaces").stream()
                                .map(LaunchTemplateBlocks::card)
                                .toList())
                .tagSpecifications(
                        object.blocks("tag_specifications").stream()
                                .map(LaunchTemplateBlocks::tags)
                                .toList())
                .build();
    }

    private static LaunchTemplateInstanceNetworkInterfaceSpecificationRequest card(
            Attributes block) {
        List<PrivateIpAddressSpecification> addresses = new ArrayList<>();
        String first = block.string("private_ip_address").orElse("");
        for (String address : block.strings("ipv4_addresses")) {
            addresses.add(
                    PrivateIpAddressSpecification.builder()
                            .privateIpAddress(address)
                            .primary(address.equals(first))
                            .build());
        }
        return INTERFACE
                .fill(LaunchTemplateInstanceNetworkInterfaceSpecificationRequest.builder(), block)
                .deviceIndex(Math.toIntExact(block.wholeNumber("device_index").orElse(0)))
                .privateIpAddresses(addresses)
                .ipv6Addresses(
                        block.strings("ipv6_addresses").stream()
                                .map(a ->
                                        InstanceIpv6AddressRequest.builder().ipv6Address(a).build())
                                .toList())
                .ipv4Prefixes(
                        block.strings("ipv4_prefixes").stream()
                                .map(p ->
                                        Ipv4PrefixSpecificationRequest.builder()
                                                .ipv4Prefix(p)
                                                .build())
                                .toList())
                .ipv6Prefixes(
                        block.strings("ipv6_prefixes").stream()
                                .map(p ->
                                        Ipv6PrefixSpecificationRequest.builder()
                                                .ipv6Prefix(p)
                                                .build())
                                .toList())
                .build();
    }

    private static LaunchTemplateTagSpecificationRequest tags(Attributes block) {
        return LaunchTemplateTagSpecificationRequest.builder()
                .resourceType(block.string("resource_type").orElse(null))
                .tags(Ec2.tags(block.stringMap("tags")))
                .build();
    }

    static void show(Draft object, ResponseLaunchTemplateData found) {
        SHAPE.show(object, found);
        for (String name : blocks(object)) {
            Zeros.in(object, name);
        }
        object.setObjects(
                "tag_specifications",
                found.tagSpecifications().stream().map(LaunchTemplateBlocks::tags).toList());
        INTERFACE.show(object, "network_interfaces", found.networkInterfaces());
        Zeros.in(object, "network_interfaces");
        object.setObjects("network_interfaces", cards(object, found));
    }

    private static List<String> blocks(Draft object) {
        return object.now().object().asMap().entrySet().stream()
                .filter(part -> part.getValue().isKnown())
                .filter(part -> isBlocks(part.getValue().type()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isBlocks(Type type) {
        return type instanceof Type.ListType list && list.element() instanceof Type.ObjectType;
    }

    private static Map<String, Value> tags(LaunchTemplateTagSpecification found) {
        Map<String, Value> tags = new TreeMap<>();
        Ec2.map(found.tags()).forEach((key, text) -> tags.put(key, Value.string(text)));
        return Map.of(
                "resource_type",
                Value.string(found.resourceType() == null ? "" : found.resourceTypeAsString()),
                "tags",
                Value.map(Type.STRING, tags));
    }

    private static List<Map<String, Value>> cards(Draft object, ResponseLaunchTemplateData found) {
        List<Map<String, Value>> cards = new ArrayList<>();
        List<Attributes> shown = object.blocks("network_interfaces");
        for (int index = 0; index < shown.size(); index++) {
            LaunchTemplateInstanceNetworkInterfaceSpecification card =
                    found.networkInterfaces().get(index);
            Map<String, Value> block = new TreeMap<>(shown.get(index).object().asMap());
            block.put(
                    "ipv4_addresses",
                    texts(
                            card.privateIpAddresses().stream()
                                    .map(a -> a.privateIpAddress())
                                    .toList()));
            block.put(
                    "ipv6_addresses",
                    texts(card.ipv6Addresses().stream().map(a -> a.ipv6Address()).toList()));
            block.put(
                    "ipv4_prefixes",
                    texts(card.ipv4Prefixes().stream().map(p -> p.ipv4Prefix()).toList()));
            block.put(
                    "ipv6_prefixes",
                    texts(card.ipv6Prefixes().stream().map(p -> p.ipv6Prefix()).toList()));
            cards.add(block);
        }
        return cards;
    }

    private static Value texts(List<String> texts) {
        return Value.set(Type.STRING, texts.stream().map(Value::string).toList());
    }
}
