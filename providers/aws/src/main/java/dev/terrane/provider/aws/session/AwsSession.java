package dev.terrane.provider.aws.session;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// A configured connection to AWS. Clients and the number of the account are fetched when they are
/// first asked for, so that configuring costs nothing.
public final class AwsSession implements AutoCloseable {
    private final AwsSettings settings;
    private final Clients clients;
    private final Waiter waiter = new Waiter();
    private final Lazy<String> account = Lazy.of(this::fetchAccount);
    private final Lazy<Boolean> accountIsAllowed = Lazy.of(this::checkAccount);
    private final Map<Class<?>, SdkClient> made = new ConcurrentHashMap<>();

    /// @param paces of the whole run, so that configurations for one account share them
    public AwsSession(AwsSettings settings, Paces paces) {
        this.settings = settings;
        this.clients = new Clients(settings, paces);
    }

    public AcmClient acm() {
        return allowed(AcmClient.class, () -> clients.make(AcmClient.builder(), "acm"));
    }

    public ApiGatewayV2Client apigatewayv2() {
        return allowed(
                ApiGatewayV2Client.class,
                () -> clients.make(ApiGatewayV2Client.builder(), "apigatewayv2"));
    }

    public AutoScalingClient autoscaling() {
        return allowed(
                AutoScalingClient.class,
                () -> clients.make(AutoScalingClient.builder(), "autoscaling"));
    }

    public CloudFrontClient cloudfront() {
        return allowed(
                CloudFrontClient.class,
                () -> clients.make(CloudFrontClient.builder(), "cloudfront"));
    }

    public CloudTrailClient cloudtrail() {
        return allowed(
                CloudTrailClient.class,
                () -> clients.make(CloudTrailClient.builder(), "cloudtrail"));
    }

    public CloudWatchClient cloudwatch() {
        return allowed(
                CloudWatchClient.class,
                () -> clients.make(CloudWatchClient.builder(), "cloudwatch"));
    }

    public DynamoDbClient dynamodb() {
        return allowed(
                DynamoDbClient.class, () -> clients.make(DynamoDbClient.builder(), "dynamodb"));
    }

    public Ec2Client ec2() {
        return allowed(Ec2Client.class, () -> clients.make(Ec2Client.builder(), "ec2"));
    }

    public EcrClient ecr() {
        return allowed(EcrClient.class, () -> clients.make(EcrClient.builder(), "ecr"));
    }

    public EcsClient ecs() {
        return allowed(EcsClient.class, () -> clients.make(EcsClient.builder(), "ecs"));
    }

    public EfsClient efs() {
        return allowed(EfsClient.class, () -> clients.make(EfsClient.builder(), "efs"));
    }

    public EksClient eks() {
        return allowed(EksClient.class, () -> clients.make(EksClient.builder(), "eks"));
    }

    public ElastiCacheClient elasticache() {
        return allowed(
                ElastiCacheClient.class,
                () -> clients.make(ElastiCacheClient.builder(), "elasticache"));
    }

    public ElasticLoadBalancingV2Client elbv2() {
        return allowed(
                ElasticLoadBalancingV2Client.class,
                () -> clients.make(ElasticLoadBalancingV2Client.builder(), "elbv2"));
    }

    public EventBridgeClient events() {
        return allowed(
                EventBridgeClient.class, () -> clients.make(EventBridgeClient.builder(), "events"));
    }

    public IamClient iam() {
        return allowed(IamClient.class, () -> clients.make(IamClient.builder(), "iam"));
    }

    public KinesisClient kinesis() {
        return allowed(KinesisClient.class, clients::makeKinesis);
    }

    public KmsClient kms() {
        return allowed(KmsClient.class, () -> clients.make(KmsClient.builder(), "kms"));
    }

    public LambdaClient lambda() {
        return allowed(LambdaClient.class, () -> clients.make(LambdaClient.builder(), "lambda"));
    }

    public CloudWatchLogsClient logs() {
        return allowed(
                CloudWatchLogsClient.class,
                () -> clients.make(CloudWatchLogsClient.builder(), "logs"));
    }

    public RdsClient rds() {
        return allowed(RdsClient.class, () -> clients.make(RdsClient.builder(), "rds"));
    }

    public ResourceGroupsTaggingApiClient resourcegroupstaggingapi() {
        return allowed(
                ResourceGroupsTaggingApiClient.class,
                () ->
                        clients.make(
                                ResourceGroupsTaggingApiClient.builder(),
                                "resourcegroupstaggingapi"));
    }

    public Route53Client route53() {
        return allowed(Route53Client.class, () -> clients.make(Route53Client.builder(), "route53"));
    }

    public S3Client s3() {
        return allowed(S3Client.class, clients::makeS3);
    }

