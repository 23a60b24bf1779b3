package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_route_table_association`.
///
/// Replaced when `subnet_id` or `gateway_id` changes; with another `route_table_id` AWS gives the
/// association a new id. Imported as `SUBNET/TABLE` or `GATEWAY/TABLE`.
public final class RouteTableAssociation implements ResourceType {

    /// An association, and the table that it is part of.
    private record Found(
            software.amazon.awssdk.services.ec2.model.RouteTableAssociation association,
            String table) {}

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("subnet_id", "gateway_id")
                .timeout("create", Duration.ofMinutes(5))
                .timeout("update", Duration.ofMinutes(2))
                .timeout("delete", Duration.ofMinutes(5));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config).exactlyOneOf("gateway_id", "subnet_id").problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        aws.retryWhile(
                "the route table to be known",
                object.timeout("create", Duration.ofMinutes(5)),
                () ->
                        object.id(
                                aws.ec2()
                                        .associateRouteTable(r ->
                                                r.routeTableId(object.textOrNull("route_table_id"))
                                                        .subnetId(object.textOrNull("subnet_id"))
                                                        .gatewayId(object.textOrNull("gateway_id")))
                                        .associationId()),
                "InvalidRouteTableID.NotFound");
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        resolveImports(objects, aws);
        Map<String, Found> found =
                find("association.route-table-association-id", Ec2.ids(objects), aws);
        for (Draft object : objects) {
            Found here = found.get(object.id());
            if (here == null) {
                object.gone();
            } else {
                object.set("route_table_id", here.table())
                        .set("subnet_id", here.association().subnetId())
                        .set("gateway_id", here.association().gatewayId());
            }
        }
    }

    private static Map<String, Found> find(String filter, List<String> values, AwsSession aws) {
        Map<String, Found> found = new HashMap<>();
        for (var table :
                aws.ec2()
                        .describeRouteTablesPaginator(r -> r.filters(Ec2.filter(filter, values)))
                        .routeTables()) {
            for (var association : table.associations()) {
                found.put(
                        association.routeTableAssociationId(),
                        new Found(association, table.routeTableId()));
            }
        }
        return found;
    }

    /// An object that is imported is known by its ends, not by its id.
    private static void resolveImports(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            if (object.id().contains("/")) {
                idByEnds(object, aws).ifPresentOrElse(object::id, object::gone);
            }
        }
    }

    private static Optional<String> idByEnds(Draft object, AwsSession aws) {
        String[] ends = object.id().split("/", 2);
        return find("route-table-id", List.of(ends[1]), aws).entrySet().stream()
                .filter(entry ->
                        ends[0].equals(entry.getValue().association().subnetId())
                                || ends[0].equals(entry.getValue().association().gatewayId()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        object.id(
                aws.ec2()
                        .replaceRouteTableAssociation(r ->
                                r.associationId(object.id())
                                        .routeTableId(object.textOrNull("route_table_id")))
                        .newAssociationId());
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        RouteCalls.disassociate(object.id(), aws);
    }

    @Override
    public void importAs(Draft object, String id) {
        String[] ends = id.split("/", -1);
        if (ends.length != 2 || !ends[1].startsWith("rtb-")) {
            throw FailedCall.of(
                    "Invalid import id",
                    "An association is imported as SUBNET/TABLE or GATEWAY/TABLE, such as"
                            + " \"subnet-1a2b/rtb-3c4d\", but the id is \""
                            + id
                            + "\".");
        }
        object.id(id);
        object.set(ends[0].startsWith("subnet-") ? "subnet_id" : "gateway_id", ends[0]);
        object.set("route_table_id", ends[1]);
    }
}
