package dev.terrane.provider.aws.session;

import java.util.List;

/// A service of AWS, as configurations name it.
///
/// @param name in the `endpoints` block
/// @param variable the end of AWS_ENDPOINT_URL_<SERVICE>
/// @param aliases other names in the `endpoints` block
record Service(String name, String variable, List<String> aliases) {

    static final List<Service> ALL =
            List.of(
                    service("acm", "ACM"),
                    service("apigatewayv2", "APIGATEWAYV2"),
                    service("autoscaling", "AUTO_SCALING"),
                    service("cloudfront", "CLOUDFRONT"),
                    service("cloudtrail", "CLOUDTRAIL"),
                    service("cloudwatch", "CLOUDWATCH"),
                    service("dynamodb", "DYNAMODB"),
                    service("ec2", "EC2"),
                    service("ecr", "ECR"),
                    service("ecs", "ECS"),
                    service("efs", "EFS"),
                    service("eks", "EKS"),
                    service("elasticache", "ELASTICACHE"),
                    service("elbv2", "ELASTIC_LOAD_BALANCING_V2", "elasticloadbalancingv2"),
                    service("events", "EVENTBRIDGE", "cloudwatchevents", "eventbridge"),
                    service("iam", "IAM"),
                    service("kinesis", "KINESIS"),
                    service("kms", "KMS"),
                    service("lambda", "LAMBDA"),
                    service("logs", "CLOUDWATCH_LOGS", "cloudwatchlog", "cloudwatchlogs"),
                    service("rds", "RDS"),
                    service(
                            "resourcegroupstaggingapi",
                            "RESOURCE_GROUPS_TAGGING_API",
                            "resourcegroupstagging"),
                    service("route53", "ROUTE_53"),
                    service("s3", "S3", "s3api"),
                    service("secretsmanager", "SECRETS_MANAGER"),
                    service("sfn", "SFN", "stepfunctions"),
                    service("sns", "SNS"),
                    service("sqs", "SQS"),
                    service("ssm", "SSM"),
                    service("sso", "SSO"),
                    service("ssooidc", "SSO_OIDC"),
                    service("sts", "STS"));

    private static Service service(String name, String variable, String... aliases) {
        return new Service(name, variable, List.of(aliases));
    }

    /// The name of a service that is given by its name or another one; any other word as it is.
    static String nameOf(String word) {
        return ALL.stream()
                .filter(service -> service.aliases.contains(word))
                .map(Service::name)
                .findFirst()
                .orElse(word);
    }
}
