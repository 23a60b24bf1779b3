package dev.terrane.provider.aws.session;

import dev.terrane.provider.aws.support.Json;
import dev.terrane.value.Value;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sso.auth.SsoCredentialsProvider;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Credentials by single sign-on (IAM Identity Center).
///
/// `aws sso login` leaves a token in a file that is named by the session; with it, the service gives
/// credentials of the profile's account and role. An expired token is renewed where the file says how;
/// the file itself is left to the tool that wrote it.
final class SignOn {
    private final Path folder;
    private final Credentials.Makers makers;

    SignOn(Path folder, Credentials.Makers makers) {
        this.folder = folder;
        this.makers = makers;
    }

    /// In which a token was got.
    ///
    /// @param name of its section, or the address where one signs in
    private record Session(String name, String region) {}

    AwsCredentialsProvider of(Profile profile, Profiles profiles) {
        Session session = session(profile, profiles);
        String account = required(profile, "sso_account_id");
        String role = required(profile, "sso_role_name");
        SsoCredentialsProvider.Builder builder = SsoCredentialsProvider.builder();
        builder.ssoClient(makers.sso(session.region()));
        builder.refreshRequest(() ->
                GetRoleCredentialsRequest.builder()
                        .accessToken(token(session))
                        .accountId(account)
                        .roleName(role)
                        .build());
        return builder.build();
    }

    private static Session session(Profile profile, Profiles profiles) {
        Optional<String> name = profile.property("sso_session");
        if (name.isEmpty()) {
            return new Session(required(profile, "sso_start_url"), required(profile, "sso_region"));
        }
        Profile section =
                profiles.section("sso-session", name.get())
                        .orElseThrow(() ->
                                problem(
                                        "The profile \""
                                                + profile.name()
                                                + "\" names the session \""
                                                + name.get()
                                                + "\", but there is no section [sso-session "
                                                + name.get()
                                                + "]."));
        return new Session(name.get(), required(section, "sso_region"));
    }

    private static String required(Profile section, String property) {
        return section.property(property)
                .orElseThrow(() ->
                        problem(
                                "The section \""
                                        + section.name()
                                        + "\" of the files with profiles needs `"
                                        + property
                                        + "` to sign in by single sign-on."));
    }

    private static FailedCall problem(String detail) {
        return FailedCall.at("profile", "No AWS credentials", detail);
    }

    private String token(Session session) {
        Path file = folder.resolve(digest(session.name()) + ".json");
        Map<String, Value> stored =
                read(file)
                        .orElseThrow(() ->
                                problem(
                                        "Nobody has signed in to \""
                                                + session.name()
                                                + "\": run `aws sso login`."));
        if (isFresh(stored)) {
            return text(stored, "accessToken").orElse("");
        }
        if (text(stored, "refreshToken").isEmpty() || text(stored, "clientId").isEmpty()) {
            throw problem(
                    "The sign-in to \""
                            + session.name()
                            + "\" has expired: run `aws sso login` again.");
        }
        return renewed(stored, session);
    }

    private static Optional<Map<String, Value>> read(Path file) {
        try {
            return Json.parse(Files.readString(file))
                    .filter(Value.ObjectValue.class::isInstance)
                    .map(Value::asMap);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isFresh(Map<String, Value> stored) {
        try {
            return text(stored, "accessToken").isPresent()
                    && text(stored, "expiresAt")
                            .map(time -> time.replace("UTC", "Z"))
                            .map(Instant::parse)
                            .filter(Clock.systemUTC().instant()::isBefore)
                            .isPresent();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Optional<String> text(Map<String, Value> stored, String member) {
        return stored.get(member) instanceof Value.StringValue text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    private String renewed(Map<String, Value> stored, Session session) {
        return makers.oidc(session.region())
                .createToken(r ->
                        r.clientId(text(stored, "clientId").orElse(""))
                                .clientSecret(text(stored, "clientSecret").orElse(""))
                                .grantType("refresh_token")
                                .refreshToken(text(stored, "refreshToken").orElse("")))
                .accessToken();
    }

    private static String digest(String session) {
        try {
            byte[] text = session.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
