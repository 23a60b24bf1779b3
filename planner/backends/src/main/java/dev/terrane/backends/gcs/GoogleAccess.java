package dev.terrane.backends.gcs;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.state.StateStoreException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/// With which right the storage is asked: a token, the credentials of an account, or those that Google's
/// libraries find by themselves; then perhaps in the name of another account.
final class GoogleAccess {
    private static final List<String> SCOPES =
            List.of("https://www.googleapis.com/auth/devstorage.read_write");
    private static final int LIFE_SECONDS = 3600;

    private final BackendArguments arguments;
    private final BackendContext context;

    GoogleAccess(BackendArguments arguments, BackendContext context) {
        this.arguments = arguments;
        this.context = context;
    }

    /// What gives each request its right.
    HttpRequestInitializer initializer() throws StateStoreException {
        Optional<String> token = token();
        Optional<String> other =
                variable(
                        "impersonate_service_account",
                        "GOOGLE_BACKEND_IMPERSONATE_SERVICE_ACCOUNT",
                        "GOOGLE_IMPERSONATE_SERVICE_ACCOUNT");
        if (token.isPresent() && other.isEmpty()) {
            return request -> request.getHeaders().setAuthorization("Bearer " + token.get());
        }
        try {
            GoogleCredentials own = own().createScoped(SCOPES);
            return new HttpCredentialsAdapter(
                    other.isEmpty() ? own : inTheNameOf(other.get(), own));
        } catch (IOException e) {
            throw new StateStoreException(
                    "No credentials for the backend \"gcs\"",
                    "Google's credentials can not be used: %s. Give \"credentials\" or GOOGLE_CREDENTIALS (a file, or its content), \"access_token\", or run: gcloud auth application-default login"
                            .formatted(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private GoogleCredentials own() throws IOException {
        Optional<String> token = token();
        if (token.isPresent()) {
            Date end = Date.from(context.clock().instant().plusSeconds(LIFE_SECONDS));
            return GoogleCredentials.create(new AccessToken(token.get(), end));
        }
        Optional<String> given =
                variable("credentials", "GOOGLE_BACKEND_CREDENTIALS", "GOOGLE_CREDENTIALS");
        if (given.isEmpty()) {
            return GoogleCredentials.getApplicationDefault();
        }
        byte[] text =
                given.get().strip().startsWith("{")
                        ? given.get().getBytes(StandardCharsets.UTF_8)
                        : Files.readAllBytes(context.directory().resolve(given.get()));
        return GoogleCredentials.fromStream(new ByteArrayInputStream(text));
    }

    private Optional<String> token() {
        return variable("access_token", "GOOGLE_OAUTH_ACCESS_TOKEN");
    }

    private Optional<String> variable(String argument, String... variables) {
        Optional<String> found = arguments.text(argument);
        for (String variable : variables) {
            found = found.or(() -> context.variable(variable));
        }
        return found;
    }

    private GoogleCredentials inTheNameOf(String account, GoogleCredentials own) {
        return ImpersonatedCredentials.newBuilder()
                .setSourceCredentials(own)
                .setTargetPrincipal(account)
                .setDelegates(arguments.texts("impersonate_service_account_delegates"))
                .setScopes(SCOPES)
                .setLifetime(LIFE_SECONDS)
                .build();
    }
}
