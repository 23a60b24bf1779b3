/// Regions and their zones: one class a type, with its plan rules and its operations.
@NullMarked
package dev.terrane.provider.aws.region;

import org.jspecify.annotations.NullMarked;
