package dev.terrane.provider.aws.checking;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.spi.PlanChecks.Finding;
import dev.terrane.spi.PlanChecks.PlannedObject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two objects of one type that are to have one name, where a name can be had once.
///
/// Some services take the second request as meant for the first object; then both blocks would manage
/// one object, and that is a warning.
final class SameNames implements PlanCheck {

    /// @param scopes arguments within which a name is unique
    /// @param refused whether the second of two is refused for certain
    private record Rule(String type, String argument, List<String> scopes, boolean refused) {}

    private static final List<Rule> RULES =
            List.of(
                    refused("aws_autoscaling_group", "name"),
                    refused("aws_cloudtrail", "name"),
                    refused("aws_cloudwatch_log_group", "name"),
                    refused("aws_db_instance", "identifier"),
                    refused("aws_db_parameter_group", "name"),
                    refused("aws_db_subnet_group", "name"),
                    refused("aws_dynamodb_table", "name"),
                    refused("aws_ecr_repository", "name"),
                    refused("aws_eks_cluster", "name"),
                    refused("aws_eks_node_group", "node_group_name", "cluster_name"),
                    refused("aws_elasticache_cluster", "cluster_id"),
                    refused("aws_elasticache_subnet_group", "name"),
                    refused("aws_iam_group", "name"),
                    refused("aws_iam_instance_profile", "name"),
                    refused("aws_iam_policy", "name"),
                    refused("aws_iam_role", "name"),
                    refused("aws_iam_user", "name"),
                    refused("aws_key_pair", "key_name"),
                    refused("aws_kinesis_stream", "name"),
                    refused("aws_kms_alias", "name"),
                    refused("aws_lambda_alias", "name", "function_name"),
                    refused("aws_lambda_function", "function_name"),
                    refused("aws_launch_template", "name"),
                    refused("aws_rds_cluster", "cluster_identifier"),
                    refused("aws_s3_bucket", "bucket"),
                    refused("aws_secretsmanager_secret", "name"),
                    refused("aws_security_group", "name", "vpc_id"),
                    shared("aws_cloudwatch_event_rule", "name", "event_bus_name"),
                    shared("aws_cloudwatch_metric_alarm", "alarm_name"),
                    shared("aws_ecs_cluster", "name"),
                    shared("aws_ecs_service", "name", "cluster"),
                    shared("aws_lb", "name"),
                    shared("aws_lb_target_group", "name"),
                    shared("aws_sfn_state_machine", "name"),
                    shared("aws_sns_topic", "name"),
                    shared("aws_sqs_queue", "name"),
                    shared("aws_ssm_parameter", "name"));

    private static Rule refused(String type, String argument, String... scopes) {
        return new Rule(type, argument, List.of(scopes), true);
    }

    private static Rule shared(String type, String argument, String... scopes) {
        return new Rule(type, argument, List.of(scopes), false);
    }

    @Override
    public String name() {
        return "duplicate-names";
    }

    @Override
    public List<Finding> check(PlannedObjects plan, AwsSession aws) {
        return RULES.stream().flatMap(rule -> check(rule, plan).stream()).toList();
    }

    private static List<Finding> check(Rule rule, PlannedObjects plan) {
        Map<List<String>, PlannedObject> first = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        plan.ofType(rule.type())
                .forEach(object ->
                        key(rule, object, plan)
                                .ifPresent(key -> {
                                    PlannedObject other = first.putIfAbsent(key, object);
                                    if (other != null && (object.isNew() || other.isNew())) {
                                        findings.add(finding(rule, object, other, key.getFirst()));
                                    }
                                }));
        return findings;
    }

    private static Optional<List<String>> key(
            Rule rule, PlannedObject object, PlannedObjects plan) {
        Optional<String> name = PlannedObjects.values(object).string(rule.argument());
        if (name.isEmpty() || name.get().isEmpty()) {
            return Optional.empty();
        }
        List<String> key = new ArrayList<>(List.of(name.get()));
        for (String scope : rule.scopes()) {
            Optional<String> meaning = plan.meaning(object, scope);
            if (meaning.isEmpty()) {
                return Optional.empty();
            }
            key.add(meaning.get());
        }
        return Optional.of(key);
    }

    private static Finding finding(
            Rule rule, PlannedObject object, PlannedObject other, String name) {
        String both =
                object.address()
                        + " and "
                        + other.address()
                        + " are both to be named \""
                        + name
                        + "\". ";
        return rule.refused()
                ? PlannedObjects.error(
                        object,
                        rule.argument(),
                        "Duplicate name",
                        both + "AWS would refuse the second of them: give one another name.")
                : PlannedObjects.warning(
                        object,
                        rule.argument(),
                        "Duplicate name",
                        both
                                + "AWS would refuse the second of them, or take it for the first, and"
                                + " both blocks would manage one object: give one another name.");
    }
}
