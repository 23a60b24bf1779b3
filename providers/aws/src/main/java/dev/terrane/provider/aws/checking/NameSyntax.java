package dev.terrane.provider.aws.checking;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.spi.PlanChecks.Finding;
import dev.terrane.spi.PlanChecks.PlannedObject;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names of new objects that their service does not take, beyond what validating looks at.
final class NameSyntax implements PlanCheck {

    /// @param rule in words: `3 to 63 lower-case letters`
    /// @param certain false where something else than AWS itself, such as an emulator, may take such a
    ///     name
    private record Rule(
            String type, String argument, Pattern syntax, String rule, boolean certain) {}

    private static final List<Rule> RULES =
            List.of(
                    rule(
                            "aws_s3_bucket",
                            "bucket",
                            "(?!xn--)(?!.*\\.\\.)(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!.*-s3alias$)"
                                    + "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
                            "3 to 63 lower-case letters, digits, dots and hyphens, begins and ends"
                                    + " with a letter or a digit, and is no IP address"),
                    rule(
                            "aws_dynamodb_table",
                            "name",
                            "[a-zA-Z0-9_.-]{1,255}",
                            "3 to 255 letters, digits, underscores, dots and hyphens"),
                    doubt("aws_dynamodb_table", "name", ".{0}|.{3,}", "at least 3 characters"),
                    rule(
                            "aws_ecs_cluster",
                            "name",
                            "[a-zA-Z0-9_-]{1,255}",
                            "1 to 255 letters, digits, underscores and hyphens"),
                    rule(
                            "aws_kinesis_stream",
                            "name",
                            "[a-zA-Z0-9_.-]{1,128}",
                            "1 to 128 letters, digits, underscores, dots and hyphens"),
                    rule(
                            "aws_cloudwatch_log_group",
                            "name",
                            "[.\\-_/#A-Za-z0-9]{1,512}",
                            "1 to 512 letters, digits and ._-/#"),
                    rule(
                            "aws_key_pair",
                            "key_name",
                            "[\\x20-\\x7e]{1,255}",
                            "1 to 255 characters of ASCII"),
                    rule(
                            "aws_launch_template",
                            "name",
                            "[a-zA-Z0-9().\\-/_]{3,128}",
                            "3 to 128 letters, digits and ().-/_"),
                    rule(
                            "aws_secretsmanager_secret",
                            "name",
                            "[A-Za-z0-9/_+=.@-]{1,512}",
                            "1 to 512 letters, digits and /_+=.@-"),
                    rule(
                            "aws_ssm_parameter",
                            "name",
                            "(?i)(?!/?(aws|ssm))[a-z0-9_.\\-/]{1,2048}",
                            "letters, digits and _.-/, and does not begin with aws or ssm"),
                    rule(
                            "aws_autoscaling_group",
                            "name",
                            "[^:]{1,255}",
                            "1 to 255 characters without a colon"));

    private static Rule rule(String type, String argument, String syntax, String rule) {
        return new Rule(type, argument, Pattern.compile(syntax), rule, true);
    }

    private static Rule doubt(String type, String argument, String syntax, String rule) {
        return new Rule(type, argument, Pattern.compile(syntax), rule, false);
    }

    @Override
    public String name() {
        return "names";
    }

    @Override
    public List<Finding> check(PlannedObjects plan, AwsSession aws) {
        return RULES.stream()
                .flatMap(rule ->
                        plan.ofType(rule.type())
                                .filter(PlannedObject::isNew)
                                .flatMap(object -> finding(rule, object).stream()))
                .toList();
    }

    private static Optional<Finding> finding(Rule rule, PlannedObject object) {
        return PlannedObjects.values(object)
                .string(rule.argument())
                .filter(name -> !rule.syntax().matcher(name).matches())
                .map(name -> finding(rule, object, name));
    }

    private static Finding finding(Rule rule, PlannedObject object, String name) {
        String detail =
                "AWS would refuse the name \""
                        + name
                        + "\" of "
                        + object.address()
                        + ": such a name is "
                        + rule.rule()
                        + ".";
        return rule.certain()
                ? PlannedObjects.error(object, rule.argument(), "Invalid name", detail)
                : PlannedObjects.warning(object, rule.argument(), "Invalid name", detail);
    }
}
