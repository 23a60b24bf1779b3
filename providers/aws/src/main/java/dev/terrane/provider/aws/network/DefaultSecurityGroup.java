package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.ec2.model.Filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `aws_default_security_group`: the group that a VPC is made with, taken over.
///
/// Creating it removes all its rules and puts in those of the configuration; deleting it only
/// forgets it. Without `vpc_id` it is that of the region's default VPC. Replaced when `vpc_id`
/// changes.
///
/// Tried against served answers: that the group stays when it is forgotten.
final class DefaultSecurityGroup implements ResourceType {

    @Override
    public LegacyRules rules() {
        return SecurityGroup.ruleRules(LegacyRules.of().replacedBy("vpc_id"));
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var group = find(object, aws);
        object.id(group.groupId());
        SecurityGroup.revokeAll(object.id(), aws);
        SecurityGroup.addAll(object, aws);
        Ec2.addTags(object, aws);
    }

    private static software.amazon.awssdk.services.ec2.model.SecurityGroup find(
            Draft object, AwsSession aws) {
        String vpc = object.text("vpc_id").orElseGet(() -> Vpc.ofDefault(aws));
        List<Filter> filters = new ArrayList<>();
        filters.add(Ec2.filter("group-name", List.of("default")));
        filters.add(Ec2.filter("vpc-id", List.of(vpc)));
        return aws
                .ec2()
                .describeSecurityGroupsPaginator(r -> r.filters(filters))
                .securityGroups()
                .stream()
                .findFirst()
                .orElseThrow(() ->
                        FailedCall.at(
                                "vpc_id",
                                "No default security group",
                                "The VPC " + vpc + " has no default security group."));
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        SecurityGroup.readAll(objects, aws);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        SecurityGroup.change(object, aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    /// The group stays as long as its VPC.
    @Override
    public void delete(Draft object, AwsSession aws) {}

    @Override
    public String publicExposure(Attributes planned) {
        return SecurityGroup.openPorts(planned);
    }
}
