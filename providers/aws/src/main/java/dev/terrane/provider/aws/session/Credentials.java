package dev.terrane.provider.aws.session;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleWithWebIdentityCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.Tag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a session's credentials come from.
///
/// The first of: the configuration; a profile that the configuration names; variables; a web
/// identity; the profile that variables name, or `default`; the container; the machine. Then the
/// roles to be assumed, one with the credentials of the one before.
final class Credentials {
    private final AwsSettings.CredentialSettings settings;
    private final Makers makers;

    /// Makes clients with other credentials than the session's.
    interface Makers {
        StsClient stsWith(AwsCredentialsProvider credentials);

        SsoClient sso(String region);

        SsoOidcClient oidc(String region);
    }

    Credentials(AwsSettings.CredentialSettings settings, Makers makers) {
        this.settings = settings;
        this.makers = makers;
    }

    AwsCredentialsProvider provider() {
        AwsCredentialsProvider provider = base();
        for (AwsSettings.AssumedRole role : settings.assumedRoles()) {
            provider = assuming(role, provider);
        }
        return provider;
    }

    private AwsCredentialsProvider base() {
        if (settings.configured().isPresent()) {
            return StaticCredentialsProvider.create(keys(settings.configured().get()));
        }
        if (settings.explicitProfile().isPresent()) {
            return profile();
        }
        if (settings.fromEnvironment().isPresent()) {
            return StaticCredentialsProvider.create(keys(settings.fromEnvironment().get()));
        }
        if (settings.webIdentity().isPresent()) {
            return webIdentity(settings.webIdentity().get());
        }
        if (settings.profiles().exist()
                && settings.profiles().profile().filter(Credentials::hasCredentials).isPresent()) {
            return profile();
        }
        if (settings.container().isPresent()) {
            return new ContainerCredentials(settings.container().get());
        }
        if (settings.useMetadataService()) {
            return instance();
        }
        throw FailedCall.of(
                "No AWS credentials",
                "No credentials were found in the provider configuration, in the variables"
                        + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or in the profile \""
                        + settings.profiles().selected()
                        + "\". Set one of these; AWS_PROFILE selects another profile.");
    }

    static AwsCredentials keys(AwsSettings.Keys keys) {
        return keys.token().isPresent()
                ? AwsSessionCredentials.create(
                        keys.accessKey(), keys.secretKey(), keys.token().get())
                : AwsBasicCredentials.create(keys.accessKey(), keys.secretKey());
    }

    static boolean hasCredentials(Profile profile) {
        return List.of(
                        "aws_access_key_id",
                        "role_arn",
                        "credential_process",
                        "web_identity_token_file",
                        "sso_session",
                        "sso_start_url")
                .stream()
                .anyMatch(name -> profile.property(name).isPresent());
    }

    private AwsCredentialsProvider profile() {
        Profiles profiles = settings.profiles();
        if (profiles.profile().isEmpty()) {
            throw FailedCall.at(
                    "profile",
                    "No such profile",
                    "The files with AWS profiles hold no profile \""
                            + profiles.selected()
                            + "\". Check `profile`, AWS_PROFILE and `shared_config_files`.");
        }
        return new ProfileCredentials(settings, makers, this::instance).of(profiles.selected());
    }

    private AwsCredentialsProvider instance() {
        InstanceProfileCredentialsProvider.Builder builder =
                InstanceProfileCredentialsProvider.builder();
        settings.metadataEndpoint().ifPresent(builder::endpoint);
        return builder.build();
    }

    private AwsCredentialsProvider assuming(
            AwsSettings.AssumedRole role, AwsCredentialsProvider caller) {
        AssumeRoleRequest request =
                AssumeRoleRequest.builder()
                        .roleArn(role.roleArn())
                        .roleSessionName(role.sessionName())
                        .externalId(role.externalId().orElse(null))
                        .durationSeconds(
                                role.duration()
                                        .map(d -> Math.toIntExact(d.toSeconds()))
                                        .orElse(null))
                        .policy(role.policy().orElse(null))
                        .policyArns(policies(role.policyArns()))
                        .sourceIdentity(role.sourceIdentity().orElse(null))
                        .tags(
                                role.tags().entrySet().stream()
                                        .map(tag ->
                                                Tag.builder()
                                                        .key(tag.getKey())
                                                        .value(tag.getValue())
                                                        .build())
                                        .toList())
                        .transitiveTagKeys(role.transitiveTagKeys())
                        .build();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(makers.stsWith(caller))
                .refreshRequest(request)
                .build();
    }

    private static List<PolicyDescriptorType> policies(List<String> arns) {
        return arns.stream().map(arn -> PolicyDescriptorType.builder().arn(arn).build()).toList();
    }

    private AwsCredentialsProvider webIdentity(AwsSettings.WebIdentity identity) {
        return StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
                .stsClient(makers.stsWith(AnonymousCredentialsProvider.create()))
                .refreshRequest(() -> request(identity))
                .build();
    }

    /// The token's file is read each time, since whoever wrote it renews it.
    private static AssumeRoleWithWebIdentityRequest request(AwsSettings.WebIdentity identity) {
        return AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(identity.roleArn())
                .roleSessionName(identity.sessionName())
                .webIdentityToken(identity.token().orElseGet(() -> token(identity.tokenFile())))
                .durationSeconds(
                        identity.duration().map(d -> Math.toIntExact(d.toSeconds())).orElse(null))
                .policy(identity.policy().orElse(null))
                .policyArns(policies(identity.policyArns()))
                .build();
    }

    private static String token(Optional<Path> file) {
        if (file.isEmpty()) {
            throw FailedCall.at(
                    "assume_role_with_web_identity",
                    "No web identity token",
                    "Set `web_identity_token`, `web_identity_token_file` or AWS_WEB_IDENTITY_TOKEN_FILE.");
        }
        try {
            return Files.readString(file.get()).strip();
        } catch (IOException e) {
            throw FailedCall.at(
                    "assume_role_with_web_identity",
                    "No web identity token",
                    "The file with the token could not be read: " + file.get() + ".");
        }
    }
}
