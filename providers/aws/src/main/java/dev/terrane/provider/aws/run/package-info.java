/// Functions, containers, and what watches and starts them: one class a type, with its plan
/// rules and its operations.
@NullMarked
package dev.terrane.provider.aws.run;

import org.jspecify.annotations.NullMarked;
