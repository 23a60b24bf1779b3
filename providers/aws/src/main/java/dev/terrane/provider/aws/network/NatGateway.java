package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// `aws_nat_gateway`.
///
/// Replaced when the subnet, `allocation_id`, `connectivity_type`, `private_ip` or the count of
/// secondary addresses changes; secondary addresses themselves come and go in place. Public by
/// default.
public final class NatGateway implements ResourceType {
    private static final Duration CREATION = Duration.ofMinutes(10);
    private static final Duration DELETION = Duration.ofMinutes(30);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "allocation_id",
                        "connectivity_type",
                        "private_ip",
                        "secondary_private_ip_address_count",
                        "subnet_id")
                .defaultsTo("connectivity_type", Value.string("public"))
                .timeout("create", CREATION)
                .timeout("update", CREATION)
                .timeout("delete", DELETION);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .oneOf("connectivity_type", "public", "private")
                .ipv4("private_ip")
                .onlyOneOf("secondary_private_ip_address_count", "secondary_private_ip_addresses")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateNatGatewayRequest request =
                CreateNatGatewayRequest.builder()
                        .subnetId(object.textOrNull("subnet_id"))
                        .allocationId(object.textOrNull("allocation_id"))
                        .connectivityType(object.textOrNull("connectivity_type"))
                        .privateIpAddress(object.textOrNull("private_ip"))
                        .secondaryPrivateIpAddressCount(
                                object.intOrNull("secondary_private_ip_address_count"))
                        .secondaryAllocationIds(listOrNone(object, "secondary_allocation_ids"))
                        .secondaryPrivateIpAddresses(
                                listOrNone(object, "secondary_private_ip_addresses"))
                        .tagSpecifications(
                                Ec2.tags(
                                        object,
                                        aws,
                                        software.amazon.awssdk.services.ec2.model.ResourceType
                                                .NATGATEWAY))
                        .build();
        object.id(aws.ec2().createNatGateway(request).natGateway().natGatewayId());
        aws.await(
                "NAT gateway " + object.id() + " to be available",
                object.timeout("create", CREATION),
                () -> available(object.id(), aws));
    }

    private static @Nullable List<String> listOrNone(Draft object, String name) {
        List<String> texts = object.texts(name);
        return texts.isEmpty() ? null : texts;
    }

    private static Optional<software.amazon.awssdk.services.ec2.model.NatGateway> available(
            String id, AwsSession aws) {
        var gateway = Optional.ofNullable(find(List.of(id), aws).get(id));
        gateway.filter(found -> found.state() == NatGatewayState.FAILED)
                .ifPresent(failed -> {
                    throw FailedCall.of(
                            "NAT gateway failed",
                            "AWS could not make the NAT gateway "
                                    + id
                                    + ": "
                                    + failed.failureMessage()
                                    + " ("
                                    + failed.failureCode()
                                    + ").");
                });
        return gateway.filter(found -> found.state() == NatGatewayState.AVAILABLE);
    }

    private static Map<String, software.amazon.awssdk.services.ec2.model.NatGateway> find(
            List<String> ids, AwsSession aws) {
        return Ec2.byId(
                aws.ec2()
                        .describeNatGatewaysPaginator(
                                r -> r.filter(Ec2.filter("nat-gateway-id", ids)))
                        .natGateways(),
                software.amazon.awssdk.services.ec2.model.NatGateway::natGatewayId);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    /// AWS still shows gateways an hour after they were deleted.
    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var found = find(Ec2.ids(objects), aws);
        for (Draft object : objects) {
            var gateway = found.get(object.id());
            if (gateway == null || gateway.state() == NatGatewayState.DELETED) {
                object.gone();
            } else {
                set(object, gateway, aws);
            }
        }
    }

    private static void set(
            Draft object,
            software.amazon.awssdk.services.ec2.model.NatGateway gateway,
            AwsSession aws) {
        List<NatGatewayAddress> addresses = gateway.natGatewayAddresses();
        Optional<NatGatewayAddress> primary =
                addresses.stream()
                        .filter(address ->
                                addresses.size() == 1 || Boolean.TRUE.equals(address.isPrimary()))
                        .findFirst();
        object.set("allocation_id", primary.map(NatGatewayAddress::allocationId).orElse(null))
                .set("association_id", primary.map(NatGatewayAddress::associationId).orElse(null))
                .set("connectivity_type", gateway.connectivityTypeAsString())
                .set(
                        "network_interface_id",
                        primary.map(NatGatewayAddress::networkInterfaceId).orElse(null))
                .set("private_ip", primary.map(NatGatewayAddress::privateIp).orElse(null))
                .set("public_ip", primary.map(NatGatewayAddress::publicIp).orElse(null))
                .set("subnet_id", gateway.subnetId());
        List<NatGatewayAddress> others =
                addresses.stream()
                        .filter(address -> !Optional.of(address).equals(primary))
                        .toList();
        object.set("secondary_private_ip_address_count", others.size())
                .setTexts(
                        "secondary_allocation_ids",
                        others.stream()
                                .map(NatGatewayAddress::allocationId)
                                .filter(Objects::nonNull)
                                .toList())
                .setTexts(
                        "secondary_private_ip_addresses",
                        others.stream()
                                .map(NatGatewayAddress::privateIp)
                                .filter(Objects::nonNull)
                                .toList());
        Ec2.setTags(object, gateway.tags(), aws);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.text("connectivity_type").orElse("public").equals("private")) {
            changePrivate(object, aws);
        } else {
            changePublic(object, aws);
        }
    }

    private static void changePrivate(Draft object, AwsSession aws) {
        List<String> before = object.prior().strings("secondary_private_ip_addresses");
        List<String> after = object.texts("secondary_private_ip_addresses");
        List<String> added = after.stream().filter(ip -> !before.contains(ip)).toList();
        List<String> removed = before.stream().filter(ip -> !after.contains(ip)).toList();
        if (!added.isEmpty()) {
            aws.ec2()
                    .assignPrivateNatGatewayAddress(
                            r -> r.natGatewayId(object.id()).privateIpAddresses(added));
        }
        if (!removed.isEmpty()) {
            aws.ec2()
                    .unassignPrivateNatGatewayAddress(
                            r -> r.natGatewayId(object.id()).privateIpAddresses(removed));
        }
    }

    private static void changePublic(Draft object, AwsSession aws) {
        List<String> before = object.prior().strings("secondary_allocation_ids");
        List<String> after = object.texts("secondary_allocation_ids");
        List<String> added = after.stream().filter(id -> !before.contains(id)).toList();
        if (!added.isEmpty()) {
            aws.ec2()
                    .associateNatGatewayAddress(r ->
                            r.natGatewayId(object.id())
                                    .allocationIds(added)
                                    .privateIpAddresses(
                                            listOrNone(object, "secondary_private_ip_addresses")));
        }
        List<String> associations =
                Optional.ofNullable(find(List.of(object.id()), aws).get(object.id())).stream()
                        .flatMap(gateway -> gateway.natGatewayAddresses().stream())
                        .filter(address ->
                                before.contains(address.allocationId())
                                        && !after.contains(address.allocationId()))
                        .map(NatGatewayAddress::associationId)
                        .toList();
        if (!associations.isEmpty()) {
            aws.ec2()
                    .disassociateNatGatewayAddress(
                            r -> r.natGatewayId(object.id()).associationIds(associations));
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        try {
            aws.ec2().deleteNatGateway(r -> r.natGatewayId(object.id()));
        } catch (SdkException failure) {
            if (!Ec2.isCode(failure, "NatGatewayNotFound")) {
                throw failure;
            }
            return;
        }
        aws.await(
                "NAT gateway " + object.id() + " to be deleted",
                object.timeout("delete", DELETION),
                () -> deleted(object.id(), aws));
    }

    private static Optional<Boolean> deleted(String id, AwsSession aws) {
        var gateway = find(List.of(id), aws).get(id);
        return gateway == null || gateway.state() == NatGatewayState.DELETED
                ? Optional.of(true)
                : Optional.empty();
    }
}
