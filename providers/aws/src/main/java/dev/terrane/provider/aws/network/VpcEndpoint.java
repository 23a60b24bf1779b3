package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.Policies;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.PrefixList;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// `aws_vpc_endpoint`: a service, reached from inside of a VPC.
///
/// Replaced when the VPC, the service or the kind changes. By default a `Gateway`. Route tables,
/// subnets, groups and policy change in place; policies are compared by meaning.
final class VpcEndpoint implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Shape SHAPE =
            Shape.of()
                    .named("PolicyDocument", "policy")
                    .named("DnsEntries", "dns_entry")
                    .named("SubnetConfigurations", "subnet_configuration")
                    .without("arn", "security_group_ids", "policy", "subnet_configuration");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "resource_configuration_arn",
                        "service_name",
                        "service_network_arn",
                        "service_region",
                        "vpc_endpoint_type",
                        "vpc_id")
                .defaultsTo("vpc_endpoint_type", Value.string("Gateway"))
                .sameWhen("policy", Policies::same)
                .fillsInBlocks("dns_options", "subnet_configuration")
                .timeout("create", LONGEST)
                .timeout("update", LONGEST)
                .timeout("delete", LONGEST);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .policy("policy")
                .exactlyOneOf("resource_configuration_arn", "service_name", "service_network_arn")
                .oneOf(
                        "vpc_endpoint_type",
                        "Gateway",
                        "Interface",
                        "GatewayLoadBalancer",
                        "Resource",
                        "ServiceNetwork")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateVpcEndpointRequest.Builder request =
                SHAPE.fill(CreateVpcEndpointRequest.builder(), object)
                        .policyDocument(object.textOrNull("policy"))
                        .privateDnsEnabled(object.isTrue("private_dns_enabled"))
                        .securityGroupIds(object.texts("security_group_ids"))
                        .tagSpecifications(Ec2.tags(object, aws, "vpc-endpoint"));
        object.id(aws.ec2().createVpcEndpoint(request.build()).vpcEndpoint().vpcEndpointId());
        if (object.isTrue("auto_accept")) {
            accept(object, aws);
        }
        awaitUsable(object, "create", aws);
    }

    private static void accept(Draft object, AwsSession aws) {
        var endpoint = find(List.of(object.id()), aws).get(object.id());
        if (endpoint != null && "pendingacceptance".equals(state(endpoint))) {
            String service =
                    aws.ec2()
                            .describeVpcEndpointServices(
                                    r -> r.serviceNames(endpoint.serviceName()))
                            .serviceDetails()
                            .getFirst()
                            .serviceId();
            aws.ec2()
                    .acceptVpcEndpointConnections(
                            r -> r.serviceId(service).vpcEndpointIds(object.id()));
        }
    }

    private static String state(software.amazon.awssdk.services.ec2.model.VpcEndpoint endpoint) {
        return String.valueOf(endpoint.stateAsString()).toLowerCase(Locale.ROOT);
    }

    private static void awaitUsable(Draft object, String operation, AwsSession aws) {
        aws.await(
                "VPC endpoint " + object.id() + " to be available",
                object.timeout(operation, LONGEST),
                () ->
                        Optional.ofNullable(find(List.of(object.id()), aws).get(object.id()))
                                .filter(VpcEndpoint::isUsable));
    }

    private static boolean isUsable(
            software.amazon.awssdk.services.ec2.model.VpcEndpoint endpoint) {
        if (state(endpoint).equals("failed") || state(endpoint).equals("rejected")) {
            throw FailedCall.of(
                    "VPC endpoint not made",
                    "The VPC endpoint "
                            + endpoint.vpcEndpointId()
                            + " is "
                            + state(endpoint)
                            + ".");
        }
        return state(endpoint).equals("available") || state(endpoint).equals("pendingacceptance");
    }

    private static Map<String, software.amazon.awssdk.services.ec2.model.VpcEndpoint> find(
            List<String> ids, AwsSession aws) {
        List<software.amazon.awssdk.services.ec2.model.VpcEndpoint> all =
                Ec2.halving(
                        ids,
                        some ->
                                aws.ec2()
                                        .describeVpcEndpointsPaginator(r -> r.vpcEndpointIds(some))
                                        .vpcEndpoints(),
                        "InvalidVpcEndpointId.NotFound");
        return Ec2.byId(
                all.stream().filter(endpoint -> !state(endpoint).equals("deleted")).toList(),
                software.amazon.awssdk.services.ec2.model.VpcEndpoint::vpcEndpointId);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var found = find(Ec2.ids(objects), aws);
        Map<String, PrefixList> lists = prefixLists(found.values(), aws);
        Map<String, NetworkInterface> cards = cards(found.values(), aws);
        for (Draft object : objects) {
            var endpoint = found.get(object.id());
            if (endpoint == null) {
                object.gone();
            } else {
                set(object, endpoint, lists.get(String.valueOf(endpoint.serviceName())), aws);
                showSubnets(object, endpoint, cards);
            }
        }
    }

    /// The addresses of an endpoint are those of its network interfaces.
    private static Map<String, NetworkInterface> cards(
            Iterable<software.amazon.awssdk.services.ec2.model.VpcEndpoint> endpoints,
            AwsSession aws) {
        List<String> ids = new ArrayList<>();
        endpoints.forEach(endpoint -> ids.addAll(endpoint.networkInterfaceIds()));
        return ids.isEmpty()
                ? Map.of()
                : Ec2.byId(
                        aws.ec2()
                                .describeNetworkInterfacesPaginator(
                                        r -> r.filters(Ec2.filter("network-interface-id", ids)))
                                .networkInterfaces(),
                        NetworkInterface::networkInterfaceId);
    }

    private static void showSubnets(
            Draft object,
            software.amazon.awssdk.services.ec2.model.VpcEndpoint endpoint,
            Map<String, NetworkInterface> cards) {
        object.setObjects(
                "subnet_configuration",
                endpoint.networkInterfaceIds().stream()
                        .map(cards::get)
                        .filter(Objects::nonNull)
                        .map(card ->
                                Map.of(
                                        "subnet_id", text(card.subnetId()),
                                        "ipv4", text(card.privateIpAddress()),
                                        "ipv6", text(card.ipv6Address())))
                        .toList());
    }

    private static Value text(@Nullable String text) {
        return Value.string(text == null ? "" : text);
    }

    /// Gateways are known by the addresses of their service.
    private static Map<String, PrefixList> prefixLists(
            Iterable<software.amazon.awssdk.services.ec2.model.VpcEndpoint> endpoints,
            AwsSession aws) {
        List<String> services = new ArrayList<>();
        for (var endpoint : endpoints) {
            if ("Gateway".equals(endpoint.vpcEndpointTypeAsString())) {
                services.add(endpoint.serviceName());
            }
        }
        Map<String, PrefixList> lists = new HashMap<>();
        if (!services.isEmpty()) {
            aws.ec2()
                    .describePrefixListsPaginator(r ->
                            r.filters(
                                    Ec2.filter(
                                            "prefix-list-name",
                                            services.stream().distinct().toList())))
                    .prefixLists()
                    .forEach(list -> lists.put(list.prefixListName(), list));
        }
        return lists;
    }

    private static void set(
            Draft object,
            software.amazon.awssdk.services.ec2.model.VpcEndpoint endpoint,
            @Nullable PrefixList list,
            AwsSession aws) {
        Optional<String> policy = object.text("policy");
        SHAPE.show(object, endpoint);
        object.set("arn", aws.arn("ec2", endpoint.ownerId(), "vpc-endpoint/" + object.id()))
                .set("state", endpoint.stateAsString());
        if (list != null) {
            object.set("prefix_list_id", list.prefixListId());
        }
        object.setTexts("cidr_blocks", list == null ? List.of() : list.cidrs());
        object.setTexts(
                "security_group_ids",
                endpoint.groups().stream().map(SecurityGroupIdentifier::groupId).toList());
        object.set(
                "policy",
                endpoint.policyDocument() == null
                        ? ""
                        : Policies.kept(policy, endpoint.policyDocument()));
        if (endpoint.dnsOptions() == null) {
            SHAPE.showNone(object, "dns_options");
        } else {
            SHAPE.show(object, "dns_options", endpoint.dnsOptions());
        }
        Ec2.setTags(object, endpoint.tags(), aws);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.isTrue("auto_accept") && object.changed("auto_accept")) {
            accept(object, aws);
        }
        if (!object.changed(
                "dns_options",
                "ip_address_type",
                "policy",
                "private_dns_enabled",
                "route_table_ids",
                "security_group_ids",
                "subnet_configuration",
                "subnet_ids")) {
            return;
        }
        ModifyVpcEndpointRequest.Builder request =
                ModifyVpcEndpointRequest.builder()
                        .vpcEndpointId(object.id())
                        .addRouteTableIds(added(object, "route_table_ids"))
                        .removeRouteTableIds(removed(object, "route_table_ids"))
                        .addSecurityGroupIds(added(object, "security_group_ids"))
                        .removeSecurityGroupIds(removed(object, "security_group_ids"))
                        .addSubnetIds(added(object, "subnet_ids"))
                        .removeSubnetIds(removed(object, "subnet_ids"));
        if (object.changed("policy")) {
            Optional<String> policy = object.text("policy");
            policy.ifPresentOrElse(request::policyDocument, () -> request.resetPolicy(true));
        }
        if (object.changed("private_dns_enabled")) {
            request.privateDnsEnabled(object.isTrue("private_dns_enabled"));
        }
        if (object.changed("ip_address_type")) {
            request.ipAddressType(object.textOrNull("ip_address_type"));
        }
        if (object.changed("dns_options")) {
            SHAPE.part(
                            software.amazon.awssdk.services.ec2.model.DnsOptionsSpecification
                                    ::builder,
                            object,
                            "dns_options")
                    .ifPresent(options -> request.dnsOptions(options.build()));
        }
        aws.ec2().modifyVpcEndpoint(request.build());
        awaitUsable(object, "update", aws);
    }

    private static List<String> added(Draft object, String name) {
        List<String> added = new ArrayList<>(object.texts(name));
        added.removeAll(object.prior().strings(name));
        return added;
    }

    private static List<String> removed(Draft object, String name) {
        List<String> removed = new ArrayList<>(object.prior().strings(name));
        removed.removeAll(object.texts(name));
        return removed;
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Ec2.unlessGone(
                () -> aws.ec2().deleteVpcEndpoints(r -> r.vpcEndpointIds(object.id())),
                "InvalidVpcEndpointId.NotFound");
        aws.await(
                "VPC endpoint " + object.id() + " to disappear",
                object.timeout("delete", LONGEST),
                () -> Optional.of(true).filter(gone -> find(List.of(object.id()), aws).isEmpty()));
    }
}
