/// VPCs and what is inside of them: one class a type, with its plan rules and its operations.
@NullMarked
package dev.terrane.provider.aws.network;

import org.jspecify.annotations.NullMarked;
