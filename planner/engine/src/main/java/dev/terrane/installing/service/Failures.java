package dev.terrane.installing.service;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

import javax.net.ssl.SSLException;

/// Why a server could not be spoken to, for people.
public final class Failures {
    private Failures() {}

    public static String reason(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException || at instanceof UnknownHostException) {
                return "there is no host of that name";
            }
            if (at instanceof HttpTimeoutException) {
                return "it did not answer in time";
            }
            if (at instanceof SSLException) {
                return "no secure connection was possible (%s)".formatted(at.getMessage());
            }
        }
        if (failure instanceof ConnectException) {
            return "no connection was possible";
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
