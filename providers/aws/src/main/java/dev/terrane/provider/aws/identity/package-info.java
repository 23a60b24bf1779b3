/// Roles, and who is calling: one class a type, with its plan rules and its operations.
@NullMarked
package dev.terrane.provider.aws.identity;

import org.jspecify.annotations.NullMarked;
