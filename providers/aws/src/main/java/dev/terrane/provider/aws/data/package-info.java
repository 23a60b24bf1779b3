/// Tables, databases, caches and streams: one class a type, with its plan
/// rules and its operations.
@NullMarked
package dev.terrane.provider.aws.data;

import org.jspecify.annotations.NullMarked;
