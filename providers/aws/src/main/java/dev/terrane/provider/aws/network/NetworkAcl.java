package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `aws_network_acl`.
///
/// Replaced when `vpc_id` changes. Where the configuration has no `ingress`, `egress` or
/// `subnet_ids`, those there are stay. A subnet always has an ACL: one that is taken away from here
/// gets the default one of the VPC.
final class NetworkAcl implements ResourceType {
    private static final Duration DEPENDENTS_VANISH = Duration.ofMinutes(2);

    @Override
    public LegacyRules rules() {
        return entryRules().replacedBy("vpc_id");
    }

    /// Protocols may be given by name or number, and actions in capitals.
    static LegacyRules entryRules() {
        return LegacyRules.of()
                .sameWhen("ingress", AclEntry::same)
                .sameWhen("egress", AclEntry::same);
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var tags = Ec2.tags(object, aws, "network-acl");
        object.id(
                aws.ec2()
                        .createNetworkAcl(
                                r -> r.vpcId(object.textOrNull("vpc_id")).tagSpecifications(tags))
                        .networkAcl()
                        .networkAclId());
        entries(object.now()).forEach(entry -> entry.create(object.id(), aws));
        associate(object.id(), object.texts("subnet_ids"), aws);
    }

    static Set<AclEntry> entries(Attributes object) {
        Set<AclEntry> entries = new LinkedHashSet<>();
        object.blocks("ingress").forEach(entry -> entries.add(AclEntry.of(entry, false)));
        object.blocks("egress").forEach(entry -> entries.add(AclEntry.of(entry, true)));
        return entries;
    }

    static void associate(String acl, Collection<String> subnets, AwsSession aws) {
        if (subnets.isEmpty()) {
            return;
        }
        for (NetworkAclAssociation association :
                associations("association.subnet-id", subnets, aws)) {
            if (subnets.contains(association.subnetId())
                    && !acl.equals(association.networkAclId())) {
                Ec2.unlessGone(
                        () ->
                                aws.ec2()
                                        .replaceNetworkAclAssociation(r ->
                                                r.associationId(
                                                                association
                                                                        .networkAclAssociationId())
                                                        .networkAclId(acl)),
                        "InvalidAssociationID.NotFound");
            }
        }
    }

    private static List<NetworkAclAssociation> associations(
            String filter, Collection<String> values, AwsSession aws) {
        return aws
                .ec2()
                .describeNetworkAclsPaginator(r -> r.filters(Ec2.filter(filter, values)))
                .networkAcls()
                .stream()
                .flatMap(acl -> acl.associations().stream())
                .toList();
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        readAll(objects, aws);
    }

    static void readAll(List<Draft> objects, AwsSession aws) {
        var found = find(Ec2.ids(objects), aws);
        for (Draft object : objects) {
            var acl = found.get(object.id());
            if (acl == null) {
                object.gone();
            } else {
                set(object, acl, aws);
            }
        }
    }

    static Map<String, software.amazon.awssdk.services.ec2.model.NetworkAcl> find(
            List<String> ids, AwsSession aws) {
        return Ec2.byId(
                Ec2.halving(
                        ids,
                        some ->
                                aws.ec2()
                                        .describeNetworkAclsPaginator(r -> r.networkAclIds(some))
                                        .networkAcls(),
                        "InvalidNetworkAclID.NotFound"),
                software.amazon.awssdk.services.ec2.model.NetworkAcl::networkAclId);
    }

    private static void set(
            Draft object,
            software.amazon.awssdk.services.ec2.model.NetworkAcl acl,
            AwsSession aws) {
        object.set("arn", aws.arn("ec2", acl.ownerId(), "network-acl/" + acl.networkAclId()))
                .set("owner_id", acl.ownerId())
                .set("vpc_id", acl.vpcId());
        object.setTexts(
                "subnet_ids",
                acl.associations().stream().map(NetworkAclAssociation::subnetId).toList());
        object.setObjects("ingress", objects(acl.entries(), false));
        object.setObjects("egress", objects(acl.entries(), true));
        Ec2.setTags(object, acl.tags(), aws);
    }

    private static List<Map<String, Value>> objects(List<NetworkAclEntry> entries, boolean egress) {
        return entries.stream()
                .filter(entry -> !AclEntry.isOfAws(entry))
                .map(AclEntry::of)
                .filter(entry -> entry.egress() == egress)
                .map(AclEntry::object)
                .toList();
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        changeEntries(object, aws);
        if (object.changed("subnet_ids")) {
            Set<String> removed = removedSubnets(object);
            if (!removed.isEmpty()) {
                associate(
                        ofDefault(object.text("vpc_id").orElseThrow(), aws).networkAclId(),
                        removed,
                        aws);
            }
            associate(object.id(), object.texts("subnet_ids"), aws);
        }
    }

    static void changeEntries(Draft object, AwsSession aws) {
        Set<AclEntry> before = entries(object.prior());
        Set<AclEntry> after = entries(object.now());
        before.stream()
                .filter(entry -> !after.contains(entry))
                .forEach(entry -> entry.delete(object.id(), aws));
        after.stream()
                .filter(entry -> !before.contains(entry))
                .forEach(entry -> entry.create(object.id(), aws));
    }

    private static Set<String> removedSubnets(Draft object) {
        Set<String> removed = new LinkedHashSet<>(object.prior().strings("subnet_ids"));
        object.texts("subnet_ids").forEach(removed::remove);
        return removed;
    }

    private static software.amazon.awssdk.services.ec2.model.NetworkAcl ofDefault(
            String vpc, AwsSession aws) {
        return aws
                .ec2()
                .describeNetworkAclsPaginator(
                        r -> r.filters(Ec2.isDefault(), Ec2.filter("vpc-id", List.of(vpc))))
                .networkAcls()
                .stream()
                .findFirst()
                .orElseThrow(() ->
                        FailedCall.of(
                                "No default network ACL",
                                "The VPC " + vpc + " has no default network ACL."));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        var acl = find(List.of(object.id()), aws).get(object.id());
        if (acl == null) {
            return;
        }
        if (!acl.associations().isEmpty()) {
            associate(
                    ofDefault(acl.vpcId(), aws).networkAclId(),
                    acl.associations().stream().map(NetworkAclAssociation::subnetId).toList(),
                    aws);
        }
        Ec2.delete(
                "network ACL " + object.id(),
                DEPENDENTS_VANISH,
                aws,
                () -> aws.ec2().deleteNetworkAcl(r -> r.networkAclId(object.id())),
                "InvalidNetworkAclID.NotFound");
    }
}
