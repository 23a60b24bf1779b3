package dev.terrane.backends.gcs;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.Objects;
import com.google.api.services.storage.model.StorageObject;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.state.RemoteState.Content;
import dev.terrane.state.StateStoreException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Reads and writes objects, encrypted as the settings say.
final class GcsClient {
    private static final int CONNECT_MILLIS = 30_000;
    private static final int READ_MILLIS = 120_000;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final GcsSettings settings;
    private final BackendArguments arguments;
    private final BackendContext context;
    private @Nullable Storage storage;

    GcsClient(GcsSettings settings, BackendArguments arguments, BackendContext context) {
        this.settings = settings;
        this.arguments = arguments;
        this.context = context;
    }

    private synchronized Storage storage() throws StateStoreException {
        Storage open = storage;
        if (open != null) {
            return open;
        }
        HttpRequestInitializer access = new GoogleAccess(arguments, context).initializer();
        Storage.Builder builder =
                new Storage.Builder(
                                new NetHttpTransport(),
                                GsonFactory.getDefaultInstance(),
                                request -> prepare(request, access))
                        .setApplicationName("terrane");
        settings.root().ifPresent(builder::setRootUrl);
        Storage built = builder.build();
        storage = built;
        return built;
    }

    private static void prepare(HttpRequest request, HttpRequestInitializer access)
            throws IOException {
        access.initialize(request);
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(READ_MILLIS);
    }

    /// What a request does; its failures are told in one place.
    private interface Request<T> {
        T send() throws IOException, StateStoreException;
    }

    private <T> T send(String verb, String object, Request<T> request) throws StateStoreException {
        try {
            return request.send();
        } catch (IOException e) {
            throw new GcsProblems(settings.bucket(), object).failed(verb, e);
        }
    }

    Optional<Content> read(String object) throws StateStoreException {
        return send(
                "read",
                object,
                () -> {
                    Storage.Objects.Get get = storage().objects().get(settings.bucket(), object);
                    sendKey(get.getRequestHeaders());
                    try {
                        return Optional.of(content(get.executeMedia()));
                    } catch (HttpResponseException e) {
                        if (isMissingObject(e)) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
    }

    /// A missing bucket is another thing.
    private static boolean isMissingObject(HttpResponseException e) {
        return e.getStatusCode() == NOT_FOUND && !String.valueOf(e.getContent()).contains("bucket");
    }

    private static Content content(HttpResponse answer) throws IOException {
        try (var in = answer.getContent()) {
            byte[] bytes = in.readAllBytes();
            String generation = answer.getHeaders().getFirstHeaderStringValue("x-goog-generation");
            return new Content(bytes, String.valueOf(generation));
        } finally {
            answer.disconnect();
        }
    }

    private void sendKey(HttpHeaders headers) {
        if (settings.customerKey().isPresent()) {
            String key = settings.customerKey().get();
            headers.set("x-goog-encryption-algorithm", "AES256");
            headers.set("x-goog-encryption-key", key);
            headers.set("x-goog-encryption-key-sha256", sha256(Base64.getDecoder().decode(key)));
        }
    }

    private static String sha256(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// @param generation that it must have: 0 for none at all, nothing where it does not matter
    /// @return the new one; nothing where it had another
    Optional<String> write(String object, byte[] content, Optional<Long> generation)
            throws StateStoreException {
        return send(
                "written",
                object,
                () -> {
                    Storage.Objects.Insert insert =
                            storage()
                                    .objects()
                                    .insert(
                                            settings.bucket(),
                                            new StorageObject()
                                                    .setName(object)
                                                    .setContentType("application/json"),
                                            new ByteArrayContent("application/json", content));
                    insert.setDisableGZipContent(true);
                    insert.getMediaHttpUploader().setDirectUploadEnabled(true);
                    generation.ifPresent(insert::setIfGenerationMatch);
                    settings.kmsKey().ifPresent(insert::setKmsKeyName);
                    sendKey(insert.getRequestHeaders());
                    try {
                        return Optional.of(String.valueOf(insert.execute().getGeneration()));
                    } catch (HttpResponseException e) {
                        if (e.getStatusCode() == PRECONDITION_FAILED) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
    }

    /// Does nothing where there is none.
    void delete(String object) throws StateStoreException {
        send(
                "deleted",
                object,
                () -> {
                    try {
                        return storage().objects().delete(settings.bucket(), object).execute();
                    } catch (HttpResponseException e) {
                        if (isMissingObject(e)) {
                            return e;
                        }
                        throw e;
                    }
                });
    }

    /// The names of all objects right under a prefix.
    List<String> list(String prefix) throws StateStoreException {
        return send(
                "listed",
                prefix,
                () -> {
                    List<String> names = new ArrayList<>();
                    Storage.Objects.List list =
                            storage()
                                    .objects()
                                    .list(settings.bucket())
                                    .setPrefix(prefix)
                                    .setDelimiter("/");
                    String next = null;
                    do {
                        Objects page = list.setPageToken(next).execute();
                        if (page.getItems() != null) {
                            page.getItems().forEach(item -> names.add(item.getName()));
                        }
                        next = page.getNextPageToken();
                    } while (next != null);
                    return names;
                });
    }
}
