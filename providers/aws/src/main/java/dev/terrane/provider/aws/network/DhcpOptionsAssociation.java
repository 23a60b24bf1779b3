package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;

import software.amazon.awssdk.services.ec2.model.Vpc;

import java.util.List;
import java.util.Map;

/// `aws_vpc_dhcp_options_association`: the DHCP options of a VPC.
///
/// Other options take the place of those before; another VPC replaces the association. Deleting it
/// gives the VPC the options that AWS has by default. Imported by the id of the VPC.
final class DhcpOptionsAssociation implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of().replacedBy("vpc_id");
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String options = object.text("dhcp_options_id").orElseThrow();
        String vpc = object.text("vpc_id").orElseThrow();
        aws.ec2().associateDhcpOptions(r -> r.dhcpOptionsId(options).vpcId(vpc));
        object.id(options + "-" + vpc);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, Vpc> vpcs =
                Ec2.byId(
                        aws.ec2()
                                .describeVpcsPaginator(r ->
                                        r.filters(
                                                Ec2.filter(
                                                        "vpc-id",
                                                        objects.stream()
                                                                .map(DhcpOptionsAssociation::vpc)
                                                                .distinct()
                                                                .toList())))
                                .vpcs(),
                        Vpc::vpcId);
        for (Draft object : objects) {
            Vpc vpc = vpcs.get(vpc(object));
            String options = vpc == null ? "default" : vpc.dhcpOptionsId();
            if (!object.isGiven("dhcp_options_id") && !"default".equals(options)) {
                object.set("dhcp_options_id", options);
                object.id(options + "-" + vpc(object));
            }
            if (!options.equals(object.textOrNull("dhcp_options_id"))) {
                object.gone();
            }
        }
    }

    /// Other options take the place of those before.
    @Override
    public void update(Draft object, AwsSession aws) {
        create(object, aws);
    }

    private static String vpc(Draft object) {
        return object.text("vpc_id").orElseThrow();
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Ec2.unlessGone(
                () ->
                        aws.ec2()
                                .associateDhcpOptions(
                                        r -> r.dhcpOptionsId("default").vpcId(vpc(object))),
                "InvalidVpcID.NotFound");
    }

    @Override
    public void importAs(Draft object, String id) {
        object.set("vpc_id", id);
        object.id(id);
    }
}
