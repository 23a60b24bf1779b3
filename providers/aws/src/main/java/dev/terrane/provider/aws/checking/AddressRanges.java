package dev.terrane.provider.aws.checking;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.spi.PlanChecks.Finding;
import dev.terrane.spi.PlanChecks.PlannedObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Subnets of a VPC that overlap, or lie outside of it.
///
/// That subnets overlap is certain to be refused. One that lies outside may be in a further block that
/// somebody has given to the VPC, so that is a warning, unless the VPC is new, too, and has one block.
final class AddressRanges implements PlanCheck {
    private static final List<String> ARGUMENTS = List.of("cidr_block", "ipv6_cidr_block");

    private static final List<String> FURTHER_BLOCKS =
            List.of("aws_vpc_ipv4_cidr_block_association", "aws_vpc_ipv6_cidr_block_association");

    @Override
    public String name() {
        return "address-ranges";
    }

    private record Used(PlannedObject subnet, AddressRange range, String text) {}

    @Override
    public List<Finding> check(PlannedObjects plan, AwsSession aws) {
        List<Finding> findings = new ArrayList<>();
        for (String argument : ARGUMENTS) {
            Map<String, List<Used>> byVpc = new TreeMap<>();
            plan.ofType("aws_subnet")
                    .forEach(subnet ->
                            used(subnet, argument)
                                    .ifPresent(used -> {
                                        outside(used, argument, plan).ifPresent(findings::add);
                                        plan.meaning(subnet, "vpc_id")
                                                .ifPresent(vpc ->
                                                        byVpc.computeIfAbsent(
                                                                        vpc, v -> new ArrayList<>())
                                                                .add(used));
                                    }));
            byVpc.values().forEach(subnets -> findings.addAll(overlaps(subnets, argument)));
        }
        return findings;
    }

    private static Optional<Used> used(PlannedObject subnet, String argument) {
        return PlannedObjects.values(subnet)
                .string(argument)
                .flatMap(text ->
                        AddressRange.parse(text).map(range -> new Used(subnet, range, text)));
    }

    private static Optional<Finding> outside(Used used, String argument, PlannedObjects plan) {
        Optional<PlannedObject> vpc =
                plan.named(used.subnet(), "vpc_id")
                        .filter(object -> object.type().equals("aws_vpc"));
        return vpc.filter(found -> used.subnet().isNew())
                .flatMap(found -> PlannedObjects.values(found).string(argument))
                .filter(text ->
                        AddressRange.parse(text)
                                .filter(range -> !range.contains(used.range()))
                                .isPresent())
                .map(text -> outside(used, argument, vpc.get(), text, plan));
    }

    private static Finding outside(
            Used used, String argument, PlannedObject vpc, String blocks, PlannedObjects plan) {
        String what =
                used.subnet().address()
                        + " has the addresses "
                        + used.text()
                        + ", which are not all among those of "
                        + vpc.address()
                        + ", "
                        + blocks
                        + ". AWS will refuse it";
        boolean certain =
                vpc.isNew()
                        && FURTHER_BLOCKS.stream().allMatch(type -> plan.ofType(type).count() == 0);
        return certain
                ? PlannedObjects.error(
                        used.subnet(), argument, "Subnet outside of its VPC", what + ".")
                : PlannedObjects.warning(
                        used.subnet(),
                        argument,
                        "Subnet outside of its VPC",
                        what + " unless the VPC has another block.");
    }

    private static List<Finding> overlaps(List<Used> subnets, String argument) {
        List<Used> byStart = new ArrayList<>(subnets);
        byStart.sort(
                java.util.Comparator.comparing((Used used) -> used.range().first())
                        .thenComparing(used -> used.subnet().address()));
        List<Finding> findings = new ArrayList<>();
        Used farthest = null;
        for (Used used : byStart) {
            if (farthest != null
                    && farthest.range().overlaps(used.range())
                    && (farthest.subnet().isNew() || used.subnet().isNew())) {
                findings.add(overlap(used, farthest, argument));
            }
            if (farthest == null || used.range().last().compareTo(farthest.range().last()) > 0) {
                farthest = used;
            }
        }
        return findings;
    }

    private static Finding overlap(Used one, Used other, String argument) {
        return PlannedObjects.error(
                one.subnet(),
                argument,
                "Overlapping subnets",
                one.subnet().address()
                        + " ("
                        + one.text()
                        + ") and "
                        + other.subnet().address()
                        + " ("
                        + other.text()
                        + ") are in one VPC and have addresses in common, which AWS would refuse.");
    }
}
