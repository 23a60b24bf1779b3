package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.PeeringConnectionOptionsRequest;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `aws_vpc_peering_connection`: a way between two VPCs.
///
/// Replaced when one of its ends changes. With `auto_accept` (both ends in one account and region) it
/// is accepted too.
final class PeeringConnection implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Set<String> GONE =
            Set.of("deleted", "deleting", "expired", "failed", "rejected");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("peer_owner_id", "peer_region", "peer_vpc_id", "vpc_id")
                .defaultsTo("accepter.allow_remote_vpc_dns_resolution", Value.FALSE)
                .defaultsTo("requester.allow_remote_vpc_dns_resolution", Value.FALSE)
                .fillsInBlocks("accepter", "requester")
                .timeout("create", LONGEST)
                .timeout("update", LONGEST)
                .timeout("delete", LONGEST);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        Checks checks = Checks.of(config);
        if (config.bool("auto_accept").orElse(false) && config.string("peer_region").isPresent()) {
            checks.invalid("auto_accept", "is not possible where `peer_region` is set");
        }
        return checks.problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var tags = Ec2.tags(object, aws, "vpc-peering-connection");
        object.id(
                aws.ec2()
                        .createVpcPeeringConnection(r ->
                                r.vpcId(object.textOrNull("vpc_id"))
                                        .peerVpcId(object.textOrNull("peer_vpc_id"))
                                        .peerOwnerId(object.textOrNull("peer_owner_id"))
                                        .peerRegion(object.textOrNull("peer_region"))
                                        .tagSpecifications(tags))
                        .vpcPeeringConnection()
                        .vpcPeeringConnectionId());
        await(object, "create", aws, "active", "pending-acceptance");
        accept(object, aws);
        changeOptions(object, aws);
    }

    private static void await(Draft object, String operation, AwsSession aws, String... states) {
        aws.await(
                "peering connection " + object.id() + " to be " + String.join(" or ", states),
                object.timeout(operation, LONGEST),
                () ->
                        find(object.id(), aws)
                                .filter(found -> List.of(states).contains(status(found))));
    }

    private static String status(VpcPeeringConnection connection) {
        return connection.status() == null ? "" : connection.status().codeAsString();
    }

    private static void accept(Draft object, AwsSession aws) {
        if (!object.isTrue("auto_accept")) {
            return;
        }
        String status = find(object.id(), aws).map(PeeringConnection::status).orElse("");
        if (status.equals("pending-acceptance")) {
            aws.ec2().acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(object.id()));
            await(object, "create", aws, "active");
        }
    }

    private static void changeOptions(Draft object, AwsSession aws) {
        boolean ofAccepter = object.changed("accepter") && !object.blocks("accepter").isEmpty();
        boolean ofRequester = object.changed("requester") && !object.blocks("requester").isEmpty();
        if (!ofAccepter && !ofRequester) {
            return;
        }
        aws.ec2()
                .modifyVpcPeeringConnectionOptions(r -> {
                    r.vpcPeeringConnectionId(object.id());
                    if (ofAccepter) {
                        r.accepterPeeringConnectionOptions(options(object, "accepter"));
                    }
                    if (ofRequester) {
                        r.requesterPeeringConnectionOptions(options(object, "requester"));
                    }
                });
    }

    private static PeeringConnectionOptionsRequest options(Draft object, String block) {
        return PeeringConnectionOptionsRequest.builder()
                .allowDnsResolutionFromRemoteVpc(
                        object.blocks(block)
                                .getFirst()
                                .bool("allow_remote_vpc_dns_resolution")
                                .orElse(false))
                .build();
    }

    private static Optional<VpcPeeringConnection> find(String id, AwsSession aws) {
        return Optional.ofNullable(find(List.of(id), aws).get(id));
    }

    private static Map<String, VpcPeeringConnection> find(List<String> ids, AwsSession aws) {
        return Ec2.byId(
                Ec2.halving(
                        ids,
                        some ->
                                aws.ec2()
                                        .describeVpcPeeringConnectionsPaginator(
                                                r -> r.vpcPeeringConnectionIds(some))
                                        .vpcPeeringConnections(),
                        "InvalidVpcPeeringConnectionID.NotFound"),
                VpcPeeringConnection::vpcPeeringConnectionId);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, VpcPeeringConnection> found = find(Ec2.ids(objects), aws);
        for (Draft object : objects) {
            VpcPeeringConnection connection = found.get(object.id());
            if (connection == null || GONE.contains(status(connection))) {
                object.gone();
            } else {
                set(object, connection, aws);
            }
        }
    }

    private static void set(Draft object, VpcPeeringConnection connection, AwsSession aws) {
        VpcPeeringConnectionVpcInfo peer = connection.accepterVpcInfo();
        VpcPeeringConnectionVpcInfo own = connection.requesterVpcInfo();
        boolean accepts =
                aws.accountId().equals(peer.ownerId()) && !aws.accountId().equals(own.ownerId());
        object.set("accept_status", status(connection))
                .set("vpc_id", accepts ? peer.vpcId() : own.vpcId())
                .set("peer_vpc_id", accepts ? own.vpcId() : peer.vpcId())
                .set("peer_owner_id", accepts ? own.ownerId() : peer.ownerId())
                .set("peer_region", peer.region());
        object.setObjects("accepter", options(peer)).setObjects("requester", options(own));
        Ec2.setTags(object, connection.tags(), aws);
    }

    private static List<Map<String, Value>> options(@Nullable VpcPeeringConnectionVpcInfo end) {
        if (end == null || end.peeringOptions() == null) {
            return List.of();
        }
        boolean on = Boolean.TRUE.equals(end.peeringOptions().allowDnsResolutionFromRemoteVpc());
        return List.of(Map.of("allow_remote_vpc_dns_resolution", Value.bool(on)));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        accept(object, aws);
        if (object.changed("accepter", "requester")) {
            if (find(object.id(), aws).filter(c -> status(c).equals("active")).isEmpty()) {
                throw FailedCall.of(
                        "Peering connection not active",
                        "The options of peering connection "
                                + object.id()
                                + " can be changed once it is accepted: set `auto_accept`, or accept it"
                                + " at the other end.");
            }
            changeOptions(object, aws);
        }
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
                                .deleteVpcPeeringConnection(
                                        r -> r.vpcPeeringConnectionId(object.id())),
                "InvalidVpcPeeringConnectionID.NotFound",
                "InvalidStateTransition");
        aws.await(
                "peering connection " + object.id() + " to disappear",
                object.timeout("delete", LONGEST),
                () ->
                        Optional.of(true)
                                .filter(gone ->
                                        find(object.id(), aws)
                                                .filter(c -> !GONE.contains(status(c)))
                                                .isEmpty()));
    }
}
