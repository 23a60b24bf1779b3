package dev.terrane.provider.aws.checking;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.spi.PlanChecks.Finding;
import dev.terrane.spi.PlanChecks.PlannedObject;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Ids of networks that new objects are to be in and that do not exist: one request for each kind that
/// is named and not managed here.
///
/// A warning, because what one cannot see may be another account's.
final class MissingObjects implements PlanCheck {
    private static final int AT_ONCE = 200;

    /// @param prefix of its ids
    /// @param existing which of some ids exist
    private record Kind(
            String prefix,
            String what,
            BiFunction<AwsSession, List<String>, Stream<String>> existing) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("vpc-", "VPC", MissingObjects::vpcs),
                    new Kind("subnet-", "subnet", MissingObjects::subnets),
                    new Kind("sg-", "security group", MissingObjects::groups));

    private static final List<String> ARGUMENTS =
            List.of(
                    "vpc_id",
                    "subnet_id",
                    "subnet_ids",
                    "subnets",
                    "vpc_zone_identifier",
                    "security_groups",
                    "security_group_id",
                    "security_group_ids",
                    "vpc_security_group_ids");

    @Override
    public String name() {
        return "missing-references";
    }

    private record Use(PlannedObject object, String argument, String id) {}

    @Override
    public List<Finding> check(PlannedObjects plan, AwsSession aws) {
        List<Use> uses =
                plan.all()
                        .filter(PlannedObject::isNew)
                        .flatMap(object ->
                                ARGUMENTS.stream().flatMap(argument -> uses(object, argument)))
                        .filter(use -> !plan.hasId(use.id()))
                        .toList();
        return KINDS.stream().flatMap(kind -> check(kind, uses, aws).stream()).toList();
    }

    private static Stream<Use> uses(PlannedObject object, String argument) {
        Value value = object.planned().asMap().get(argument);
        if (value == null || value.isNull() || !value.isKnown()) {
            return Stream.empty();
        }
        Stream<Value> ids =
                value.type().isCollection() && !(value instanceof Value.MapValue)
                        ? value.asList().stream()
                        : Stream.of(value);
        return ids.filter(Value.StringValue.class::isInstance)
                .map(id -> new Use(object, argument, id.asString()));
    }

    private static List<Finding> check(Kind kind, List<Use> uses, AwsSession aws) {
        List<Use> ofKind = uses.stream().filter(use -> use.id().startsWith(kind.prefix())).toList();
        List<String> ids = ofKind.stream().map(Use::id).distinct().sorted().toList();
        List<Finding> findings = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            Optional<Set<String>> there =
                    Questions.ask(
                            aws,
                            () -> kind.existing().apply(aws, some).collect(Collectors.toSet()));
            if (there.isPresent()) {
                ofKind.stream()
                        .filter(use -> some.contains(use.id()) && !there.get().contains(use.id()))
                        .map(use -> finding(kind, use))
                        .forEach(findings::add);
            }
        }
        return findings;
    }

    private static Finding finding(Kind kind, Use use) {
        return PlannedObjects.warning(
                use.object(),
                use.argument(),
                "No such " + kind.what(),
                use.object().address()
                        + " names the "
                        + kind.what()
                        + " \""
                        + use.id()
                        + "\", which these credentials do not see in this region.");
    }

    private static Stream<String> vpcs(AwsSession aws, List<String> ids) {
        return aws
                .ec2()
                .describeVpcs(r ->
                        r.filters(filter("vpc-id", ids)).overrideConfiguration(Questions::briefly))
                .vpcs()
                .stream()
                .map(Vpc::vpcId);
    }

    private static Stream<String> subnets(AwsSession aws, List<String> ids) {
        return aws
                .ec2()
                .describeSubnets(r ->
                        r.filters(filter("subnet-id", ids))
                                .overrideConfiguration(Questions::briefly))
                .subnets()
                .stream()
                .map(Subnet::subnetId);
    }

    private static Stream<String> groups(AwsSession aws, List<String> ids) {
        return aws
                .ec2()
                .describeSecurityGroups(r ->
                        r.filters(filter("group-id", ids))
                                .overrideConfiguration(Questions::briefly))
                .securityGroups()
                .stream()
                .map(SecurityGroup::groupId);
    }

    private static Filter filter(String name, List<String> ids) {
        return Filter.builder().name(name).values(ids).build();
    }
}
