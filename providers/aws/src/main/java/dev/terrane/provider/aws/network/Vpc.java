package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.Parts;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Together;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// `aws_vpc`.
///
/// Replaced when `cidr_block`, an IPv4 pool or its netmask changes, and when `instance_tenancy` does,
/// but from `dedicated` to `default`, which AWS allows in place. By default the tenancy is `default`
/// and `enable_dns_support` is true; the other switches are as AWS has them.
public final class Vpc implements ResourceType {
    private static final Duration DEPENDENTS_VANISH = Duration.ofMinutes(5);

    /// AWS tells one switch of one VPC at a time.
    private static final Parts SWITCHES =
            Parts.of()
                    .with(Vpc::readDnsHostnames, "enable_dns_hostnames")
                    .with(Vpc::readDnsSupport, "enable_dns_support")
                    .with(Vpc::readUsageMetrics, "enable_network_address_usage_metrics");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("cidr_block", "ipv4_ipam_pool_id", "ipv4_netmask_length")
                .defaultsTo("instance_tenancy", Value.string("default"))
                .defaultsTo("enable_dns_support", Value.TRUE)
                .adjust(Vpc::planTenancy)
                .adjust(Vpc::planIpv6);
    }

    private static void planTenancy(PlanDraft draft) {
        boolean relaxed =
                draft.prior()
                                .flatMap(prior -> prior.string("instance_tenancy"))
                                .orElse("")
                                .equals("dedicated")
                        && draft.value("instance_tenancy").equals(Value.string("default"));
        if (!draft.isCreate() && draft.changes("instance_tenancy") && !relaxed) {
            draft.replaceBecauseOf("instance_tenancy");
        }
    }

    private static void planIpv6(PlanDraft draft) {
        if (!draft.isCreate() && draft.changes("assign_generated_ipv6_cidr_block")) {
            draft.unknown("ipv6_association_id");
            draft.unknown("ipv6_cidr_block");
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .ipv4Block("cidr_block", 16, 28)
                .between("ipv4_netmask_length", 16, 28)
                .between("ipv6_netmask_length", 44, 60)
                .ipv6Block("ipv6_cidr_block")
                .oneOf("instance_tenancy", "default", "dedicated")
                .onlyOneOf("cidr_block", "ipv4_netmask_length")
                .onlyOneOf("assign_generated_ipv6_cidr_block", "ipv6_ipam_pool_id")
                .onlyOneOf("ipv6_cidr_block", "ipv6_netmask_length")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateVpcRequest request =
                CreateVpcRequest.builder()
                        .cidrBlock(object.textOrNull("cidr_block"))
                        .instanceTenancy(object.textOrNull("instance_tenancy"))
                        .amazonProvidedIpv6CidrBlock(
                                object.isTrue("assign_generated_ipv6_cidr_block"))
                        .ipv4IpamPoolId(object.textOrNull("ipv4_ipam_pool_id"))
                        .ipv4NetmaskLength(object.intOrNull("ipv4_netmask_length"))
                        .ipv6CidrBlock(object.textOrNull("ipv6_cidr_block"))
                        .ipv6CidrBlockNetworkBorderGroup(
                                object.textOrNull("ipv6_cidr_block_network_border_group"))
                        .ipv6IpamPoolId(object.textOrNull("ipv6_ipam_pool_id"))
                        .ipv6NetmaskLength(object.intOrNull("ipv6_netmask_length"))
                        .tagSpecifications(
                                Ec2.tags(
                                        object,
                                        aws,
                                        software.amazon.awssdk.services.ec2.model.ResourceType.VPC))
                        .build();
        object.id(aws.ec2().createVpc(request).vpc().vpcId());
        aws.await(
                "VPC " + object.id() + " to be available",
                Duration.ofMinutes(10),
                () -> available(object.id(), aws));
        setSwitches(object, aws);
    }

    private static Optional<software.amazon.awssdk.services.ec2.model.Vpc> available(
            String id, AwsSession aws) {
        return Optional.ofNullable(find(List.of(id), aws).get(id))
                .filter(vpc -> "available".equals(vpc.stateAsString()))
                .filter(vpc ->
                        vpc.ipv6CidrBlockAssociationSet().stream()
                                .noneMatch(block ->
                                        state(block) == VpcCidrBlockStateCode.ASSOCIATING));
    }

    /// Only what is not as AWS makes a VPC.
    private static void setSwitches(Draft object, AwsSession aws) {
        if (object.isTrue("enable_dns_hostnames")) {
            setDnsHostnames(object.id(), true, aws);
        }
        if (!object.isTrue("enable_dns_support")) {
            setDnsSupport(object.id(), false, aws);
        }
        if (object.isTrue("enable_network_address_usage_metrics")) {
            setUsageMetrics(object.id(), true, aws);
        }
    }

    private static Map<String, software.amazon.awssdk.services.ec2.model.Vpc> find(
            List<String> ids, AwsSession aws) {
        return Ec2.byId(
                aws.ec2().describeVpcsPaginator(r -> r.filters(Ec2.filter("vpc-id", ids))).vpcs(),
                software.amazon.awssdk.services.ec2.model.Vpc::vpcId);
    }

    /// The id of the region's default VPC.
    static String ofDefault(AwsSession aws) {
        return aws
                .ec2()
                .describeVpcs(r -> r.filters(Ec2.filter("is-default", List.of("true"))))
                .vpcs()
                .stream()
                .findFirst()
                .map(software.amazon.awssdk.services.ec2.model.Vpc::vpcId)
                .orElseThrow(() ->
                        FailedCall.at(
                                "vpc_id",
                                "No default VPC",
                                "There is no default VPC in this region: set `vpc_id`."));
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        List<String> ids = Ec2.ids(objects);
        var found = find(ids, aws);
        Companions companions = Companions.of(List.copyOf(found.keySet()), aws);
        Together.each(
                objects,
                object -> {
                    var vpc = found.get(object.id());
                    if (vpc == null) {
                        object.gone();
                    } else {
                        set(object, vpc, companions, aws);
                    }
                    return object;
                });
    }

    private static void set(
            Draft object,
            software.amazon.awssdk.services.ec2.model.Vpc vpc,
            Companions companions,
            AwsSession aws) {
        String id = vpc.vpcId();
        setOwn(object, vpc, aws);
        object.set("default_network_acl_id", companions.networkAcls().get(id))
                .set("default_security_group_id", companions.securityGroups().get(id))
                .set("default_route_table_id", companions.routeTables().get(id))
                .set("main_route_table_id", companions.routeTables().get(id));
        setIpv6(object, vpc.ipv6CidrBlockAssociationSet());
        Ec2.setTags(object, vpc.tags(), aws);
    }

    /// What the resource and the data source have in common.
    static void setOwn(
            Draft object, software.amazon.awssdk.services.ec2.model.Vpc vpc, AwsSession aws) {
        String id = vpc.vpcId();
        object.set("arn", aws.arn("ec2", vpc.ownerId(), "vpc/" + id))
                .set("cidr_block", vpc.cidrBlock())
                .set("dhcp_options_id", vpc.dhcpOptionsId())
                .set("instance_tenancy", vpc.instanceTenancyAsString())
                .set("owner_id", vpc.ownerId());
        SWITCHES.read(object, aws);
    }

    private static void readDnsHostnames(Draft object, AwsSession aws) {
        object.set(
                "enable_dns_hostnames",
                attribute(
                        object.id(),
                        VpcAttributeName.ENABLE_DNS_HOSTNAMES,
                        DescribeVpcAttributeResponse::enableDnsHostnames,
                        aws));
    }

    private static void readDnsSupport(Draft object, AwsSession aws) {
        object.set(
                "enable_dns_support",
                attribute(
                        object.id(),
                        VpcAttributeName.ENABLE_DNS_SUPPORT,
                        DescribeVpcAttributeResponse::enableDnsSupport,
                        aws));
    }

    private static void readUsageMetrics(Draft object, AwsSession aws) {
        object.set(
                "enable_network_address_usage_metrics",
                attribute(
                        object.id(),
                        VpcAttributeName.ENABLE_NETWORK_ADDRESS_USAGE_METRICS,
                        DescribeVpcAttributeResponse::enableNetworkAddressUsageMetrics,
                        aws));
    }

    static @Nullable String mainRouteTable(String id, AwsSession aws) {
        return Companions.mainRouteTables(List.of(id), aws).get(id);
    }

    private static Boolean attribute(
            String id,
            VpcAttributeName name,
            Function<DescribeVpcAttributeResponse, @Nullable AttributeBooleanValue> part,
            AwsSession aws) {
        AttributeBooleanValue value =
                part.apply(aws.ec2().describeVpcAttribute(r -> r.vpcId(id).attribute(name)));
        return value != null && Boolean.TRUE.equals(value.value());
    }

    private static void setIpv6(Draft object, List<VpcIpv6CidrBlockAssociation> blocks) {
        Optional<VpcIpv6CidrBlockAssociation> chosen = ipv6(object, blocks);
        String pool = chosen.map(VpcIpv6CidrBlockAssociation::ipv6Pool).orElse("");
        boolean ofAmazon = "Amazon".equals(pool);
        object.set("assign_generated_ipv6_cidr_block", ofAmazon)
                .set(
                        "ipv6_association_id",
                        chosen.map(VpcIpv6CidrBlockAssociation::associationId).orElse(null))
                .set(
                        "ipv6_cidr_block",
                        chosen.map(VpcIpv6CidrBlockAssociation::ipv6CidrBlock).orElse(null))
                .set(
                        "ipv6_cidr_block_network_border_group",
                        chosen.map(VpcIpv6CidrBlockAssociation::networkBorderGroup).orElse(null))
                .set(
                        "ipv6_ipam_pool_id",
                        pool.isEmpty() || ofAmazon || !pool.startsWith("ipam-pool-") ? "" : pool)
                .set(
                        "ipv6_netmask_length",
                        pool.startsWith("ipam-pool-") ? prefixLength(chosen) : null);
    }

    private static @Nullable Integer prefixLength(Optional<VpcIpv6CidrBlockAssociation> block) {
        return block.map(VpcIpv6CidrBlockAssociation::ipv6CidrBlock)
                .map(cidr -> Integer.valueOf(cidr.substring(cidr.indexOf('/') + 1)))
                .orElse(null);
    }

    /// The block that the object had before, else the first that is there.
    private static Optional<VpcIpv6CidrBlockAssociation> ipv6(
            Draft object, List<VpcIpv6CidrBlockAssociation> blocks) {
        List<VpcIpv6CidrBlockAssociation> there =
                blocks.stream()
                        .filter(block ->
                                state(block) == VpcCidrBlockStateCode.ASSOCIATED
                                        || state(block) == VpcCidrBlockStateCode.ASSOCIATING)
                        .toList();
        return there.stream()
                .filter(block ->
                        block.associationId().equals(object.textOrNull("ipv6_association_id")))
                .findFirst()
                .or(() -> there.stream().findFirst());
    }

    private static @Nullable VpcCidrBlockStateCode state(VpcIpv6CidrBlockAssociation block) {
        return block.ipv6CidrBlockState() == null ? null : block.ipv6CidrBlockState().state();
    }

    /// What AWS makes together with VPCs, by VPC: ids.
    record Companions(
            Map<String, String> networkAcls,
            Map<String, String> securityGroups,
            Map<String, String> routeTables) {

        static Companions of(List<String> vpcs, AwsSession aws) {
            if (vpcs.isEmpty()) {
                return new Companions(Map.of(), Map.of(), Map.of());
            }
            var ofThese = Ec2.filter("vpc-id", vpcs);
            Map<String, String> acls = new TreeMap<>();
            for (NetworkAcl acl :
                    aws.ec2()
                            .describeNetworkAclsPaginator(
                                    r -> r.filters(ofThese, Ec2.filter("default", List.of("true"))))
                            .networkAcls()) {
                acls.put(acl.vpcId(), acl.networkAclId());
            }
            Map<String, String> groups = new TreeMap<>();
            for (SecurityGroup group :
                    aws.ec2()
                            .describeSecurityGroupsPaginator(r ->
                                    r.filters(
                                            ofThese, Ec2.filter("group-name", List.of("default"))))
                            .securityGroups()) {
                groups.put(group.vpcId(), group.groupId());
            }
            return new Companions(acls, groups, mainRouteTables(vpcs, aws));
        }

        static Map<String, String> mainRouteTables(List<String> vpcs, AwsSession aws) {
            Map<String, String> tables = new TreeMap<>();
            for (RouteTable table :
                    aws.ec2()
                            .describeRouteTablesPaginator(r ->
                                    r.filters(
                                            Ec2.filter("vpc-id", vpcs),
                                            Ec2.filter("association.main", List.of("true"))))
                            .routeTables()) {
                tables.put(table.vpcId(), table.routeTableId());
            }
            return tables;
        }
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        String id = object.id();
        // Host names need name resolution, so that is switched on before and off after them.
        if (object.changed("enable_dns_support") && object.isTrue("enable_dns_support")) {
            setDnsSupport(id, true, aws);
        }
        if (object.changed("enable_dns_hostnames")) {
            setDnsHostnames(id, object.isTrue("enable_dns_hostnames"), aws);
        }
        if (object.changed("enable_dns_support") && !object.isTrue("enable_dns_support")) {
            setDnsSupport(id, false, aws);
        }
        if (object.changed("enable_network_address_usage_metrics")) {
            setUsageMetrics(id, object.isTrue("enable_network_address_usage_metrics"), aws);
        }
        if (object.changed("instance_tenancy")) {
            aws.ec2()
                    .modifyVpcTenancy(r ->
                            r.vpcId(id)
                                    .instanceTenancy(
                                            object.text("instance_tenancy").orElse("default")));
        }
        if (object.changed(
                "assign_generated_ipv6_cidr_block",
                "ipv6_ipam_pool_id",
                "ipv6_netmask_length",
                "ipv6_cidr_block_network_border_group")) {
            changeIpv6(object, aws);
        }
    }

    private static void changeIpv6(Draft object, AwsSession aws) {
        Optional<String> before =
                object.prior().string("ipv6_association_id").filter(t -> !t.isEmpty());
        before.ifPresent(association ->
                aws.ec2().disassociateVpcCidrBlock(r -> r.associationId(association)));
        boolean generated = object.isTrue("assign_generated_ipv6_cidr_block");
        if (generated || object.text("ipv6_ipam_pool_id").isPresent()) {
            aws.ec2()
                    .associateVpcCidrBlock(r ->
                            r.vpcId(object.id())
                                    .amazonProvidedIpv6CidrBlock(generated ? true : null)
                                    .ipv6CidrBlockNetworkBorderGroup(
                                            object.textOrNull(
                                                    "ipv6_cidr_block_network_border_group"))
                                    .ipv6IpamPoolId(object.textOrNull("ipv6_ipam_pool_id"))
                                    .ipv6NetmaskLength(object.intOrNull("ipv6_netmask_length")));
        }
        object.set("ipv6_association_id", (String) null);
        aws.await(
                "the IPv6 block of VPC " + object.id(),
                Duration.ofMinutes(10),
                () -> available(object.id(), aws));
    }

    private static AttributeBooleanValue value(boolean truth) {
        return AttributeBooleanValue.builder().value(truth).build();
    }

    private static void setDnsSupport(String id, boolean on, AwsSession aws) {
        aws.ec2().modifyVpcAttribute(r -> r.vpcId(id).enableDnsSupport(value(on)));
    }

    private static void setDnsHostnames(String id, boolean on, AwsSession aws) {
        aws.ec2().modifyVpcAttribute(r -> r.vpcId(id).enableDnsHostnames(value(on)));
    }

    private static void setUsageMetrics(String id, boolean on, AwsSession aws) {
        aws.ec2().modifyVpcAttribute(r -> r.vpcId(id).enableNetworkAddressUsageMetrics(value(on)));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Ec2.delete(
                "VPC " + object.id(),
                DEPENDENTS_VANISH,
                aws,
                () -> aws.ec2().deleteVpc(r -> r.vpcId(object.id())),
                "InvalidVpcID.NotFound");
    }
}
