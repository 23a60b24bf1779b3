package dev.terrane.backends.encryption;

import dev.terrane.state.StateStoreException;

import java.util.List;

/// What a user is told when something can not be encrypted or decrypted.
///
/// @param target as the configuration names it: `state`, `plan`
record EncryptionProblems(String target) {
    private String summary(String verb) {
        return "%s can not be %s".formatted(target.equals("plan") ? "Plan" : "State", verb);
    }

    StateStoreException noKey(Method method, KeyException cause) {
        return new StateStoreException(
                summary("encrypted"),
                "There is no key to write with (method.%s): %s. Nothing was written without being encrypted."
                        .formatted(method.name(), cause.getMessage()),
                cause);
    }

    StateStoreException plain(String place) {
        return new StateStoreException(
                summary("decrypted"),
                "What is kept in %s is not encrypted, and the configuration says that it has to be. Where it is known to be what was written before, and is to be encrypted from now on: add `method \"unencrypted\" \"migrate\" {}` and `fallback { method = method.unencrypted.migrate }` to the \"%s\" block of \"encryption\", run terrane apply once, and remove them again."
                        .formatted(place, target));
    }

    StateStoreException newer(String place, String version) {
        return new StateStoreException(
                summary("decrypted"),
                "What is kept in %s was encrypted in version \"%s\" of the form, and this program knows \"%s\". A newer program has written it: use that one."
                        .formatted(place, version, Envelope.VERSION));
    }

    StateStoreException notDecrypted(String place, List<String> reasons) {
        if (reasons.isEmpty()) {
            return new StateStoreException(
                    summary("decrypted"),
                    "What is kept in %s is encrypted, and the \"%s\" block of \"encryption\" names no method that could read it. Add the one that it was written with as a \"fallback\"."
                            .formatted(place, target));
        }
        return new StateStoreException(
                summary("decrypted"),
                "What is kept in %s can not be read: %s. See whether the key or passphrase is the one that it was written with; where it was changed on purpose, add the older method as a \"fallback\". Nothing was changed."
                        .formatted(place, String.join("; ", reasons)));
    }
}
