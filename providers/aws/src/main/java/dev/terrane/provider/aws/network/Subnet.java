package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.PrivateDnsNameOptionsOnLaunch;
import software.amazon.awssdk.services.ec2.model.SubnetCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_subnet`.
///
/// Replaced when `vpc_id`, the zone, `cidr_block`, `ipv6_native` or `outpost_arn` changes. All
/// switches are off by default; the kind of host names is as AWS has it.
public final class Subnet implements ResourceType {
    private static final Duration CREATION = Duration.ofMinutes(10);
    private static final Duration DELETION = Duration.ofMinutes(20);
    private static final List<String> SWITCHES =
            List.of(
                    "assign_ipv6_address_on_creation",
                    "enable_dns64",
                    "enable_resource_name_dns_a_record_on_launch",
                    "enable_resource_name_dns_aaaa_record_on_launch",
                    "map_public_ip_on_launch");

    @Override
    public LegacyRules rules() {
        LegacyRules rules =
                LegacyRules.of()
                        .replacedBy(
                                "vpc_id",
                                "availability_zone",
                                "availability_zone_id",
                                "cidr_block",
                                "ipv6_native",
                                "outpost_arn")
                        .defaultsTo("ipv6_native", Value.FALSE)
                        .timeout("create", CREATION)
                        .timeout("delete", DELETION);
        SWITCHES.forEach(name -> rules.defaultsTo(name, Value.FALSE));
        return rules;
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .ipv4Block("cidr_block", 0, 32)
                .ipv6Block("ipv6_cidr_block")
                .arn("outpost_arn")
                .onlyOneOf("availability_zone", "availability_zone_id")
                .oneOf("private_dns_hostname_type_on_launch", "ip-name", "resource-name")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateSubnetRequest request =
                CreateSubnetRequest.builder()
                        .vpcId(object.textOrNull("vpc_id"))
                        .cidrBlock(object.textOrNull("cidr_block"))
                        .availabilityZone(object.textOrNull("availability_zone"))
                        .availabilityZoneId(object.textOrNull("availability_zone_id"))
                        .ipv6CidrBlock(object.textOrNull("ipv6_cidr_block"))
                        .ipv6Native(object.isTrue("ipv6_native") ? true : null)
                        .outpostArn(object.textOrNull("outpost_arn"))
                        .tagSpecifications(
                                Ec2.tags(
                                        object,
                                        aws,
                                        software.amazon.awssdk.services.ec2.model.ResourceType
                                                .SUBNET))
                        .build();
        object.id(aws.ec2().createSubnet(request).subnet().subnetId());
        aws.await(
                "subnet " + object.id() + " to be available",
                object.timeout("create", CREATION),
                () -> available(object.id(), aws));
        for (String name : SWITCHES) {
            if (object.isTrue(name)) {
                modify(object, name, aws);
            }
        }
        for (String name :
                List.of("enable_lni_at_device_index", "private_dns_hostname_type_on_launch")) {
            if (object.isGiven(name)) {
                modify(object, name, aws);
            }
        }
        if (object.isTrue("map_customer_owned_ip_on_launch")) {
            modify(object, "map_customer_owned_ip_on_launch", aws);
        }
    }

    private static Optional<software.amazon.awssdk.services.ec2.model.Subnet> available(
            String id, AwsSession aws) {
        return Optional.ofNullable(find(List.of(id), aws).get(id))
                .filter(subnet -> "available".equals(subnet.stateAsString()));
    }

    private static Map<String, software.amazon.awssdk.services.ec2.model.Subnet> find(
            List<String> ids, AwsSession aws) {
        return Ec2.byId(
                aws.ec2()
                        .describeSubnetsPaginator(r -> r.filters(Ec2.filter("subnet-id", ids)))
                        .subnets(),
                software.amazon.awssdk.services.ec2.model.Subnet::subnetId);
    }

    /// AWS takes one attribute a request.
    private static void modify(Draft object, String name, AwsSession aws) {
        var request = ModifySubnetAttributeRequest.builder().subnetId(object.id());
        AttributeBooleanValue on =
                object.value(name) instanceof Value.BoolValue bool
                        ? AttributeBooleanValue.builder().value(bool.truth()).build()
                        : AttributeBooleanValue.builder().value(false).build();
        switch (name) {
            case "assign_ipv6_address_on_creation" -> request.assignIpv6AddressOnCreation(on);
            case "enable_dns64" -> request.enableDns64(on);
            case "enable_resource_name_dns_a_record_on_launch" ->
                    request.enableResourceNameDnsARecordOnLaunch(on);
            case "enable_resource_name_dns_aaaa_record_on_launch" ->
                    request.enableResourceNameDnsAAAARecordOnLaunch(on);
            case "map_public_ip_on_launch" -> request.mapPublicIpOnLaunch(on);
            case "map_customer_owned_ip_on_launch" ->
                    request.mapCustomerOwnedIpOnLaunch(on)
                            .customerOwnedIpv4Pool(object.textOrNull("customer_owned_ipv4_pool"));
            case "enable_lni_at_device_index" -> lni(object, request);
            case "private_dns_hostname_type_on_launch" ->
                    request.privateDnsHostnameTypeOnLaunch(object.textOrNull(name));
            default -> throw new IllegalArgumentException("no attribute to modify: " + name);
        }
        aws.ec2().modifySubnetAttribute(request.build());
    }

    private static void lni(Draft object, ModifySubnetAttributeRequest.Builder request) {
        Integer index = object.intOrNull("enable_lni_at_device_index");
        if (index == null) {
            request.disableLniAtDeviceIndex(AttributeBooleanValue.builder().value(true).build());
        } else {
            request.enableLniAtDeviceIndex(index);
        }
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var found = find(Ec2.ids(objects), aws);
        for (Draft object : objects) {
            var subnet = found.get(object.id());
            if (subnet == null) {
                object.gone();
            } else {
                set(object, subnet, aws);
            }
        }
    }

    static void set(
            Draft object, software.amazon.awssdk.services.ec2.model.Subnet subnet, AwsSession aws) {
        var ipv6 = ipv6(subnet.ipv6CidrBlockAssociationSet());
        var names = Optional.ofNullable(subnet.privateDnsNameOptionsOnLaunch());
        object.set("arn", subnet.subnetArn())
                .set("assign_ipv6_address_on_creation", subnet.assignIpv6AddressOnCreation())
                .set("availability_zone", subnet.availabilityZone())
                .set("availability_zone_id", subnet.availabilityZoneId())
                .set("cidr_block", subnet.cidrBlock())
                .set("customer_owned_ipv4_pool", subnet.customerOwnedIpv4Pool())
                .set("enable_dns64", subnet.enableDns64())
                .set("enable_lni_at_device_index", subnet.enableLniAtDeviceIndex())
                .set("ipv6_native", subnet.ipv6Native())
                .set(
                        "ipv6_cidr_block",
                        ipv6.map(SubnetIpv6CidrBlockAssociation::ipv6CidrBlock).orElse(null))
                .set(
                        "ipv6_cidr_block_association_id",
                        ipv6.map(SubnetIpv6CidrBlockAssociation::associationId).orElse(null))
                .set("map_customer_owned_ip_on_launch", subnet.mapCustomerOwnedIpOnLaunch())
                .set("map_public_ip_on_launch", subnet.mapPublicIpOnLaunch())
                .set("outpost_arn", subnet.outpostArn())
                .set("owner_id", subnet.ownerId())
                .set("vpc_id", subnet.vpcId())
                .set(
                        "enable_resource_name_dns_a_record_on_launch",
                        names.map(PrivateDnsNameOptionsOnLaunch::enableResourceNameDnsARecord)
                                .orElse(null))
                .set(
                        "enable_resource_name_dns_aaaa_record_on_launch",
                        names.map(PrivateDnsNameOptionsOnLaunch::enableResourceNameDnsAAAARecord)
                                .orElse(null))
                .set(
                        "private_dns_hostname_type_on_launch",
                        names.map(PrivateDnsNameOptionsOnLaunch::hostnameTypeAsString)
                                .orElse(null));
        Ec2.setTags(object, subnet.tags(), aws);
    }

    private static Optional<SubnetIpv6CidrBlockAssociation> ipv6(
            List<SubnetIpv6CidrBlockAssociation> blocks) {
        return blocks.stream()
                .filter(block ->
                        block.ipv6CidrBlockState() != null
                                && (block.ipv6CidrBlockState().state()
                                                == SubnetCidrBlockStateCode.ASSOCIATED
                                        || block.ipv6CidrBlockState().state()
                                                == SubnetCidrBlockStateCode.ASSOCIATING))
                .findFirst();
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        boolean newBlock = object.changed("ipv6_cidr_block");
        // Addresses can only be given out while there is a block to take them from.
        if (object.changed("assign_ipv6_address_on_creation")
                && !object.isTrue("assign_ipv6_address_on_creation")) {
            modify(object, "assign_ipv6_address_on_creation", aws);
        }
        if (newBlock) {
            changeIpv6(object, aws);
        }
        if (object.changed("assign_ipv6_address_on_creation")
                && object.isTrue("assign_ipv6_address_on_creation")) {
            modify(object, "assign_ipv6_address_on_creation", aws);
        }
        for (String name : SWITCHES) {
            if (!name.equals("assign_ipv6_address_on_creation") && object.changed(name)) {
                modify(object, name, aws);
            }
        }
        if (object.changed("enable_lni_at_device_index")) {
            modify(object, "enable_lni_at_device_index", aws);
        }
        if (object.changed("private_dns_hostname_type_on_launch")
                && object.isGiven("private_dns_hostname_type_on_launch")) {
            modify(object, "private_dns_hostname_type_on_launch", aws);
        }
        if (object.changed("map_customer_owned_ip_on_launch", "customer_owned_ipv4_pool")) {
            modify(object, "map_customer_owned_ip_on_launch", aws);
        }
    }

    private static void changeIpv6(Draft object, AwsSession aws) {
        object.prior()
                .string("ipv6_cidr_block_association_id")
                .filter(association -> !association.isEmpty())
                .ifPresent(association ->
                        aws.ec2().disassociateSubnetCidrBlock(r -> r.associationId(association)));
        object.text("ipv6_cidr_block")
                .ifPresent(block ->
                        aws.ec2()
                                .associateSubnetCidrBlock(
                                        r -> r.subnetId(object.id()).ipv6CidrBlock(block)));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Ec2.delete(
                "subnet " + object.id(),
                object.timeout("delete", DELETION),
                aws,
                () -> aws.ec2().deleteSubnet(r -> r.subnetId(object.id())),
                "InvalidSubnetID.NotFound");
    }
}
