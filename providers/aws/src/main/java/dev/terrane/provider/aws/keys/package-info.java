/// Keys, secrets, parameters, certificates and names: one class a type, with its plan
/// rules and its operations.
@NullMarked
package dev.terrane.provider.aws.keys;

import org.jspecify.annotations.NullMarked;
