package dev.terrane.provider.aws.session;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A configured connection to AWS. Clients and the number of the account are fetched when they are
/// first asked for, so that configuring costs nothing.
public final class AwsSession implements AutoCloseable {
    /// As in the `endpoints` block, and in upper case in AWS_ENDPOINT_URL_<SERVICE>.
    static final List<String> SERVICES = List.of("ec2", "iam", "s3", "sqs", "sts");

    private final AwsSettings settings;
    private final Clients clients;
    private final Waiter waiter = new Waiter();
    private final Lazy<String> account = Lazy.of(this::fetchAccount);
    private final Lazy<Boolean> accountIsAllowed = Lazy.of(this::checkAccount);
    private final Lazy<Ec2Client> ec2;
    private final Lazy<IamClient> iam;
    private final Lazy<S3Client> s3;
    private final Lazy<SqsClient> sqs;
    private final Lazy<StsClient> sts;

    /// @param inContainer whether the environment offers a container's credentials
    public AwsSession(AwsSettings settings, boolean inContainer) {
        this.settings = settings;
        this.clients = new Clients(settings, inContainer);
        this.ec2 = Lazy.of(() -> clients.make(Ec2Client.builder(), "ec2"));
        this.iam = Lazy.of(() -> clients.make(IamClient.builder(), "iam"));
        this.s3 = Lazy.of(clients::makeS3);
        this.sqs = Lazy.of(() -> clients.make(SqsClient.builder(), "sqs"));
        this.sts = Lazy.of(clients::makeSts);
    }

    public Ec2Client ec2() {
        return allowed(ec2);
    }

    public IamClient iam() {
        return allowed(iam);
    }

    public S3Client s3() {
        return allowed(s3);
    }

    public SqsClient sqs() {
        return allowed(sqs);
    }

    public StsClient sts() {
        return sts.get();
    }

    private <T> T allowed(Lazy<T> client) {
        accountIsAllowed.get();
        return client.get();
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
    public String arn(String service, String account, String resource) {
        return String.join(":", "arn", partition().id(), service, region(), account, resource);
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

    /// Ends what waits, soon.
    public void stop() {
        waiter.stop();
    }

    @Override
    public void close() {
        ec2.ifMade(Ec2Client::close);
        iam.ifMade(IamClient::close);
        s3.ifMade(S3Client::close);
        sqs.ifMade(SqsClient::close);
        sts.ifMade(StsClient::close);
        clients.close();
    }
}
