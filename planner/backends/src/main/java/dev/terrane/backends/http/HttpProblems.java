package dev.terrane.backends.http;

import dev.terrane.backends.http.HttpCaller.Answer;
import dev.terrane.state.StateStoreException;

import java.nio.charset.StandardCharsets;

/// What a user is told when the server does not do what it is asked.
record HttpProblems(String place) {
    private static final int SHOWN = 200;

    StateStoreException refused(String verb, Answer answer) {
        String why =
                switch (answer.status()) {
                    case 401 ->
                            "it wants to know who you are: give \"username\" and \"password\", or TF_HTTP_USERNAME and TF_HTTP_PASSWORD";
                    case 403 -> "you may not do that";
                    case 404, 405, 501 ->
                            "it does not know that address or method: see \"address\", \"lock_address\" and the methods";
                    default -> "it answered %d".formatted(answer.status());
                };
        return new StateStoreException(
                "The state's server refused",
                "The state in %s could not be %s: %s (status %d).%s"
                        .formatted(place, verb, why, answer.status(), said(answer)));
    }

    StateStoreException lockLost(Answer answer) {
        return new StateStoreException(
                "The state's lock was lost",
                "The server of %s says that another one holds the lock now, and refused to save the state (status %d).%s"
                        .formatted(place, answer.status(), said(answer)));
    }

    private static String said(Answer answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
        if (text.isEmpty() || text.startsWith("<")) {
            return "";
        }
        return " It said: " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
    }

    StateStoreException unreachable(Exception cause) {
        return new StateStoreException(
                "The state's server can not be reached",
                "%s did not answer: %s. See whether the address is right and the server runs."
                        .formatted(place, reason(cause)),
                cause);
    }

    private static String reason(Throwable cause) {
        Throwable last = cause;
        while (last.getMessage() == null && last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }
}