    public SecretsManagerClient secretsmanager() {
        return allowed(
                SecretsManagerClient.class,
                () -> clients.make(SecretsManagerClient.builder(), "secretsmanager"));
    }

    public SfnClient sfn() {
        return allowed(SfnClient.class, () -> clients.make(SfnClient.builder(), "sfn"));
    }

    public SnsClient sns() {
        return allowed(SnsClient.class, () -> clients.make(SnsClient.builder(), "sns"));
    }

    public SqsClient sqs() {
        return allowed(SqsClient.class, () -> clients.make(SqsClient.builder(), "sqs"));
    }

    public SsmClient ssm() {
        return allowed(SsmClient.class, () -> clients.make(SsmClient.builder(), "ssm"));
    }

    public StsClient sts() {
        return client(StsClient.class, clients::makeSts);
    }

    private <T extends SdkClient> T allowed(Class<T> type, Supplier<T> maker) {
        accountIsAllowed.get();
        return client(type, maker);
    }

    private <T extends SdkClient> T client(Class<T> type, Supplier<T> maker) {
        return type.cast(made.computeIfAbsent(type, absent -> maker.get()));
    }

    /// A signed request that tells whoever sends it who the caller is.
    ///
    /// @param header and its value, which become part of what is signed
    public String signedIdentity(String header, String value) {
        return clients.signedIdentity(clients.identityEndpoint(partition()), header, value)
                .toString();
    }

    /// What stands at an address outside of AWS, asked for as AWS is: by the same proxy, trusting the
    /// same authorities.
    public byte[] page(URI address) throws IOException {
        return clients.page(address);
    }

    /// A file as the configuration names it: from the folder that the command works in, or with `~/`
    /// from the user's own.
    public Path file(String name) {
        return name.startsWith("~/")
                ? Path.of(System.getProperty("user.home", ""), name.substring(2))
                : settings.directory().resolve(name);
    }

    /// Whether requests to one service go to where those to the other go: to AWS, or to one stand-in of
    /// it. Nobody wants to be asked who was not named.
    public boolean sharesEndpoint(String one, String other) {
        return settings.endpoints().containsKey(other) || !settings.endpoints().containsKey(one);
    }

    /// Whether there are credentials without asking a container or a machine for them.
    public boolean hasCredentialsAtHand() {
        return settings.credentials().areAtHand();
    }

    public String region() {
        return clients.region();
    }

    public Partition partition() {
        return Partition.ofRegion(region());
    }

    public TagSettings tags() {
        return settings.tags();
    }

    /// Empty text where the configuration says not to ask for it.
    public String accountId() {
        return settings.skipAccountId() ? "" : account.get();
    }

    private String fetchAccount() {
        return sts().getCallerIdentity().account();
    }

    private Boolean checkAccount() {
        Set<String> allowed = settings.allowedAccounts();
        Set<String> forbidden = settings.forbiddenAccounts();
        if (allowed.isEmpty() && forbidden.isEmpty()) {
            return true;
        }
        String id = account.get();
        if (forbidden.contains(id) || !(allowed.isEmpty() || allowed.contains(id))) {
            throw FailedCall.at(
                    forbidden.contains(id) ? "forbidden_account_ids" : "allowed_account_ids",
                    "AWS account not allowed",
                    "The credentials belong to account "
                            + id
                            + ", which this provider configuration does not allow. Nothing was changed;"
                            + " use the credentials of another account, or change the list.");
        }
        return true;
    }

    /// `arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-1`.
    ///
    /// @param account null where AWS does not tell it
    public String arn(String service, @Nullable String account, String resource) {
        return String.join(
                ":",
                "arn",
                partition().id(),
                service,
                region(),
                account == null ? "" : account,
                resource);
    }

    /// Asks again and again until there is an answer.
    ///
    /// @param what is waited for, for the message when it takes too long
    public <T> T await(String what, Duration longest, Supplier<Optional<T>> question) {
        return waiter.await(what, longest, question);
    }

    /// Tries again as long as AWS answers with one of these codes; in the end that answer counts.
    ///
    /// @param what is waited for, such as `the queue of before to disappear`
    public void retryWhile(String what, Duration longest, Runnable action, String... codes) {
        long end = System.nanoTime() + longest.toNanos();
        await(what, longest, () -> tried(action, end, codes));
    }

    private static Optional<Boolean> tried(Runnable action, long end, String... codes) {
        try {
            action.run();
            return Optional.of(true);
        } catch (SdkException failure) {
            if (!AwsProblems.isCode(failure, codes) || System.nanoTime() > end) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    /// From now on everything is asked afresh.
    public void everythingIsPlanned() {
        clients.everythingIsPlanned();
    }

    /// Ends what waits, soon.
    public void stop() {
        waiter.stop();
    }

    @Override
    public void close() {
        made.values().forEach(SdkClient::close);
        clients.close();
    }
}
