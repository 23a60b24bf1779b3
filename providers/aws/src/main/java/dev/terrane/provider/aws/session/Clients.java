package dev.terrane.provider.aws.session;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Makes clients of AWS's services. All share one HTTP client and the credentials.
///
/// Everything that the SDK would otherwise look for at start (files with profiles, variables, the
/// best defaults for the network) is given to it, since looking takes longer than most requests.
final class Clients implements AutoCloseable, Credentials.Makers {
    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    private static final int LARGEST_PAGE = 4 << 20;

    private final AwsSettings settings;
    private final Paces paces;
    private final Lazy<SdkHttpClient> http;
    private final Lazy<AwsCredentialsProvider> credentials;
    private volatile boolean planned;

    Clients(AwsSettings settings, Paces paces) {
        this.paces = paces;
        this.settings = settings;
        this.http = Lazy.of(() -> HttpClients.make(settings.network(), () -> !planned));
        this.credentials = Lazy.of(() -> new Credentials(settings.credentials(), this).provider());
    }

    void everythingIsPlanned() {
        planned = true;
    }

    String region() {
        return settings.region()
                .orElseThrow(() ->
                        FailedCall.at(
                                "region",
                                "No AWS region",
                                "Set `region` in the provider configuration, or AWS_REGION."));
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C make(
            B builder, String service) {
        return configured(builder, service).credentialsProvider(credentials.get()).build();
    }

    S3Client makeS3() {
        return configured(S3Client.builder(), "s3")
                .overrideConfiguration(
                        overrides("s3").toBuilder()
                                .addExecutionInterceptor(new EmptyBody())
                                .defaultProfileFile(s3Profile())
                                .build())
                .credentialsProvider(credentials.get())
                .forcePathStyle(settings.s3PathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build();
    }

    /// The only way to tell the SDK: by itself it takes the address of before there were regions.
    private ProfileFile s3Profile() {
        String text =
                "[default]\ns3_us_east_1_regional_endpoint = "
                        + (settings.s3Global() ? "legacy" : "regional");
        return ProfileFile.builder()
                .content(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .type(ProfileFile.Type.CONFIGURATION)
                .build();
    }

    /// The SDK would write CBOR, which no other tool does; what stands between here and AWS may not
    /// read it. There is no other switch for it than this one.
    KinesisClient makeKinesis() {
        System.setProperty(SdkSystemSetting.CBOR_ENABLED.property(), "false");
        return make(KinesisClient.builder(), "kinesis");
    }

    /// A signed request to say who the caller is, for whoever will send it within a minute.
    ///
    /// @param header and its value, which become part of what is signed
    URI signedIdentity(URI endpoint, String header, String value) {
        SdkHttpRequest request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.GET)
                        .uri(endpoint)
                        .encodedPath("/")
                        .putRawQueryParameter("Action", "GetCallerIdentity")
                        .putRawQueryParameter("Version", "2011-06-15")
                        .putHeader(header, value)
                        .build();
        return AwsV4HttpSigner.create()
                .sign(r ->
                        r.identity(credentials.get().resolveCredentials())
                                .request(request)
                                .putProperty(
                                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                .putProperty(
                                        AwsV4FamilyHttpSigner.EXPIRATION_DURATION,
                                        Duration.ofMinutes(1))
                                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "sts")
                                .putProperty(
                                        AwsV4HttpSigner.REGION_NAME,
                                        settings.stsRegion().orElse(region())))
                .request()
                .getUri();
    }

    /// What stands at an address outside of AWS.
    byte[] page(URI address) throws IOException {
        SdkHttpRequest request =
                SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(address).build();
        HttpExecuteResponse answer =
                http.get()
                        .prepareRequest(HttpExecuteRequest.builder().request(request).build())
                        .call();
        int status = answer.httpResponse().statusCode();
        if (!answer.httpResponse().isSuccessful() || answer.responseBody().isEmpty()) {
            throw new IOException("the answer has the status " + status);
        }
        try (InputStream body = answer.responseBody().get()) {
            return body.readNBytes(LARGEST_PAGE);
        }
    }

    /// Where requests about identities go.
    URI identityEndpoint(Partition partition) {
        return endpoint("sts")
                .orElseGet(() ->
                        URI.create(
                                "https://sts."
                                        + settings.stsRegion().orElse(region())
                                        + "."
                                        + partition.dnsSuffix()));
    }

    StsClient makeSts() {
        return stsWith(credentials.get());
    }

    @Override
    public SsoClient sso(String region) {
        return configured(SsoClient.builder(), "sso")
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .region(Region.of(region))
                .build();
    }

    @Override
    public SsoOidcClient oidc(String region) {
        return configured(SsoOidcClient.builder(), "ssooidc")
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .region(Region.of(region))
                .build();
    }

    @Override
    public StsClient stsWith(AwsCredentialsProvider caller) {
        var builder = configured(StsClient.builder(), "sts").credentialsProvider(caller);
        settings.stsRegion().ifPresent(region -> builder.region(Region.of(region)));
        return builder.build();
    }

    /// An endpoint that is given is taken as it is: whether it is one of FIPS, or has two kinds of
    /// addresses, only whoever named it knows.
    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, String service) {
        Optional<URI> endpoint = endpoint(service);
        builder.region(Region.of(region()))
                .defaultsMode(DefaultsMode.LEGACY)
                .dualstackEnabled(settings.useDualStack() && endpoint.isEmpty())
                .fipsEnabled(settings.useFips() && endpoint.isEmpty())
                .overrideConfiguration(overrides(service));
        builder.httpClient(http.get());
        endpoint.ifPresent(builder::endpointOverride);
        return builder;
    }

    private Optional<URI> endpoint(String service) {
        return Optional.ofNullable(settings.endpoints().get(service)).or(settings::endpoint);
    }

    private ClientOverrideConfiguration overrides(String service) {
        return ClientOverrideConfiguration.builder()
                .defaultProfileFile(NO_PROFILES)
                .defaultProfileName("default")
                .addExecutionInterceptor(new FailedOperation.Noting())
                .retryStrategy(retries(service))
                .build();
    }

    private Retries retries(String service) {
        return new Retries(settings.repeating(), paces.of(service, settings), System::nanoTime);
    }

    @Override
    public void close() {
        http.ifMade(SdkHttpClient::close);
    }
}
