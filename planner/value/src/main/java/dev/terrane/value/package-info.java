/// Types and values of the language, as Terraform has them.
///
/// [Type] and [Value] are sealed. Unknown, null and marked (sensitive, ephemeral) are values, and
/// are handled here, once: [Conversion] converts, [Unification] finds a common type, [Equality]
/// compares, [ValueOrder] orders.
///
/// The package knows nothing of expressions, providers or state. Start reading at [Value].
@NullMarked
package dev.terrane.value;

import org.jspecify.annotations.NullMarked;
