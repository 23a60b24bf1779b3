package dev.terrane.backends.kubernetes;

import dev.terrane.backends.BackendArguments;
import dev.terrane.backends.BackendContext;
import dev.terrane.state.StateStoreException;

import java.util.SortedMap;
import java.util.TreeMap;

/// How the objects of the states are called, and what they are labelled with.
///
/// @param labels further ones
record KubernetesSettings(String namespace, String suffix, SortedMap<String, String> labels) {
    static final String WORKSPACE = "tfstateWorkspace";

    KubernetesSettings {
        labels = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    static KubernetesSettings of(BackendArguments arguments, BackendContext context)
            throws StateStoreException {
        String suffix = arguments.text("secret_suffix").orElse("");
        if (suffix.matches(".*-[0-9]+")) {
            throw new StateStoreException(
                    "Invalid backend configuration",
                    "\"secret_suffix\" may not end with a hyphen and a number: Terraform calls parts of states so.");
        }
        return new KubernetesSettings(
                arguments
                        .text("namespace")
                        .or(() -> context.variable("KUBE_NAMESPACE"))
                        .orElse("default"),
                suffix,
                arguments.map("labels"));
    }

    String secretOf(String workspace) {
        return "tfstate-" + workspace + "-" + suffix;
    }

    String leaseOf(String workspace) {
        return "lock-" + secretOf(workspace);
    }

    /// By these, Terraform finds the states of a configuration.
    SortedMap<String, String> labelsOfStates() {
        SortedMap<String, String> all = new TreeMap<>(labels);
        all.put("app.kubernetes.io/managed-by", "terraform");
        all.put("tfstate", "true");
        all.put("tfstateSecretSuffix", suffix);
        return all;
    }

    SortedMap<String, String> labelsOf(String workspace) {
        SortedMap<String, String> all = labelsOfStates();
        all.put(WORKSPACE, workspace);
        return all;
    }

    /// Of what lies beside a state, which Terraform must not take for one.
    SortedMap<String, String> labelsBeside(String workspace) {
        SortedMap<String, String> all = labelsOf(workspace);
        all.remove("tfstate");
        all.put("app.kubernetes.io/managed-by", "terrane");
        return all;
    }
}
