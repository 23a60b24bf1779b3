package dev.terrane.provider.aws.session;

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
        Members stored =
                read(file)
                        .orElseThrow(() ->
                                problem(
                                        "Nobody has signed in to \""
                                                + session.name()
                                                + "\": run `aws sso login`."));
        if (isFresh(stored)) {
            return stored.text("accessToken").orElse("");
        }
        if (stored.text("refreshToken").isEmpty() || stored.text("clientId").isEmpty()) {
            throw problem(
                    "The sign-in to \""
                            + session.name()
                            + "\" has expired: run `aws sso login` again.");
        }
        return renewed(stored, session);
    }

    private static Optional<Members> read(Path file) {
        try {
            return Members.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isFresh(Members stored) {
        try {
            return stored.text("accessToken").isPresent()
                    && stored.text("expiresAt")
                            .map(time -> time.replace("UTC", "Z"))
                            .map(Instant::parse)
                            .filter(Clock.systemUTC().instant()::isBefore)
                            .isPresent();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private String renewed(Members stored, Session session) {
        return makers.oidc(session.region())
                .createToken(r ->
                        r.clientId(stored.text("clientId").orElse(""))
                                .clientSecret(stored.text("clientSecret").orElse(""))
                                .grantType("refresh_token")
                                .refreshToken(stored.text("refreshToken").orElse("")))
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
