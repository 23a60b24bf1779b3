package dev.terrane.backends.azurerm;

import com.azure.storage.blob.models.BlobStorageException;

import dev.terrane.state.StateStoreException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/// What a user is told when the storage does not do what it is asked.
final class AzureProblems {
    private AzureProblems() {}

    /// Does what is asked, and tells what Azure's libraries throw.
    static <T> T telling(String place, String verb, Supplier<T> request)
            throws StateStoreException {
        try {
            return request.get();
        } catch (BlobStorageException e) {
            throw refused(place, verb, e);
        } catch (RuntimeException e) {
            throw new StateStoreException(
                    "The state's storage failed",
                    "The state in %s could not be %s: %s".formatted(place, verb, reason(e)),
                    e);
        }
    }

    /// Of several that wrap each other, the first that says something of its own.
    static String reason(Throwable e) {
        Throwable last = e;
        while (last.getCause() != null && saysNothing(last, last.getCause())) {
            last = last.getCause();
        }
        String said = String.valueOf(last.getMessage()).lines().findFirst().orElse("");
        if (said.isEmpty() || said.equals("null")) {
            return last instanceof IOException
                    ? "there is no connection"
                    : last.getClass().getSimpleName();
        }
        return said;
    }

    private static boolean saysNothing(Throwable outer, Throwable inner) {
        return outer.getMessage() == null
                || outer.getMessage().equals(inner.toString())
                || outer instanceof UncheckedIOException;
    }

    private static StateStoreException refused(String place, String verb, BlobStorageException e) {
        String code = String.valueOf(e.getErrorCode());
        if (code.startsWith("Lease")) {
            return new StateStoreException(
                    "The state's lock was lost",
                    "The storage says that the lease of the state in %s is not this command's any more (%s), and did not let it be %s."
                            .formatted(place, code, verb),
                    e);
        }
        String why =
                switch (e.getStatusCode()) {
                    case 401, 403 ->
                            "you may not do that, or it does not know you: see \"access_key\", \"sas_token\" or the identity's role (Storage Blob Data Contributor)";
                    case 404 ->
                            code.equals("ContainerNotFound")
                                    ? "there is no such container"
                                    : "it is not there";
                    default -> "it answered " + e.getStatusCode();
                };
        return new StateStoreException(
                "The state's storage failed",
                "The state in %s could not be %s: %s (%s).".formatted(place, verb, why, code),
                e);
    }
}
