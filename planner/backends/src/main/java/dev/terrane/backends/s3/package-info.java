/// States in a bucket of Amazon S3, laid out and locked as Terraform's `s3` backend does it: by an object
/// beside the state (`use_lockfile`), by an item of a DynamoDB table, or both.
///
/// Start reading at [S3State].
@NullMarked
package dev.terrane.backends.s3;

import org.jspecify.annotations.NullMarked;
