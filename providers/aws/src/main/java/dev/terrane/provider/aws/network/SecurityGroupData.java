package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/// `data "aws_security_group"`: one security group.
final class SecurityGroupData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        var filters =
                Search.by(object)
                        .argument("id", "group-id")
                        .argument("name", "group-name")
                        .argument("vpc_id", "vpc-id")
                        .tags()
                        .filters();
        SecurityGroup group =
                Search.one(
                        aws.ec2()
                                .describeSecurityGroupsPaginator(r -> r.filters(filters))
                                .securityGroups(),
                        "security group");
        object.id(group.groupId());
        object.set("arn", aws.arn("ec2", group.ownerId(), "security-group/" + group.groupId()))
                .set("description", group.description())
                .set("name", group.groupName())
                .set("vpc_id", group.vpcId());
        Ec2.setTags(object, group.tags(), aws);
    }
}
