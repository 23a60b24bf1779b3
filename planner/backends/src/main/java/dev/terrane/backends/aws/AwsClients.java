package dev.terrane.backends.aws;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.backends.tls.TlsContexts;
import dev.terrane.state.StateStoreException;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.AttributeMap;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.TrustManager;

/// The clients of AWS, made when they are first asked for.
public final class AwsClients implements AutoCloseable {
    private static final int RETRIES = 5;

    private final String user;
    private final BackendArguments arguments;
    private final BackendContext context;
    private final Region region;
    private @Nullable SdkHttpClient http;
    private @Nullable AwsCredentialsProvider credentials;
    private @Nullable S3Client s3;
    private @Nullable DynamoDbClient dynamoDb;
    private @Nullable KmsClient kms;

    /// @param user who needs them, for messages: `The backend "s3"`
    public AwsClients(String user, BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        this.user = user;
        this.arguments = arguments;
        this.context = context;
        this.region =
                arguments
                        .text("region")
                        .or(() -> context.variable("AWS_REGION"))
                        .or(() -> context.variable("AWS_DEFAULT_REGION"))
                        .map(Region::of)
                        .orElseThrow(() ->
                                new StateStoreException(
                                        "Missing region value",
                                        "%s needs \"region\", or one of the environment variables AWS_REGION and AWS_DEFAULT_REGION."
                                                .formatted(user)));
    }

    public S3Client s3() throws StateStoreException {
        S3Client made = s3;
        if (made == null) {
            S3ClientBuilder builder = S3Client.builder();
            configure(builder, "s3", "endpoint", "AWS_ENDPOINT_URL_S3", "AWS_S3_ENDPOINT");
            builder.httpClient(http());
            builder.forcePathStyle(
                    arguments.flag("use_path_style") || arguments.flag("force_path_style"));
            if (arguments.flag("skip_s3_checksum")) {
                builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
            }
            made = builder.build();
            s3 = made;
        }
        return made;
    }

    public DynamoDbClient dynamoDb() throws StateStoreException {
        DynamoDbClient made = dynamoDb;
        if (made == null) {
            var builder = DynamoDbClient.builder();
            configure(
                    builder,
                    "dynamodb",
                    "dynamodb_endpoint",
                    "AWS_ENDPOINT_URL_DYNAMODB",
                    "AWS_DYNAMODB_ENDPOINT");
            builder.httpClient(http());
            made = builder.build();
            dynamoDb = made;
        }
        return made;
    }

    public KmsClient kms() throws StateStoreException {
        KmsClient made = kms;
        if (made == null) {
            var builder = KmsClient.builder();
            configure(builder, "kms", "kms_endpoint", "AWS_ENDPOINT_URL_KMS");
            builder.httpClient(http());
            made = builder.build();
            kms = made;
        }
        return made;
    }

    private StsClient sts(AwsCredentialsProvider own) throws StateStoreException {
        var builder = StsClient.builder();
        builder.region(arguments.text("sts_region").map(Region::of).orElse(region));
        builder.credentialsProvider(own);
        endpoint("sts", "sts_endpoint", "AWS_ENDPOINT_URL_STS", "AWS_STS_ENDPOINT")
                .ifPresent(builder::endpointOverride);
        return builder.httpClient(http()).build();
    }

    private void configure(
            AwsClientBuilder<?, ?> builder, String service, String older, String... variables)
            throws StateStoreException {
        builder.region(region);
        builder.credentialsProvider(credentials());
        builder.dualstackEnabled(arguments.flagOf("use_dualstack_endpoint").orElse(null));
        builder.fipsEnabled(arguments.flagOf("use_fips_endpoint").orElse(null));
        RetryStrategy retries = retries();
        builder.overrideConfiguration(override -> override.retryStrategy(retries));
        endpoint(service, older, variables).ifPresent(builder::endpointOverride);
    }

