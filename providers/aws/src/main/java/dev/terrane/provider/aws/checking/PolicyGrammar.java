package dev.terrane.provider.aws.checking;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.spi.PlanChecks.Finding;
import dev.terrane.spi.PlanChecks.PlannedObject;

import java.util.List;

/// Policies that AWS would call malformed.
final class PolicyGrammar implements PlanCheck {

    private record Place(String type, String argument, PolicyKind kind) {}

    private static final List<Place> PLACES =
            List.of(
                    new Place("aws_iam_policy", "policy", PolicyKind.IDENTITY),
                    new Place("aws_iam_role_policy", "policy", PolicyKind.IDENTITY),
                    new Place("aws_iam_user_policy", "policy", PolicyKind.IDENTITY),
                    new Place("aws_iam_role", "assume_role_policy", PolicyKind.TRUST),
                    new Place("aws_kms_key", "policy", PolicyKind.RESOURCE),
                    new Place("aws_s3_bucket_policy", "policy", PolicyKind.RESOURCE),
                    new Place("aws_secretsmanager_secret", "policy", PolicyKind.RESOURCE),
                    new Place("aws_sns_topic", "policy", PolicyKind.RESOURCE),
                    new Place("aws_sns_topic_policy", "policy", PolicyKind.RESOURCE),
                    new Place("aws_sqs_queue", "policy", PolicyKind.RESOURCE),
                    new Place("aws_sqs_queue_policy", "policy", PolicyKind.RESOURCE));

    @Override
    public String name() {
        return "policies";
    }

    @Override
    public List<Finding> check(PlannedObjects plan, AwsSession aws) {
        return plan.changed().flatMap(object -> of(object).stream()).toList();
    }

    private static List<Finding> of(PlannedObject object) {
        return PLACES.stream()
                .filter(place -> place.type().equals(object.type()))
                .flatMap(place ->
                        PlannedObjects.values(object).string(place.argument()).stream()
                                .flatMap(text -> PolicyMistakes.of(text, place.kind()).stream())
                                .map(mistake ->
                                        PlannedObjects.error(
                                                object,
                                                place.argument(),
                                                "Malformed policy",
                                                "AWS would refuse the policy of "
                                                        + object.address()
                                                        + ": "
                                                        + mistake
                                                        + ".")))
                .toList();
    }
}
