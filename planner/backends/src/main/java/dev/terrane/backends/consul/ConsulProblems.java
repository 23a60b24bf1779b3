package dev.terrane.backends.consul;

import dev.terrane.state.StateStoreException;

/// What a user is told when Consul does not do what it is asked.
record ConsulProblems(String address, String path) {
    private static final String FAILED = "The state's Consul failed";

    StateStoreException refused(String verb, int status, String said) {
        String why =
                switch (status) {
                    case 401, 403 ->
                            "the token may not do that: see \"access_token\", CONSUL_HTTP_TOKEN and its policy (it needs \"key\" and \"session\" rights)";
                    default -> "it answered %d".formatted(status);
                };
        return new StateStoreException(
                FAILED,
                "The state \"%s\" in %s could not be %s: %s. It said: %s"
                        .formatted(path, address, verb, why, said));
    }

    StateStoreException tooLarge() {
        return new StateStoreException(
                FAILED,
                "A value for \"%s\" is larger than the Consul at %s takes: see its setting kv_max_value_size."
                        .formatted(path, address));
    }

    StateStoreException unreachable(Exception cause) {
        return new StateStoreException(
                FAILED,
                "The Consul at %s did not answer: %s. See whether \"address\" is right and it runs."
                        .formatted(address, reason(cause)),
                cause);
    }

    private static String reason(Throwable cause) {
        Throwable last = cause;
        while (last.getMessage() == null && last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    StateStoreException unreadable(Exception cause) {
        return new StateStoreException(
                FAILED,
                "What the server at %s answers is not what Consul would: see \"address\"."
                        .formatted(address),
                cause);
    }

    StateStoreException incomplete(String chunk) {
        return new StateStoreException(
                "State can not be read",
                "The state \"%s\" in %s is kept in parts, and the part \"%s\" is missing or is not what was written."
                        .formatted(path, address, chunk));
    }
}
