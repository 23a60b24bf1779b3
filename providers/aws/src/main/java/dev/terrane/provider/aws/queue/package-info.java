/// Queues: one class a type, with its plan rules and its operations.
@NullMarked
package dev.terrane.provider.aws.queue;

import org.jspecify.annotations.NullMarked;
