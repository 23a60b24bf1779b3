/// Instances, their volumes and keys, groups of instances, load balancers: one class a type, with its plan
/// rules and its operations.
@NullMarked
package dev.terrane.provider.aws.compute;

import org.jspecify.annotations.NullMarked;
