/// States in a bucket of Google Cloud Storage, laid out and locked as Terraform's `gcs` backend does it.
/// Google's client for the storage's own interface does the talking; the larger one, which is made of it,
/// would bring gRPC and telemetry along.
///
/// Start reading at [GcsState].
@NullMarked
package dev.terrane.backends.gcs;

import org.jspecify.annotations.NullMarked;
