package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;

import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;

import java.util.List;
import java.util.Map;

/// `aws_egress_only_internet_gateway`.
///
/// Replaced when `vpc_id` changes.
final class EgressOnlyInternetGateway implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of().replacedBy("vpc_id");
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var tags = Ec2.tags(object, aws, "egress-only-internet-gateway");
        object.id(
                aws.ec2()
                        .createEgressOnlyInternetGateway(
                                r -> r.vpcId(object.textOrNull("vpc_id")).tagSpecifications(tags))
                        .egressOnlyInternetGateway()
                        .egressOnlyInternetGatewayId());
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    /// AWS has no filter by id here, but leaves out ids that are gone.
    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var found =
                Ec2.byId(
                        aws.ec2()
                                .describeEgressOnlyInternetGatewaysPaginator(
                                        r -> r.egressOnlyInternetGatewayIds(Ec2.ids(objects)))
                                .egressOnlyInternetGateways(),
                        software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway
                                ::egressOnlyInternetGatewayId);
        for (Draft object : objects) {
            var gateway = found.get(object.id());
            if (gateway == null) {
                object.gone();
            } else {
                object.set("vpc_id", vpc(gateway.attachments()));
                Ec2.setTags(object, gateway.tags(), aws);
            }
        }
    }

    private static String vpc(List<InternetGatewayAttachment> attachments) {
        return attachments.stream().findFirst().map(InternetGatewayAttachment::vpcId).orElse("");
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Ec2.unlessGone(
                () ->
                        aws.ec2()
                                .deleteEgressOnlyInternetGateway(
                                        r -> r.egressOnlyInternetGatewayId(object.id())),
                "InvalidGatewayID.NotFound");
    }
}
