/// States in Secrets of a Kubernetes cluster, locked by a Lease, as Terraform's `kubernetes` backend does it.
///
/// Start reading at [KubernetesState].
@NullMarked
package dev.terrane.backends.kubernetes;

import org.jspecify.annotations.NullMarked;
