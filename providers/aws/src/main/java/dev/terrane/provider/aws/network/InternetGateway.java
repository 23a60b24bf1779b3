package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;

import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_internet_gateway`.
///
/// Never replaced: another `vpc_id` detaches it from the one VPC and attaches it to the other. Without
/// `vpc_id` it stays attached as it is.
public final class InternetGateway implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(20);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .timeout("create", LONGEST)
                .timeout("update", LONGEST)
                .timeout("delete", LONGEST);
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var tags =
                Ec2.tags(
                        object,
                        aws,
                        software.amazon.awssdk.services.ec2.model.ResourceType.INTERNET_GATEWAY);
        object.id(
                aws.ec2()
                        .createInternetGateway(r -> r.tagSpecifications(tags))
                        .internetGateway()
                        .internetGatewayId());
        object.text("vpc_id").ifPresent(vpc -> attach(object, vpc, "create", aws));
    }

    private static void attach(Draft object, String vpc, String operation, AwsSession aws) {
        aws.retryWhile(
                "internet gateway " + object.id() + " to be attachable",
                object.timeout(operation, LONGEST),
                () ->
                        aws.ec2()
                                .attachInternetGateway(
                                        r -> r.internetGatewayId(object.id()).vpcId(vpc)),
                "InvalidInternetGatewayID.NotFound");
    }

    private static void detach(Draft object, String vpc, String operation, AwsSession aws) {
        Ec2.delete(
                "internet gateway " + object.id(),
                object.timeout(operation, LONGEST),
                aws,
                () ->
                        aws.ec2()
                                .detachInternetGateway(
                                        r -> r.internetGatewayId(object.id()).vpcId(vpc)),
                "Gateway.NotAttached",
                "InvalidInternetGatewayID.NotFound");
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var filter = Ec2.filter("internet-gateway-id", Ec2.ids(objects));
        var found =
                Ec2.byId(
                        aws.ec2()
                                .describeInternetGatewaysPaginator(r -> r.filters(filter))
                                .internetGateways(),
                        software.amazon.awssdk.services.ec2.model.InternetGateway
                                ::internetGatewayId);
        for (Draft object : objects) {
            var gateway = found.get(object.id());
            if (gateway == null) {
                object.gone();
            } else {
                set(object, gateway, aws);
            }
        }
    }

    private static void set(
            Draft object,
            software.amazon.awssdk.services.ec2.model.InternetGateway gateway,
            AwsSession aws) {
        String vpc =
                gateway.attachments().stream()
                        .findFirst()
                        .map(InternetGatewayAttachment::vpcId)
                        .orElse(null);
        object.set("arn", aws.arn("ec2", gateway.ownerId(), "internet-gateway/" + object.id()))
                .set("owner_id", gateway.ownerId())
                .set("vpc_id", vpc);
        Ec2.setTags(object, gateway.tags(), aws);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("vpc_id")) {
            attachedBefore(object).ifPresent(vpc -> detach(object, vpc, "update", aws));
            object.text("vpc_id").ifPresent(vpc -> attach(object, vpc, "update", aws));
        }
    }

    private static Optional<String> attachedBefore(Draft object) {
        return object.prior().string("vpc_id").filter(vpc -> !vpc.isEmpty());
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        attachedBefore(object).ifPresent(vpc -> detach(object, vpc, "delete", aws));
        Ec2.delete(
                "internet gateway " + object.id(),
                object.timeout("delete", LONGEST),
                aws,
                () -> aws.ec2().deleteInternetGateway(r -> r.internetGatewayId(object.id())),
                "InvalidInternetGatewayID.NotFound");
    }
}
