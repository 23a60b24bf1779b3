package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AddressAttribute;
import software.amazon.awssdk.services.ec2.model.AddressAttributeName;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_eip`.
///
/// Replaced when the pool, the domain, `address` or `network_border_group` changes. What it points to
/// (`instance`, `network_interface`) changes in place, and stays where the configuration says nothing.
public final class Eip implements ResourceType {
    private static final Duration UPDATE = Duration.ofMinutes(5);
    private static final Duration DELETION = Duration.ofMinutes(3);
    private static final String[] GONE = {
        "InvalidAllocationID.NotFound", "InvalidAddress.NotFound"
    };

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "address",
                        "customer_owned_ipv4_pool",
                        "domain",
                        "ipam_pool_id",
                        "network_border_group",
                        "public_ipv4_pool",
                        "vpc")
                .timeout("read", Duration.ofMinutes(15))
                .timeout("update", UPDATE)
                .timeout("delete", DELETION);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("domain", "vpc")
                .oneOf("domain", "standard", "vpc")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        boolean inVpc = object.isTrue("vpc") || object.text("domain").orElse("vpc").equals("vpc");
        AllocateAddressRequest request =
                AllocateAddressRequest.builder()
                        .address(object.textOrNull("address"))
                        .customerOwnedIpv4Pool(object.textOrNull("customer_owned_ipv4_pool"))
                        .domain(inVpc ? "vpc" : "standard")
                        .ipamPoolId(object.textOrNull("ipam_pool_id"))
                        .networkBorderGroup(object.textOrNull("network_border_group"))
                        .publicIpv4Pool(object.textOrNull("public_ipv4_pool"))
                        .tagSpecifications(
                                Ec2.tags(
                                        object,
                                        aws,
                                        software.amazon.awssdk.services.ec2.model.ResourceType
                                                .ELASTIC_IP))
                        .build();
        object.id(aws.ec2().allocateAddress(request).allocationId());
        if (object.isGiven("instance") || object.isGiven("network_interface")) {
            associate(object, aws);
        }
    }

    private static void associate(Draft object, AwsSession aws) {
        aws.retryWhile(
                "the target of address " + object.id(),
                object.timeout("update", UPDATE),
                () ->
                        aws.ec2()
                                .associateAddress(r ->
                                        r.allocationId(object.id())
                                                .instanceId(object.textOrNull("instance"))
                                                .networkInterfaceId(
                                                        object.isGiven("instance")
                                                                ? null
                                                                : object.textOrNull(
                                                                        "network_interface"))
                                                .privateIpAddress(
                                                        object.textOrNull(
                                                                "associate_with_private_ip"))),
                "InvalidAllocationID.NotFound",
                "InvalidInstanceID");
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        List<String> ids = Ec2.ids(objects);
        Map<String, Address> found =
                Ec2.byId(
                        aws.ec2()
                                .describeAddresses(r -> r.filters(Ec2.filter("allocation-id", ids)))
                                .addresses(),
                        Address::allocationId);
        Map<String, String> names = reverseNames(List.copyOf(found.keySet()), aws);
        for (Draft object : objects) {
            Address address = found.get(object.id());
            if (address == null) {
                object.gone();
            } else {
                set(object, address, names, aws);
            }
        }
    }

    /// Not every partition knows of these, and nothing depends on them.
    private static Map<String, String> reverseNames(List<String> ids, AwsSession aws) {
        Map<String, String> names = new HashMap<>();
        if (ids.isEmpty()) {
            return names;
        }
        try {
            for (AddressAttribute attribute :
                    aws.ec2()
                            .describeAddressesAttributePaginator(r ->
                                    r.allocationIds(ids)
                                            .attribute(AddressAttributeName.DOMAIN_NAME))
                            .addresses()) {
                if (attribute.ptrRecord() != null) {
                    names.put(attribute.allocationId(), attribute.ptrRecord());
                }
            }
        } catch (SdkException unsupported) {
            return names;
        }
        return names;
    }

    private static void set(
            Draft object, Address address, Map<String, String> names, AwsSession aws) {
        object.set("allocation_id", address.allocationId())
                .set("arn", aws.arn("ec2", aws.accountId(), "elastic-ip/" + address.allocationId()))
                .set("association_id", address.associationId())
                .set("carrier_ip", address.carrierIp())
                .set("customer_owned_ip", address.customerOwnedIp())
                .set("customer_owned_ipv4_pool", address.customerOwnedIpv4Pool())
                .set("domain", address.domainAsString())
                .set("instance", address.instanceId())
                .set("network_border_group", address.networkBorderGroup())
                .set("network_interface", address.networkInterfaceId())
                .set("private_ip", address.privateIpAddress())
                .set("ptr_record", names.get(address.allocationId()))
                .set("public_ip", address.publicIp())
                .set("public_ipv4_pool", address.publicIpv4Pool())
                .set("vpc", "vpc".equals(address.domainAsString()));
        setNames(object, address, aws);
        Ec2.setTags(object, address.tags(), aws);
    }

    /// AWS does not say the host names of an address, but they follow from it.
    private static void setNames(Draft object, Address address, AwsSession aws) {
        String suffix = aws.partition().dnsSuffix();
        boolean first = aws.region().equals("us-east-1");
        if (address.privateIpAddress() != null) {
            String domain = first ? "ec2.internal" : aws.region() + ".compute.internal";
            object.set(
                    "private_dns",
                    "ip-" + address.privateIpAddress().replace('.', '-') + "." + domain);
        } else if (object.isGiven("private_dns")) {
            object.setNull("private_dns");
        }
        if (address.publicIp() != null) {
            String domain = first ? "compute-1." : aws.region() + ".compute.";
            object.set(
                    "public_dns",
                    "ec2-" + address.publicIp().replace('.', '-') + "." + domain + suffix);
        }
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (!object.changed("instance", "network_interface", "associate_with_private_ip")) {
            return;
        }
        disassociate(object, aws);
        if (object.isGiven("instance") || object.isGiven("network_interface")) {
            associate(object, aws);
        }
    }

    private static void disassociate(Draft object, AwsSession aws) {
        Optional<String> association =
                object.prior().string("association_id").filter(id -> !id.isEmpty());
        try {
            association.ifPresent(id -> aws.ec2().disassociateAddress(r -> r.associationId(id)));
        } catch (SdkException failure) {
            if (!Ec2.isCode(failure, "InvalidAssociationID.NotFound")) {
                throw failure;
            }
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        if (object.isGiven("instance") || object.isGiven("network_interface")) {
            disassociate(object, aws);
        }
        Ec2.delete(
                "address " + object.id(),
                object.timeout("delete", DELETION),
                aws,
                () ->
                        aws.retryWhile(
                                "address " + object.id() + " to be free",
                                object.timeout("delete", DELETION),
                                () -> aws.ec2().releaseAddress(r -> r.allocationId(object.id())),
                                "AuthFailure",
                                "InvalidIPAddress.InUse"),
                GONE);
    }
}
