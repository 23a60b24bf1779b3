package dev.terrane.provider.aws.session;

import dev.terrane.spi.Problem;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// Reads a provider configuration together with the environment.
///
/// What the configuration says goes before variables, and these before the files with profiles. What
/// is unknown while planning counts as not set.
public final class SettingsReader {
    private static final int DEFAULT_RETRIES = 25;
    private static final int MOST_TOKENS = 1_000_000;
    private static final String CONTAINER_AGENT = "http://169.254.170.2";
    private static final String IPV6_METADATA = "http://[fd00:ec2::254]";
    private static final Set<String> YES = Set.of("true", "1", "t", "T", "TRUE", "True");
    private static final String DEFAULT_TAG = "TF_AWS_DEFAULT_TAGS_";

    private final Attributes config;
    private final ProviderContext context;
    private final List<Problem> problems = new ArrayList<>();

    public SettingsReader(Value config, ProviderContext context) {
        this.config = Attributes.of(config);
        this.context = context;
    }

    /// @param settings null where the problems are errors
    public record Outcome(@Nullable AwsSettings settings, List<Problem> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    public Outcome read() {
        AwsSettings settings = settings();
        boolean failed = problems.stream().anyMatch(Problem::isError);
        return new Outcome(failed ? null : settings, problems);
    }

    private AwsSettings settings() {
        Profiles profiles = profiles();
        return new AwsSettings(
                context.workingDirectory(),
                region(profiles),
                config.string("sts_region"),
                credentials(profiles),
                endpoints(profiles),
                anyEndpoint(profiles),
                tags(),
                Set.copyOf(config.strings("allowed_account_ids")),
                Set.copyOf(config.strings("forbidden_account_ids")),
                repeating(),
                flag("s3_use_path_style", "AWS_S3_USE_PATH_STYLE"),
                isS3Global(profiles),
                flag("use_fips_endpoint", "AWS_USE_FIPS_ENDPOINT"),
                flag("use_dualstack_endpoint", "AWS_USE_DUALSTACK_ENDPOINT"),
                flag("skip_requesting_account_id", ""),
                network());
    }

    private void error(String argument, String summary, String detail) {
        problems.add(Problem.error(summary, detail, ValuePath.attribute(argument)));
    }

    /// Whether buckets of us-east-1 are asked for at the address of before there were regions.
    private boolean isS3Global(Profiles profiles) {
        return config.string("s3_us_east_1_regional_endpoint")
                .or(() -> context.variable("AWS_S3_US_EAST_1_REGIONAL_ENDPOINT"))
                .or(() ->
                        profiles.exist()
                                ? profiles.property("s3_us_east_1_regional_endpoint")
                                : Optional.empty())
                .filter(text -> text.equalsIgnoreCase("legacy"))
                .isPresent();
    }

    private Optional<String> region(Profiles profiles) {
        Optional<String> region =
                config.string("region")
                        .or(() -> context.variable("AWS_REGION"))
                        .or(() -> context.variable("AWS_DEFAULT_REGION"))
                        .or(() ->
                                config.isUnknown("region")
                                        ? Optional.empty()
                                        : profiles.property("region"));
        region.filter(name -> !flag("skip_region_validation", "") && !Partition.hasRegion(name))
                .ifPresent(name ->
                        error(
                                "region",
                                "Invalid AWS region",
                                "There is no region \""
                                        + name
                                        + "\". Name one such as \"eu-central-1\" by `region` or AWS_REGION;"
                                        + " for one that is newer than this release, set"
                                        + " `skip_region_validation = true`."));
        return region;
    }

    private Profiles profiles() {
        Optional<String> home = context.variable("HOME").or(() -> context.variable("USERPROFILE"));
        return Profiles.of(
                config.string("profile")
                        .or(() -> context.variable("AWS_PROFILE"))
                        .or(() -> context.variable("AWS_DEFAULT_PROFILE"))
                        .orElse("default"),
                files("shared_config_files", "AWS_CONFIG_FILE", home, "config"),
                files(
                        "shared_credentials_files",
                        "AWS_SHARED_CREDENTIALS_FILE",
                        home,
                        "credentials"));
    }

    private List<Path> files(String argument, String variable, Optional<String> home, String name) {
        List<String> configured = config.strings(argument);
        if (!configured.isEmpty()) {
            return configured.stream().map(text -> path(text, home)).toList();
        }
        return context.variable(variable)
                .or(() -> home.map(folder -> folder + "/.aws/" + name))
                .map(text -> List.of(path(text, home)))
                .orElse(List.of());
    }

    private Path path(String text, Optional<String> home) {
        String whole = text.startsWith("~/") ? home.orElse("~") + text.substring(1) : text;
        return context.workingDirectory().resolve(whole);
    }

    private AwsSettings.CredentialSettings credentials(Profiles profiles) {
        return new AwsSettings.CredentialSettings(
                keys(
                        config.string("access_key"),
                        config.string("secret_key"),
                        config.string("token")),
                keys(
                        context.variable("AWS_ACCESS_KEY_ID")
                                .or(() -> context.variable("AWS_ACCESS_KEY")),
                        context.variable("AWS_SECRET_ACCESS_KEY")
                                .or(() -> context.variable("AWS_SECRET_KEY")),
                        context.variable("AWS_SESSION_TOKEN")),
                webIdentity(),
                config.string("profile"),
                profiles,
                useMetadataService(),
                metadataEndpoint(),
                container(),
                context.variable("HOME")
                        .or(() -> context.variable("USERPROFILE"))
                        .map(home -> Path.of(home, ".aws", "sso", "cache")),
                config.blocks("assume_role").stream()
                        .filter(role -> role.isSet("role_arn"))
                        .map(this::assumedRole)
                        .toList());
    }

    private Optional<AwsSettings.Keys> keys(
            Optional<String> access, Optional<String> secret, Optional<String> token) {
        if (access.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AwsSettings.Keys(access.get(), secret.get(), token));
    }

    private boolean useMetadataService() {
        return !YES.contains(config.string("skip_metadata_api_check").orElse(""))
                && !context.variable("AWS_EC2_METADATA_DISABLED").orElse("false").equals("true");
    }

    private Optional<String> metadataEndpoint() {
        boolean ipv6 =
                config.string("ec2_metadata_service_endpoint_mode")
                        .or(() -> context.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"))
                        .orElse("IPv4")
                        .equalsIgnoreCase("IPv6");
        return config.string("ec2_metadata_service_endpoint")
                .or(() -> context.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT"))
                .or(() -> ipv6 ? Optional.of(IPV6_METADATA) : Optional.empty());
    }

    private Optional<AwsSettings.ContainerEndpoint> container() {
        return context.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
                .map(path -> CONTAINER_AGENT + path)
                .or(() -> context.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
                .flatMap(text -> uri(text, "AWS_CONTAINER_CREDENTIALS_FULL_URI"))
                .map(uri ->
                        new AwsSettings.ContainerEndpoint(
                                uri,
                                context.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN"),
                                context.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
                                        .map(file -> path(file, context.variable("HOME")))));
    }

    private AwsSettings.AssumedRole assumedRole(Attributes role) {
        return new AwsSettings.AssumedRole(
                role.requiredString("role_arn"),
                sessionName(role),
                role.string("external_id"),
                duration(role, "assume_role"),
                role.string("policy"),
                role.strings("policy_arns"),
                role.string("source_identity"),
                role.stringMap("tags"),
                role.strings("transitive_tag_keys"));
    }

    private String sessionName(Attributes role) {
        return role.string("session_name")
                .or(() -> context.variable("AWS_ROLE_SESSION_NAME"))
                .orElse("terrane");
    }

    private Optional<Duration> duration(Attributes role, String block) {
        Optional<String> text = role.string("duration");
        Optional<Duration> duration = text.flatMap(GoDuration::parse);
        if (text.isPresent() && duration.isEmpty()) {
            error(block, "Invalid duration", "`duration` must be such as \"1h\" or \"30m\".");
        }
        return duration;
    }

    private Optional<AwsSettings.WebIdentity> webIdentity() {
        for (Attributes block : config.blocks("assume_role_with_web_identity")) {
            Optional<String> role =
                    block.string("role_arn").or(() -> context.variable("AWS_ROLE_ARN"));
            if (role.isPresent()) {
                return Optional.of(webIdentity(block, role.get()));
            }
        }
        Optional<String> role = context.variable("AWS_ROLE_ARN");
        Optional<String> file = context.variable("AWS_WEB_IDENTITY_TOKEN_FILE");
        if (role.isEmpty() || file.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new AwsSettings.WebIdentity(
                        role.get(),
                        context.variable("AWS_ROLE_SESSION_NAME").orElse("terrane"),
                        Optional.empty(),
                        file.map(text -> path(text, context.variable("HOME"))),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    private AwsSettings.WebIdentity webIdentity(Attributes block, String role) {
        return new AwsSettings.WebIdentity(
                role,
                sessionName(block),
                block.string("web_identity_token"),
                block.string("web_identity_token_file")
                        .or(() -> context.variable("AWS_WEB_IDENTITY_TOKEN_FILE"))
                        .map(text -> path(text, context.variable("HOME"))),
                duration(block, "assume_role_with_web_identity"),
                block.string("policy"),
                block.strings("policy_arns"));
    }

    private Map<String, URI> endpoints(Profiles profiles) {
        Map<String, URI> endpoints = new HashMap<>();
        if (!ignoresEndpoints() && context.variable("AWS_ENDPOINT_URL").isEmpty()) {
            endpointsOfProfile(profiles, endpoints);
        }
        for (Service service : Service.ALL) {
            variableEndpoint("AWS_ENDPOINT_URL_" + service.variable())
                    .ifPresent(uri -> endpoints.put(service.name(), uri));
        }
        for (Attributes block : config.blocks("endpoints")) {
            block.object()
                    .asMap()
                    .forEach((service, value) -> {
                        if (value instanceof Value.StringValue text && !text.text().isEmpty()) {
                            uri(text.text(), "endpoints")
                                    .ifPresent(uri -> endpoints.put(Service.nameOf(service), uri));
                        }
                    });
        }
        return endpoints;
    }

    /// The section `[services NAME]` that the profile names. A variable for all services goes before it.
    private void endpointsOfProfile(Profiles profiles, Map<String, URI> endpoints) {
        if (!profiles.exist() || profiles.property("services").isEmpty()) {
            return;
        }
        for (Service service : Service.ALL) {
            profiles.endpointOf(service.variable().toLowerCase(Locale.ROOT))
                    .flatMap(text -> uri(text, "profile"))
                    .ifPresent(uri -> endpoints.put(service.name(), uri));
        }
    }

    private Optional<URI> anyEndpoint(Profiles profiles) {
        return variableEndpoint("AWS_ENDPOINT_URL")
                .or(() -> ignoresEndpoints() ? Optional.empty() : profileEndpoint(profiles));
    }

    private Optional<URI> profileEndpoint(Profiles profiles) {
        if (!profiles.exist()) {
            return Optional.empty();
        }
        return profiles.property("endpoint_url").flatMap(text -> uri(text, "profile"));
    }

    private Optional<URI> variableEndpoint(String variable) {
        return ignoresEndpoints()
                ? Optional.empty()
                : context.variable(variable).flatMap(text -> uri(text, "endpoints"));
    }

    private boolean ignoresEndpoints() {
        return context.variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").orElse("").equals("true");
    }

    private Optional<URI> uri(String text, String argument) {
        try {
            URI uri = new URI(text.contains("://") ? text : "https://" + text);
            if (uri.getHost() != null) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // told below
        }
        error(
                argument,
                "Invalid endpoint",
                "\"" + text + "\" is no URL of an endpoint, such as \"https://sqs.example.org\".");
        return Optional.empty();
    }

    private TagSettings tags() {
        Map<String, String> defaults = new TreeMap<>();
        context.environment()
                .forEach((name, text) -> {
                    if (name.startsWith(DEFAULT_TAG) && name.length() > DEFAULT_TAG.length()) {
                        defaults.put(name.substring(DEFAULT_TAG.length()), text);
                    }
                });
        config.blocks("default_tags").forEach(block -> defaults.putAll(block.stringMap("tags")));
        Set<String> names = new LinkedHashSet<>(listed("TF_AWS_IGNORE_TAGS_KEYS"));
        List<String> prefixes = new ArrayList<>(listed("TF_AWS_IGNORE_TAGS_KEY_PREFIXES"));
        for (Attributes block : config.blocks("ignore_tags")) {
            names.addAll(block.strings("keys"));
            prefixes.addAll(block.strings("key_prefixes"));
        }
        return new TagSettings(defaults, names, prefixes);
    }

    private List<String> listed(String variable) {
        return context.variable(variable).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::trim)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private AwsSettings.Repeating repeating() {
        checkRetryMode();
        OptionalInt attempts = maximumAttempts();
        return new AwsSettings.Repeating(
                attempts.orElse(DEFAULT_RETRIES),
                attempts.isPresent(),
                (int)
                        Math.min(
                                config.wholeNumber("token_bucket_rate_limiter_capacity").orElse(0),
                                MOST_TOKENS));
    }

    private OptionalInt maximumAttempts() {
        OptionalLong configured = config.wholeNumber("max_retries");
        if (configured.isPresent() && configured.getAsLong() > 0) {
            return OptionalInt.of(Math.toIntExact(Math.min(configured.getAsLong(), 1000)));
        }
        Optional<String> variable = context.variable("AWS_MAX_ATTEMPTS");
        if (variable.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Math.max(1, Integer.parseInt(variable.get())));
        } catch (NumberFormatException e) {
            problems.add(
                    Problem.error(
                            "Invalid AWS_MAX_ATTEMPTS",
                            "The variable AWS_MAX_ATTEMPTS must be a whole number, but is \""
                                    + variable.get()
                                    + "\"."));
            return OptionalInt.empty();
        }
    }

    /// Both modes keep to the pace that AWS allows, so that there is nothing to choose.
    private void checkRetryMode() {
        String mode =
                config.string("retry_mode")
                        .or(() -> context.variable("AWS_RETRY_MODE"))
                        .orElse("standard")
                        .toLowerCase(Locale.ROOT);
        if (!Set.of("standard", "adaptive", "legacy").contains(mode)) {
            error(
                    "retry_mode",
                    "Invalid retry mode",
                    "`retry_mode` is \"standard\" or \"adaptive\", but is \"" + mode + "\".");
        }
    }

    private boolean flag(String argument, String variable) {
        return config.bool(argument)
                .orElseGet(() -> context.variable(variable).orElse("false").equals("true"));
    }

    private AwsSettings.Network network() {
        return new AwsSettings.Network(
                proxy("http_proxy", "HTTP_PROXY"),
                proxy("https_proxy", "HTTPS_PROXY"),
                noProxy(),
                flag("insecure", ""),
                config.string("custom_ca_bundle")
                        .or(() -> context.variable("AWS_CA_BUNDLE"))
                        .map(text -> path(text, context.variable("HOME"))));
    }

    private Optional<URI> proxy(String argument, String variable) {
        return config.string(argument)
                .or(() -> context.variable(variable))
                .or(() -> context.variable(variable.toLowerCase(Locale.ROOT)))
                .flatMap(text -> uri(text, argument));
    }

    private Set<String> noProxy() {
        String text =
                config.string("no_proxy")
                        .or(() -> context.variable("NO_PROXY"))
                        .or(() -> context.variable("no_proxy"))
                        .orElse("");
        Set<String> hosts = new LinkedHashSet<>();
        for (String host : text.split(",", -1)) {
            if (!host.isBlank()) {
                hosts.add(host.strip().startsWith(".") ? "*" + host.strip() : host.strip());
            }
        }
        return hosts;
    }
}
