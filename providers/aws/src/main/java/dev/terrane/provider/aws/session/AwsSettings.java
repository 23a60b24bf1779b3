package dev.terrane.provider.aws.session;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A provider configuration, with what the environment adds to it.
///
/// @param directory from which relative paths go
/// @param region empty where nothing names one
/// @param endpoints by service, as in the `endpoints` block
/// @param repeating of requests that failed
/// @param s3Global whether requests about buckets of us-east-1 go to `s3.amazonaws.com`
public record AwsSettings(
        Path directory,
        Optional<String> region,
        Optional<String> stsRegion,
        CredentialSettings credentials,
        Map<String, URI> endpoints,
        Optional<URI> endpoint,
        TagSettings tags,
        Set<String> allowedAccounts,
        Set<String> forbiddenAccounts,
        Repeating repeating,
        boolean s3PathStyle,
        boolean s3Global,
        boolean useFips,
        boolean useDualStack,
        boolean skipAccountId,
        Network network) {

    /// How often a request is sent.
    ///
    /// @param maximumAttempts of one request, the first included
    /// @param isConfigured whether somebody has said so, and it is no default
    /// @param budget of retries, in tokens; 0 for no limit
    public record Repeating(int maximumAttempts, boolean isConfigured, int budget) {}

    /// How to get to AWS.
    ///
    /// @param insecure certificates are not checked
    public record Network(
            Optional<URI> httpProxy,
            Optional<URI> httpsProxy,
            Set<String> noProxy,
            boolean insecure,
            Optional<Path> certificateAuthorities) {
        public Network {
            noProxy = Set.copyOf(noProxy);
        }
    }

    /// Where credentials come from: the first of these that has any.
    ///
    /// @param explicitProfile named in the configuration, so that it goes before the environment
    /// @param signOns the folder in which AWS's own tools keep tokens of single sign-on
    public record CredentialSettings(
            Optional<Keys> configured,
            Optional<Keys> fromEnvironment,
            Optional<WebIdentity> webIdentity,
            Optional<String> explicitProfile,
            Profiles profiles,
            boolean useMetadataService,
            Optional<String> metadataEndpoint,
            Optional<ContainerEndpoint> container,
            Optional<Path> signOns,
            List<AssumedRole> assumedRoles) {
        public CredentialSettings {
            assumedRoles = List.copyOf(assumedRoles);
        }

        boolean areAtHand() {
            return configured.isPresent()
                    || fromEnvironment.isPresent()
                    || webIdentity.isPresent()
                    || (profiles.exist()
                            && profiles.profile().filter(Credentials::hasCredentials).isPresent());
        }
    }

    /// Where a container's agent gives out credentials.
    ///
    /// @param token to be sent along, or the file that it is in
    public record ContainerEndpoint(URI uri, Optional<String> token, Optional<Path> tokenFile) {
        @Override
        public String toString() {
            return "ContainerEndpoint[" + uri + "]";
        }
    }

    /// Long-lived or temporary keys. Their text is printed by nothing.
    public record Keys(String accessKey, String secretKey, Optional<String> token) {
        @Override
        public String toString() {
            return "Keys[not shown]";
        }
    }

    /// A role that is taken on with the credentials that came before.
    public record AssumedRole(
            String roleArn,
            String sessionName,
            Optional<String> externalId,
            Optional<Duration> duration,
            Optional<String> policy,
            List<String> policyArns,
            Optional<String> sourceIdentity,
            Map<String, String> tags,
            List<String> transitiveTagKeys) {
        public AssumedRole {
            policyArns = List.copyOf(policyArns);
            tags = Map.copyOf(tags);
            transitiveTagKeys = List.copyOf(transitiveTagKeys);
        }
    }

    /// A role that is taken on with a token of another identity provider.
    public record WebIdentity(
            String roleArn,
            String sessionName,
            Optional<String> token,
            Optional<Path> tokenFile,
            Optional<Duration> duration,
            Optional<String> policy,
            List<String> policyArns) {
        public WebIdentity {
            policyArns = List.copyOf(policyArns);
        }

        @Override
        public String toString() {
            return "WebIdentity[" + roleArn + "]";
        }
    }

    public AwsSettings {
        endpoints = Map.copyOf(endpoints);
        allowedAccounts = Set.copyOf(allowedAccounts);
        forbiddenAccounts = Set.copyOf(forbiddenAccounts);
    }
}
