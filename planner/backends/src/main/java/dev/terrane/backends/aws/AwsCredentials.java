package dev.terrane.backends.aws;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.state.StateStoreException;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// As whom AWS is asked: keys in the block, a profile, or what the environment gives; and in which role.
final class AwsCredentials {
    private static final String SESSION = "terrane";
    private static final Map<String, String> MODES =
            Map.of("ipv4", "http://169.254.169.254", "ipv6", "http://[fd00:ec2::254]");

    private final BackendArguments arguments;
    private final BackendContext context;
    private final Sts sts;

    /// A client of STS for one who has credentials of his own.
    interface Sts {
        StsClient apply(AwsCredentialsProvider own) throws StateStoreException;
    }

    AwsCredentials(BackendArguments arguments, BackendContext context, Sts sts) {
        this.arguments = arguments;
        this.context = context;
        this.sts = sts;
    }

    AwsCredentialsProvider provider() throws StateStoreException {
        AwsCredentialsProvider own = own();
        Optional<BackendArguments> identity = arguments.object("assume_role_with_web_identity");
        if (identity.isPresent()) {
            own = withWebIdentity(identity.get());
        }
        Optional<BackendArguments> role = arguments.object("assume_role");
        return role.isPresent() ? inRole(role.get(), own) : own;
    }

