package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.HashCode;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;

import java.util.List;
import java.util.Optional;

/// `aws_network_acl_rule`.
///
/// Every change replaces it. `egress` is false by default. Imported as `ACL:NUMBER:PROTOCOL:EGRESS`.
final class NetworkAclRule implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "cidr_block",
                        "egress",
                        "from_port",
                        "icmp_code",
                        "icmp_type",
                        "ipv6_cidr_block",
                        "network_acl_id",
                        "protocol",
                        "rule_action",
                        "rule_number",
                        "to_port")
                .defaultsTo("egress", Value.FALSE)
                .sameWhen("protocol", (was, wanted) -> number(was).equals(number(wanted)));
    }

    private static String number(Value protocol) {
        return IpProtocol.number(protocol.asString());
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .exactlyOneOf("cidr_block", "ipv6_cidr_block")
                .oneOf("rule_action", "allow", "deny")
                .between("rule_number", 1, 32766)
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        AclEntry entry = entry(object);
        entry.create(acl(object), aws);
        object.id(id(acl(object), entry));
    }

    private static String acl(Draft object) {
        return object.text("network_acl_id").orElseThrow();
    }

    private static AclEntry entry(Draft object) {
        return AclEntry.of(object.now(), object.isTrue("egress"), "rule_number", "rule_action");
    }

    private static String id(String acl, AclEntry entry) {
        return "nacl-"
                + HashCode.of(
                        acl
                                + "-"
                                + entry.number()
                                + "-"
                                + entry.egress()
                                + "-"
                                + entry.protocol()
                                + "-");
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var acls =
                NetworkAcl.find(objects.stream().map(NetworkAclRule::acl).distinct().toList(), aws);
        for (Draft object : objects) {
            Optional<NetworkAclEntry> entry =
                    Optional.ofNullable(acls.get(acl(object)))
                            .flatMap(acl -> find(acl.entries(), entry(object)));
            entry.ifPresentOrElse(found -> set(object, found), object::gone);
        }
    }

    private static Optional<NetworkAclEntry> find(List<NetworkAclEntry> entries, AclEntry wanted) {
        return entries.stream()
                .filter(entry ->
                        entry.ruleNumber() == wanted.number()
                                && Boolean.TRUE.equals(entry.egress()) == wanted.egress())
                .findFirst();
    }

    private static void set(Draft object, NetworkAclEntry found) {
        AclEntry entry = AclEntry.of(found);
        object.set("rule_number", entry.number())
                .set("cidr_block", entry.cidr())
                .set("ipv6_cidr_block", entry.ipv6Cidr())
                .set("egress", entry.egress())
                .set("rule_action", entry.action())
                .set("protocol", entry.protocol());
        if (entry.isIcmp() && found.icmpTypeCode() != null) {
            object.set("icmp_type", entry.icmpType()).set("icmp_code", entry.icmpCode());
        }
        if (found.portRange() != null) {
            object.set("from_port", entry.from()).set("to_port", entry.to());
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        entry(object).delete(acl(object), aws);
    }

    @Override
    public void importAs(Draft object, String id) {
        String[] parts = id.split(":", -1);
        if (parts.length != 4 || !parts[1].matches("\\d+") || !parts[3].matches("true|false")) {
            throw FailedCall.of(
                    "Invalid import id",
                    "A rule is imported as ACL:NUMBER:PROTOCOL:EGRESS, such as"
                            + " \"acl-1a2b:100:tcp:false\", but the id is \""
                            + id
                            + "\".");
        }
        object.set("network_acl_id", parts[0])
                .set("rule_number", Integer.valueOf(parts[1]))
                .set("protocol", IpProtocol.number(parts[2]))
                .set("egress", Boolean.valueOf(parts[3]));
        object.id(id(parts[0], entry(object)));
    }
}
