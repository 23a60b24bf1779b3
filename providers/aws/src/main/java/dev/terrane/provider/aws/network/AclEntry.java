package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.IcmpTypeCode;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.PortRange;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// One entry of a network ACL. AWS knows it by its direction and its number.
///
/// @param protocol by number
record AclEntry(
        boolean egress,
        int number,
        String protocol,
        String action,
        String cidr,
        String ipv6Cidr,
        int from,
        int to,
        int icmpType,
        int icmpCode) {

    /// The last entry of every ACL, which denies all the rest, and its like for IPv6.
    private static final int FIRST_OF_AWS = 32767;

    private static final String ICMP = "1";
    private static final String ICMP_V6 = "58";

    /// An object of `ingress` or `egress`.
    static AclEntry of(Attributes entry, boolean egress) {
        return of(entry, egress, "rule_no", "action");
    }

    static AclEntry of(Attributes entry, boolean egress, String number, String action) {
        return new AclEntry(
                egress,
                whole(entry, number),
                IpProtocol.number(entry.string("protocol").orElse("-1")),
                entry.string(action).orElse("").toLowerCase(Locale.ROOT),
                entry.string("cidr_block").orElse(""),
                entry.string("ipv6_cidr_block").orElse(""),
                whole(entry, "from_port"),
                whole(entry, "to_port"),
                whole(entry, "icmp_type"),
                whole(entry, "icmp_code"));
    }

    private static int whole(Attributes entry, String name) {
        OptionalLong number = entry.wholeNumber(name);
        return number.isPresent() ? Math.toIntExact(number.getAsLong()) : 0;
    }

    static AclEntry of(NetworkAclEntry entry) {
        PortRange ports = entry.portRange();
        IcmpTypeCode icmp = entry.icmpTypeCode();
        return new AclEntry(
                Boolean.TRUE.equals(entry.egress()),
                entry.ruleNumber(),
                entry.protocol(),
                entry.ruleActionAsString(),
                orEmpty(entry.cidrBlock()),
                orEmpty(entry.ipv6CidrBlock()),
                ports == null ? 0 : orZero(ports.from()),
                ports == null ? 0 : orZero(ports.to()),
                icmp == null ? 0 : orZero(icmp.type()),
                icmp == null ? 0 : orZero(icmp.code()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    static boolean isOfAws(NetworkAclEntry entry) {
        return entry.ruleNumber() >= FIRST_OF_AWS;
    }

    Map<String, Value> object() {
        Map<String, Value> object = new TreeMap<>();
        object.put("rule_no", Value.number(number));
        object.put("protocol", Value.string(protocol));
        object.put("action", Value.string(action));
        object.put("cidr_block", Value.string(cidr));
        object.put("ipv6_cidr_block", Value.string(ipv6Cidr));
        object.put("from_port", Value.number(from));
        object.put("to_port", Value.number(to));
        object.put("icmp_type", Value.number(icmpType));
        object.put("icmp_code", Value.number(icmpCode));
        return object;
    }

    boolean isIcmp() {
        return protocol.equals(ICMP) || protocol.equals(ICMP_V6);
    }

    void create(String acl, AwsSession aws) {
        CreateNetworkAclEntryRequest.Builder request =
                CreateNetworkAclEntryRequest.builder()
                        .networkAclId(acl)
                        .egress(egress)
                        .ruleNumber(number)
                        .protocol(protocol)
                        .ruleAction(action)
                        .cidrBlock(cidr.isEmpty() ? null : cidr)
                        .ipv6CidrBlock(ipv6Cidr.isEmpty() ? null : ipv6Cidr)
                        .portRange(r -> r.from(from).to(to));
        if (isIcmp()) {
            request.icmpTypeCode(r -> r.type(icmpType).code(icmpCode));
        }
        aws.ec2().createNetworkAclEntry(request.build());
    }

    void delete(String acl, AwsSession aws) {
        delete(acl, egress, number, aws);
    }

    static void delete(String acl, boolean egress, int number, AwsSession aws) {
        Ec2.unlessGone(
                () ->
                        aws.ec2()
                                .deleteNetworkAclEntry(
                                        r -> r.networkAclId(acl).egress(egress).ruleNumber(number)),
                "InvalidNetworkAclEntry.NotFound",
                "InvalidNetworkAclID.NotFound");
    }

    /// Whether two objects of a plan or a state stand for the same entry.
    static boolean same(Value one, Value other) {
        return one instanceof Value.ObjectValue
                && other instanceof Value.ObjectValue
                && one.isWhollyKnown()
                && other.isWhollyKnown()
                && of(Attributes.of(one), false).equals(of(Attributes.of(other), false));
    }
}
