package dev.terrane.backends.gcs;

import com.google.api.client.http.HttpResponseException;

import dev.terrane.state.StateStoreException;

import java.io.IOException;

/// What a user is told when the storage does not do what it is asked.
record GcsProblems(String bucket, String object) {
    private static final int SHOWN = 300;

    StateStoreException failed(String verb, IOException cause) {
        return new StateStoreException(
                "The state's bucket failed",
                "gs://%s/%s could not be %s: %s."
                        .formatted(
                                bucket,
                                object,
                                verb,
                                cause instanceof HttpResponseException answer
                                        ? why(answer)
                                        : "it did not answer: " + cause.getMessage()),
                cause);
    }

    private static String why(HttpResponseException answer) {
        String said = String.valueOf(answer.getContent()).replaceAll("\\s+", " ").strip();
        String shown = said.length() > SHOWN ? said.substring(0, SHOWN) + "..." : said;
        return switch (answer.getStatusCode()) {
                    case 400 ->
                            "the request was refused; where an encryption key is used, it may be another one than the object's";
                    case 401 -> "the credentials are not known, or have run out";
                    case 403 -> "you may not do that: the account needs storage.objects rights";
                    case 404 -> "there is no such bucket";
                    default -> "it answered " + answer.getStatusCode();
                }
                + ". It said: "
                + shown;
    }
}
