package dev.terrane.backends.kubernetes;

import dev.terrane.state.StateStoreException;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;

import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;

/// What a user is told when the cluster does not do what it is asked.
record KubernetesProblems(String place) {

    StateStoreException failed(String verb, KubernetesClientException cause) {
        String why =
                switch (cause.getCode()) {
                    case 0, -1 ->
                            "it did not answer: see \"host\", or the kubeconfig and its context";
                    case 401 ->
                            "it does not know you: see the kubeconfig, \"token\" or the certificate";
                    case 403 ->
                            "you may not do that: the role needs get, list, create, update and delete of secrets and of leases (coordination.k8s.io)";
                    case 404 -> "there is no such namespace";
                    case 413, 422 -> "the cluster takes no Secret of that name, or none of 1 MiB";
                    default -> "it answered " + cause.getCode();
                };
        return new StateStoreException(
                "The state's cluster failed",
                "The state in %s could not be %s: %s (%s)."
                        .formatted(place, verb, why, said(cause)),
                cause);
    }

    /// What the cluster itself says, or why nothing was heard of it.
    private static String said(KubernetesClientException cause) {
        Status status = cause.getStatus();
        return status != null && status.getMessage() != null
                ? status.getMessage()
                : reason(cause.getCause() == null ? cause : cause.getCause());
    }

    private static String reason(Throwable cause) {
        Throwable last = cause;
        while (last.getMessage() == null && last.getCause() != null) {
            last = last.getCause();
        }
        return switch (last) {
            case ClosedChannelException closed -> "there is no connection";
            case TimeoutException late -> "there was no answer in time";
            case ConnectException refused when refused.getMessage() == null ->
                    "there is no connection";
            default ->
                    last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
        };
    }

    /// Somebody was interrupted between two Secrets, and left no copy.
    StateStoreException torn(int parts) {
        return new StateStoreException(
                "State can not be read",
                "The state in %s is kept in %d Secrets (\"-part-1\" and so on) that do not belong together: a command may have been interrupted while it wrote them. They were left as they are. Where there is an \"errored.tfstate\" of that command, or another copy, delete the Secrets, and then: terrane state push FILE"
                        .formatted(place, parts));
    }
}