    private RetryStrategy retries() throws StateStoreException {
        int most = arguments.number("max_retries").orElse(RETRIES);
        String mode =
                arguments
                        .text("retry_mode")
                        .or(() -> context.variable("AWS_RETRY_MODE"))
                        .orElse("standard");
        RetryMode known =
                switch (mode) {
                    case "standard" -> RetryMode.STANDARD;
                    case "adaptive" -> RetryMode.ADAPTIVE_V2;
                    default ->
                            throw new StateStoreException(
                                    "Invalid backend configuration",
                                    "\"retry_mode\" is \"standard\" or \"adaptive\", and not \"%s\"."
                                            .formatted(mode));
                };
        return AwsRetryStrategy.forRetryMode(known).toBuilder().maxAttempts(most + 1).build();
    }

    private Optional<URI> endpoint(String service, String older, String... variables) {
        Optional<String> given =
                arguments
                        .object("endpoints")
                        .flatMap(endpoints -> endpoints.text(service))
                        .or(() -> arguments.text(older));
        for (String variable : variables) {
            given = given.or(() -> context.variable(variable));
        }
        return given.or(() -> context.variable("AWS_ENDPOINT_URL")).map(URI::create);
    }

    private AwsCredentialsProvider credentials() throws StateStoreException {
        AwsCredentialsProvider made = credentials;
        if (made == null) {
            made = new AwsCredentials(arguments, context, this::sts).provider();
            checkAccount(made);
            credentials = made;
        }
        return made;
    }

    /// Before anything else is asked, so that nothing is written in an account that was not meant.
    private void checkAccount(AwsCredentialsProvider own) throws StateStoreException {
        AllowedAccounts allowed = AllowedAccounts.of(user, arguments);
        if (allowed.isEmpty()) {
            return;
        }
        try (StsClient sts = sts(own)) {
            allowed.check(sts.getCallerIdentity().account());
        } catch (SdkException e) {
            throw new StateStoreException(
                    "The AWS account is not known",
                    "%s is to be used in certain accounts only, and which one this is can not be told: %s"
                            .formatted(user, String.valueOf(e.getMessage())),
                    e);
        }
    }

    private SdkHttpClient http() throws StateStoreException {
        SdkHttpClient made = http;
        if (made == null) {
            UrlConnectionHttpClient.Builder builder = UrlConnectionHttpClient.builder();
            Optional<TrustManager[]> trusted = trusted();
            trusted.ifPresent(trust -> builder.tlsTrustManagersProvider(() -> trust));
            proxy().ifPresent(uri ->
                    builder.proxyConfiguration(
                            ProxyConfiguration.builder()
                                    .endpoint(URI.create(uri))
                                    .nonProxyHosts(direct())
                                    .build()));
            made = builder.buildWithDefaults(trust());
            http = made;
        }
        return made;
    }

    /// `insecure`: whoever answers is believed.
    private AttributeMap trust() {
        return AttributeMap.builder()
                .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, arguments.flag("insecure"))
                .build();
    }

    /// Whose certificates count, where it is not those of the system.
    private Optional<TrustManager[]> trusted() throws StateStoreException {
        Optional<String> bundle =
                arguments.text("custom_ca_bundle").or(() -> context.variable("AWS_CA_BUNDLE"));
        if (bundle.isEmpty() || arguments.flag("insecure")) {
            return Optional.empty();
        }
        try {
            String pem = Files.readString(context.directory().resolve(bundle.get()));
            return Optional.of(TlsContexts.trusting(user, pem));
        } catch (IOException e) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "\"custom_ca_bundle\" names \"%s\", which can not be read."
                            .formatted(bundle.get()),
                    e);
        }
    }

    private Optional<String> proxy() {
        return arguments.text("https_proxy").or(() -> arguments.text("http_proxy"));
    }

    private Set<String> direct() {
        return arguments.text("no_proxy").map(hosts -> Set.of(hosts.split(","))).orElse(Set.of());
    }

    @Override
    public void close() {
        if (s3 != null) {
            s3.close();
        }
        if (dynamoDb != null) {
            dynamoDb.close();
        }
        if (kms != null) {
            kms.close();
        }
        if (http != null) {
            http.close();
        }
    }
}
