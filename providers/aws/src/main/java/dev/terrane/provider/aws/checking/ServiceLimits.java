package dev.terrane.provider.aws.checking;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.spi.PlanChecks.Finding;
import dev.terrane.spi.PlanChecks.PlannedObject;
import dev.terrane.spi.support.Attributes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What is more than a service takes. Limits that AWS raises for nobody are errors; those that an
/// account can have raised are warnings.
final class ServiceLimits implements PlanCheck {
    private static final int TAGS = 50;
    private static final int TAGS_OF_S3_OBJECT = 10;
    private static final int ENVIRONMENT_BYTES = 4_096;
    private static final int RULES = 60;
    private static final int ROUTES = 50;
    private static final int POLICIES_OF_ROLE = 10;

    /// Characters of a document, white space not counted.
    private record Document(String type, String argument, int longest, boolean fixed) {}

    private static final List<Document> DOCUMENTS =
            List.of(
                    new Document("aws_iam_policy", "policy", 6_144, true),
                    new Document("aws_iam_role_policy", "policy", 10_240, true),
                    new Document("aws_iam_user_policy", "policy", 2_048, true),
                    new Document("aws_iam_role", "assume_role_policy", 2_048, false));

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public List<Finding> check(PlannedObjects plan, AwsSession aws) {
        List<Finding> findings = new ArrayList<>();
        plan.changed().forEach(object -> findings.addAll(ofOne(object)));
        findings.addAll(policiesOfRoles(plan));
        return findings;
    }

    private static List<Finding> ofOne(PlannedObject object) {
        return Stream.of(
                        tags(object),
                        environment(object),
                        number(object, "aws_security_group", "ingress", RULES),
                        number(object, "aws_security_group", "egress", RULES),
                        number(object, "aws_route_table", "route", ROUTES),
                        document(object))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> tags(PlannedObject object) {
        Map<String, ?> values = object.planned().asMap();
        if (!values.containsKey("tags_all")) {
            return Optional.empty();
        }
        int most = object.type().equals("aws_s3_object") ? TAGS_OF_S3_OBJECT : TAGS;
        int count = PlannedObjects.values(object).stringMap("tags_all").size();
        return count <= most
                ? Optional.empty()
                : Optional.of(
                        PlannedObjects.error(
                                object,
                                "tags",
                                "Too many tags",
                                object.address()
                                        + " has "
                                        + count
                                        + " tags, default tags among them; AWS takes "
                                        + most
                                        + "."));
    }

    private static Optional<Finding> environment(PlannedObject object) {
        if (!object.type().equals("aws_lambda_function")) {
            return Optional.empty();
        }
        int bytes =
                PlannedObjects.values(object).blocks("environment").stream()
                        .flatMap(block -> block.stringMap("variables").entrySet().stream())
                        .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                        .sum();
        return bytes <= ENVIRONMENT_BYTES
                ? Optional.empty()
                : Optional.of(
                        PlannedObjects.error(
                                object,
                                "environment",
                                "Environment too large",
                                "The variables of "
                                        + object.address()
                                        + " have "
                                        + bytes
                                        + " bytes; Lambda takes 4096."));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<Finding> number(
            PlannedObject object, String type, String argument, int usual) {
        if (!object.type().equals(type)) {
            return Optional.empty();
        }
        int count =
                PlannedObjects.values(object).blocks(argument).stream()
                        .mapToInt(ServiceLimits::ranges)
                        .sum();
        return count <= usual
                ? Optional.empty()
                : Optional.of(
                        PlannedObjects.warning(
                                object,
                                argument,
                                "Many rules",
                                object.address()
                                        + " has "
                                        + count
                                        + " rules in `"
                                        + argument
                                        + "`. AWS takes "
                                        + usual
                                        + " unless the account's limit was raised."));
    }

    /// Each range of addresses of a rule counts as one.
    private static int ranges(Attributes rule) {
        int count =
                Stream.of("cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups")
                        .filter(name -> rule.object().asMap().containsKey(name))
                        .mapToInt(name -> rule.strings(name).size())
                        .sum();
        return Math.max(1, count);
    }

    private static Optional<Finding> document(PlannedObject object) {
        return DOCUMENTS.stream()
                .filter(document -> document.type().equals(object.type()))
                .flatMap(document -> document(object, document).stream())
                .findFirst();
    }

    private static Optional<Finding> document(PlannedObject object, Document document) {
        Optional<String> text = PlannedObjects.values(object).string(document.argument());
        int length = text.map(policy -> policy.replaceAll("\\s", "").length()).orElse(0);
        if (length <= document.longest()) {
            return Optional.empty();
        }
        String what =
                "The policy of "
                        + object.address()
                        + " has "
                        + length
                        + " characters without white space; IAM takes "
                        + document.longest();
        return Optional.of(
                document.fixed()
                        ? PlannedObjects.error(
                                object,
                                document.argument(),
                                "Policy too long",
                                what + ". Divide it among several policies.")
                        : PlannedObjects.warning(
                                object,
                                document.argument(),
                                "Policy too long",
                                what + " unless the account's limit was raised."));
    }

    private static List<Finding> policiesOfRoles(PlannedObjects plan) {
        Map<String, List<PlannedObject>> byRole = new TreeMap<>();
        plan.ofType("aws_iam_role_policy_attachment")
                .forEach(object ->
                        plan.meaning(object, "role")
                                .ifPresent(role ->
                                        byRole.computeIfAbsent(role, r -> new ArrayList<>())
                                                .add(object)));
        return byRole.values().stream()
                .filter(attached -> attached.size() > POLICIES_OF_ROLE)
                .filter(attached -> attached.stream().anyMatch(PlannedObject::isNew))
                .map(attached ->
                        PlannedObjects.warning(
                                attached.getLast(),
                                "role",
                                "Many policies",
                                attached.size()
                                        + " policies are attached to one role; IAM takes "
                                        + POLICIES_OF_ROLE
                                        + " unless the account's limit was raised."))
                .toList();
    }
}
