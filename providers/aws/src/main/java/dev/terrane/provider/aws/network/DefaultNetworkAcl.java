package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.List;
import java.util.Map;

/// `aws_default_network_acl`: the ACL that a VPC is made with, taken over.
///
/// Creating it removes all its entries and puts in those of the configuration; deleting it only
/// forgets it. Subnets can be moved here, but not away: they have to be given another ACL. Replaced
/// when `default_network_acl_id` changes.
final class DefaultNetworkAcl implements ResourceType {

    @Override
    public LegacyRules rules() {
        return NetworkAcl.entryRules().replacedBy("default_network_acl_id");
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String id = object.text("default_network_acl_id").orElseThrow();
        var acl = NetworkAcl.find(List.of(id), aws).get(id);
        if (acl == null || !Boolean.TRUE.equals(acl.isDefault())) {
            throw FailedCall.at(
                    "default_network_acl_id",
                    "No such default network ACL",
                    id + " is not the default network ACL of a VPC.");
        }
        object.id(id);
        acl.entries().stream()
                .filter(entry -> !AclEntry.isOfAws(entry))
                .forEach(entry ->
                        AclEntry.delete(
                                id, Boolean.TRUE.equals(entry.egress()), entry.ruleNumber(), aws));
        NetworkAcl.entries(object.now()).forEach(entry -> entry.create(id, aws));
        NetworkAcl.associate(id, object.texts("subnet_ids"), aws);
        Ec2.addTags(object, aws);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        NetworkAcl.readAll(objects, aws);
        objects.forEach(object -> object.set("default_network_acl_id", object.id()));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        NetworkAcl.changeEntries(object, aws);
        NetworkAcl.associate(object.id(), object.texts("subnet_ids"), aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    /// The ACL stays as long as its VPC.
    @Override
    public void delete(Draft object, AwsSession aws) {}
}
