/// Buckets: one class a type, with its plan rules and its operations.
@NullMarked
package dev.terrane.provider.aws.storage;

import org.jspecify.annotations.NullMarked;