    private AwsCredentialsProvider own() throws StateStoreException {
        Optional<String> access = arguments.text("access_key");
        Optional<String> secret = arguments.text("secret_key");
        if (access.isPresent() != secret.isPresent()) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "\"access_key\" and \"secret_key\" go together: give both, or none.");
        }
        if (access.isPresent()) {
            return keys(access.get(), secret.orElseThrow(), arguments.text("token"));
        }
        Optional<ProfileFile> files = profiles();
        Optional<String> profile = arguments.text("profile");
        if (profile.isEmpty() && files.isEmpty()) {
            Optional<AwsCredentialsProvider> keys = keysOfEnvironment();
            if (keys.isPresent()) {
                return keys.get();
            }
            profile = context.variable("AWS_PROFILE");
            if (profile.isEmpty() && roleOfEnvironment().isPresent()) {
                return roleOfEnvironment().get();
            }
        }
        if (profile.isPresent() || files.isPresent()) {
            ProfileCredentialsProvider.Builder builder = ProfileCredentialsProvider.builder();
            profile.ifPresent(builder::profileName);
            files.ifPresent(builder::profileFile);
            return builder.build();
        }
        return machineService().isEmpty() && !arguments.flag("skip_metadata_api_check")
                ? DefaultCredentialsProvider.builder().build()
                : AwsCredentialsProviderChain.of(withoutDefaults());
    }

    /// What the SDK looks for by itself, with another service on the machine, or without one.
    private AwsCredentialsProvider[] withoutDefaults() throws StateStoreException {
        List<AwsCredentialsProvider> all =
                new ArrayList<>(
                        List.of(
                                SystemPropertyCredentialsProvider.create(),
                                EnvironmentVariableCredentialsProvider.create(),
                                WebIdentityTokenFileCredentialsProvider.create(),
                                ProfileCredentialsProvider.create(),
                                ContainerCredentialsProvider.builder().build()));
        if (!arguments.flag("skip_metadata_api_check")) {
            all.add(
                    InstanceProfileCredentialsProvider.builder()
                            .endpoint(machineService().orElseThrow())
                            .build());
        }
        return all.toArray(AwsCredentialsProvider[]::new);
    }

    /// Where a machine of EC2 asks for its credentials, where that is not the usual place.
    private Optional<String> machineService() throws StateStoreException {
        Optional<String> endpoint = arguments.text("ec2_metadata_service_endpoint");
        Optional<String> mode = arguments.text("ec2_metadata_service_endpoint_mode");
        if (mode.isPresent() && !MODES.containsKey(mode.get().toLowerCase(Locale.ROOT))) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "\"ec2_metadata_service_endpoint_mode\" is \"IPv4\" or \"IPv6\", and not \"%s\"."
                            .formatted(mode.get()));
        }
        return endpoint.or(() -> mode.map(name -> MODES.get(name.toLowerCase(Locale.ROOT))));
    }

    /// The environment of the command, which for a project may be another than that of the process.
    private Optional<AwsCredentialsProvider> keysOfEnvironment() {
        Optional<String> access = context.variable("AWS_ACCESS_KEY_ID");
        Optional<String> secret = context.variable("AWS_SECRET_ACCESS_KEY");
        return access.isPresent() && secret.isPresent()
                ? Optional.of(
                        keys(access.get(), secret.get(), context.variable("AWS_SESSION_TOKEN")))
                : Optional.empty();
    }

    private static AwsCredentialsProvider keys(
            String access, String secret, Optional<String> token) {
        return StaticCredentialsProvider.create(
                token.isPresent()
                        ? AwsSessionCredentials.create(access, secret, token.get())
                        : AwsBasicCredentials.create(access, secret));
    }

    /// `AWS_ROLE_ARN`, for a pipeline that signs in by a token of its own.
    private Optional<AwsCredentialsProvider> roleOfEnvironment() throws StateStoreException {
        Optional<String> role = context.variable("AWS_ROLE_ARN");
        Optional<String> file = context.variable("AWS_WEB_IDENTITY_TOKEN_FILE");
        if (role.isEmpty() || file.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
                        .stsClient(sts.apply(AnonymousCredentialsProvider.create()))
                        .refreshRequest(
                                AssumeRoleWithWebIdentityRequest.builder()
                                        .roleArn(role.get())
                                        .roleSessionName(
                                                context.variable("AWS_ROLE_SESSION_NAME")
                                                        .orElse(SESSION))
                                        .webIdentityToken(read(file.get()))
                                        .build())
                        .build());
    }

    /// Nothing where the usual files count.
    private Optional<ProfileFile> profiles() {
        List<String> credentials = new ArrayList<>(arguments.texts("shared_credentials_files"));
        arguments.text("shared_credentials_file").ifPresent(credentials::add);
        List<String> config = arguments.texts("shared_config_files");
        if (credentials.isEmpty() && config.isEmpty()) {
            return Optional.empty();
        }
        ProfileFile.Aggregator all = ProfileFile.aggregator();
        credentials.forEach(file -> add(file, ProfileFile.Type.CREDENTIALS, all));
        config.forEach(file -> add(file, ProfileFile.Type.CONFIGURATION, all));
        return Optional.of(all.build());
    }

    private void add(String file, ProfileFile.Type type, ProfileFile.Aggregator all) {
        String home = context.variable("HOME").orElse("");
        Path path =
                context.directory()
                        .resolve(file.startsWith("~/") ? home + file.substring(1) : file);
        if (Files.isReadable(path)) {
            all.addFile(ProfileFile.builder().content(path).type(type).build());
        }
    }

    private AwsCredentialsProvider inRole(BackendArguments role, AwsCredentialsProvider own)
            throws StateStoreException {
        AssumeRoleRequest.Builder request =
                AssumeRoleRequest.builder()
                        .roleArn(
                                role.text("role_arn").orElseThrow(() -> missingRole("assume_role")))
                        .roleSessionName(role.text("session_name").orElse(SESSION));
        role.text("external_id").ifPresent(request::externalId);
        role.text("policy").ifPresent(request::policy);
        role.text("source_identity").ifPresent(request::sourceIdentity);
        seconds(role).ifPresent(request::durationSeconds);
        if (!role.texts("policy_arns").isEmpty()) {
            request.policyArns(policies(role));
        }
        if (!role.map("tags").isEmpty()) {
            request.tags(
                    role.map("tags").entrySet().stream()
                            .map(tag ->
                                    Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                            .toList());
        }
        if (!role.texts("transitive_tag_keys").isEmpty()) {
            request.transitiveTagKeys(role.texts("transitive_tag_keys"));
        }
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts.apply(own))
                .refreshRequest(request.build())
                .build();
    }

    private AwsCredentialsProvider withWebIdentity(BackendArguments role)
            throws StateStoreException {
        AssumeRoleWithWebIdentityRequest.Builder request =
                AssumeRoleWithWebIdentityRequest.builder()
                        .roleArn(
                                role.text("role_arn")
                                        .or(() -> context.variable("AWS_ROLE_ARN"))
                                        .orElseThrow(
                                                () -> missingRole("assume_role_with_web_identity")))
                        .roleSessionName(
                                role.text("session_name")
                                        .or(() -> context.variable("AWS_ROLE_SESSION_NAME"))
                                        .orElse(SESSION))
                        .webIdentityToken(token(role));
        role.text("policy").ifPresent(request::policy);
        seconds(role).ifPresent(request::durationSeconds);
        if (!role.texts("policy_arns").isEmpty()) {
            request.policyArns(policies(role));
        }
        return StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
                .stsClient(sts.apply(AnonymousCredentialsProvider.create()))
                .refreshRequest(request.build())
                .build();
    }

    private String token(BackendArguments role) throws StateStoreException {
        Optional<String> token = role.text("web_identity_token");
        if (token.isPresent()) {
            return token.get();
        }
        Optional<String> file =
                role.text("web_identity_token_file")
                        .or(() -> context.variable("AWS_WEB_IDENTITY_TOKEN_FILE"));
        if (file.isEmpty()) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "\"assume_role_with_web_identity\" needs \"web_identity_token\" or \"web_identity_token_file\".");
        }
        return read(file.get());
    }

    private String read(String file) throws StateStoreException {
        try {
            return Files.readString(context.directory().resolve(file)).strip();
        } catch (IOException e) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "The token file \"%s\" can not be read.".formatted(file),
                    e);
        }
    }

    private static StateStoreException missingRole(String where) {
        return new StateStoreException(
                "Invalid backend configuration", "\"%s\" needs \"role_arn\".".formatted(where));
    }

    private static List<PolicyDescriptorType> policies(BackendArguments role) {
        return role.texts("policy_arns").stream()
                .map(arn -> PolicyDescriptorType.builder().arn(arn).build())
                .toList();
    }

    private static final Pattern PART = Pattern.compile("(\\d+)([hms])");

    /// `1h30m`, as Terraform has it.
    private static Optional<Integer> seconds(BackendArguments role) {
        Optional<String> duration = role.text("duration");
        if (duration.isEmpty()) {
            return Optional.empty();
        }
        int sum = 0;
        Matcher parts = PART.matcher(duration.get());
        while (parts.find()) {
            int number = Integer.parseInt(parts.group(1));
            sum +=
                    switch (parts.group(2)) {
                        case "h" -> number * 3600;
                        case "m" -> number * 60;
                        default -> number;
                    };
        }
        return Optional.of(sum);
    }
}
