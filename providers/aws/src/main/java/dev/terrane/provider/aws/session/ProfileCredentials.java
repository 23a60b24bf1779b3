package dev.terrane.provider.aws.session;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleWithWebIdentityCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What a profile of AWS's own files says of credentials: keys, a process, single sign-on, or a role
/// with the credentials of another profile, of the environment, the container or the machine.
///
/// Roles are assumed by the session's own client, so that its endpoints, proxies and certificates count.
final class ProfileCredentials {
    private final AwsSettings.CredentialSettings settings;
    private final Credentials.Makers makers;
    private final Supplier<AwsCredentialsProvider> machine;
    private final Set<String> visited = new LinkedHashSet<>();

    ProfileCredentials(
            AwsSettings.CredentialSettings settings,
            Credentials.Makers makers,
            Supplier<AwsCredentialsProvider> machine) {
        this.settings = settings;
        this.makers = makers;
        this.machine = machine;
    }

    AwsCredentialsProvider of(String name) {
        Profile profile =
                settings.profiles()
                        .profile(name)
                        .orElseThrow(() -> problem("There is no profile \"" + name + "\"."));
        if (!visited.add(name)) {
            if (hasKeys(profile)) {
                return plain(name);
            }
            throw problem(
                    "The profiles "
                            + String.join(", ", visited)
                            + " are each other's `source_profile`.");
        }
        if (profile.property("role_arn").isPresent()) {
            return profile.property("web_identity_token_file").isPresent()
                    ? webIdentity(profile)
                    : role(profile);
        }
        if (profile.property("sso_session").isPresent()
                || profile.property("sso_start_url").isPresent()) {
            return new SignOn(settings.signOns().orElse(Path.of("")), makers)
                    .of(profile, settings.profiles());
        }
        return plain(name);
    }

    private static FailedCall problem(String detail) {
        return FailedCall.at("profile", "No AWS credentials", detail);
    }

    private static boolean hasKeys(Profile profile) {
        return profile.property("aws_access_key_id").isPresent();
    }

    /// Keys, or a process that prints them. A role of the same profile does not count.
    private AwsCredentialsProvider plain(String name) {
        Profile profile = settings.profiles().profile(name).orElseThrow();
        if (hasKeys(profile) && profile.property("aws_secret_access_key").isPresent()) {
            return StaticCredentialsProvider.create(
                    Credentials.keys(
                            new AwsSettings.Keys(
                                    profile.property("aws_access_key_id").orElseThrow(),
                                    profile.property("aws_secret_access_key").orElseThrow(),
                                    profile.property("aws_session_token"))));
        }
        return ProfileCredentialsProvider.builder()
                .profileFile(settings.profiles().file().get())
                .profileName(name)
                .build();
    }

    private AwsCredentialsProvider role(Profile profile) {
        if (profile.property("mfa_serial").isPresent()) {
            throw problem(
                    "The profile \""
                            + profile.name()
                            + "\" needs a code of a device (`mfa_serial`), and nobody can be asked for"
                            + " it here. `aws configure export-credentials --format env` gives variables"
                            + " that are understood.");
        }
        AssumeRoleRequest request =
                AssumeRoleRequest.builder()
                        .roleArn(profile.property("role_arn").orElseThrow())
                        .roleSessionName(profile.property("role_session_name").orElse("terrane"))
                        .externalId(profile.property("external_id").orElse(null))
                        .durationSeconds(
                                profile.property("duration_seconds")
                                        .map(Integer::valueOf)
                                        .orElse(null))
                        .build();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(makers.stsWith(source(profile)))
                .refreshRequest(request)
                .build();
    }

    private AwsCredentialsProvider source(Profile profile) {
        Optional<String> other = profile.property("source_profile");
        if (other.isPresent()) {
            return of(other.get());
        }
        String where = profile.property("credential_source").orElse("");
        return switch (where.toLowerCase(Locale.ROOT)) {
            case "environment" ->
                    StaticCredentialsProvider.create(
                            Credentials.keys(
                                    settings.fromEnvironment()
                                            .orElseThrow(() ->
                                                    problem(
                                                            "The profile \""
                                                                    + profile.name()
                                                                    + "\" takes the credentials of the"
                                                                    + " environment, which has none."))));
            case "ec2instancemetadata" -> machine.get();
            case "ecscontainer" ->
                    new ContainerCredentials(
                            settings.container()
                                    .orElseThrow(() ->
                                            problem(
                                                    "The profile \""
                                                            + profile.name()
                                                            + "\" takes the credentials of a container,"
                                                            + " and this is none.")));
            default ->
                    throw problem(
                            "The profile \""
                                    + profile.name()
                                    + "\" has a `role_arn`, and needs a `source_profile`, or a"
                                    + " `credential_source` that is one of "
                                    + List.of("Environment", "Ec2InstanceMetadata", "EcsContainer")
                                    + ".");
        };
    }

    private AwsCredentialsProvider webIdentity(Profile profile) {
        return StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
                .stsClient(makers.stsWith(AnonymousCredentialsProvider.create()))
                .refreshRequest(() ->
                        AssumeRoleWithWebIdentityRequest.builder()
                                .roleArn(profile.property("role_arn").orElseThrow())
                                .roleSessionName(
                                        profile.property("role_session_name").orElse("terrane"))
                                .webIdentityToken(
                                        token(
                                                profile.property("web_identity_token_file")
                                                        .orElseThrow()))
                                .build())
                .build();
    }

    private static String token(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw problem("The file with the token could not be read: " + file + ".");
        }
    }
}
