package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;

import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `aws_main_route_table_association`.
///
/// Replaced when `vpc_id` changes; with another `route_table_id` AWS gives the association a new id.
/// A VPC always has a main table: deleting the association makes the table of before the main one
/// again. It can not be imported.
final class MainRouteTableAssociation implements ResourceType {

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("vpc_id")
                .timeout("create", Duration.ofMinutes(5))
                .timeout("update", Duration.ofMinutes(2))
                .timeout("delete", Duration.ofMinutes(5));
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String vpc = object.text("vpc_id").orElseThrow();
        RouteTableAssociation before = mainOf(vpc, aws);
        object.set("original_route_table_id", before.routeTableId());
        object.id(replace(before.routeTableAssociationId(), object, aws));
    }

    private static RouteTableAssociation mainOf(String vpc, AwsSession aws) {
        return aws
                .ec2()
                .describeRouteTablesPaginator(r ->
                        r.filters(
                                Ec2.filter("association.main", List.of("true")),
                                Ec2.filter("vpc-id", List.of(vpc))))
                .routeTables()
                .stream()
                .map(RouteTable::associations)
                .flatMap(List::stream)
                .filter(association -> Boolean.TRUE.equals(association.main()))
                .findFirst()
                .orElseThrow(() ->
                        FailedCall.at(
                                "vpc_id",
                                "No main route table",
                                "The VPC " + vpc + " has no main route table."));
    }

    private static String replace(String association, Draft object, AwsSession aws) {
        return replace(association, object.text("route_table_id").orElseThrow(), aws);
    }

    private static String replace(String association, String table, AwsSession aws) {
        return aws.ec2()
                .replaceRouteTableAssociation(r -> r.associationId(association).routeTableId(table))
                .newAssociationId();
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, String> tables = new HashMap<>();
        for (RouteTable table :
                aws.ec2()
                        .describeRouteTablesPaginator(r ->
                                r.filters(
                                        Ec2.filter(
                                                "association.route-table-association-id",
                                                Ec2.ids(objects))))
                        .routeTables()) {
            table.associations()
                    .forEach(a -> tables.put(a.routeTableAssociationId(), a.routeTableId()));
        }
        for (Draft object : objects) {
            String table = tables.get(object.id());
            if (table == null) {
                object.gone();
            } else {
                object.set("route_table_id", table);
            }
        }
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        object.id(replace(object.id(), object, aws));
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Ec2.unlessGone(
                () ->
                        replace(
                                object.id(),
                                object.text("original_route_table_id").orElseThrow(),
                                aws),
                "InvalidAssociationID.NotFound");
    }

    @Override
    public void importAs(Draft object, String id) {
        throw FailedCall.of(
                "Import not possible",
                "A main route table association does not know which table was the main one before;"
                        + " create it instead.");
    }
}
