package dev.terrane.backends.kubernetes;

import dev.terrane.state.StateStoreException;

import io.fabric8.kubernetes.client.KubernetesClientException;

/// What a user is told when the cluster does not do what it is asked.
record KubernetesProblems(String place) {

    StateStoreException failed(String verb, KubernetesClientException cause) {
        String why =
                switch (cause.getCode()) {
                    case 0 -> "it did not answer: see \"host\", or the kubeconfig and its context";
                    case 401 ->
                            "it does not know you: see the kubeconfig, \"token\" or the certificate";
                    case 403 ->
                            "you may not do that: the role needs get, list, create, update and delete of secrets and of leases (coordination.k8s.io)";
                    case 404 -> "there is no such namespace";
                    case 413, 422 ->
                            "the cluster takes no Secret of that size or name: a Secret holds about 1 MB, packed";
                    default -> "it answered " + cause.getCode();
                };
        return new StateStoreException(
                "The state's cluster failed",
                "The state in %s could not be %s: %s. It said: %s"
                        .formatted(place, verb, why, said(cause)),
                cause);
    }

    private static String said(KubernetesClientException cause) {
        String text = String.valueOf(cause.getMessage());
        Throwable inner = cause.getCause();
        return inner == null || inner.getMessage() == null
                ? text
                : text + ": " + inner.getMessage();
    }

    StateStoreException inParts(int parts) {
        return new StateStoreException(
                "State can not be read",
                "The state in %s is kept in %d Secrets, as newer versions of Terraform do with large ones. That is not supported yet; it was left as it is."
                        .formatted(place, parts));
    }
}
