/// Whether what a configuration refers to is there: variables, resources, modules and their outputs,
/// arguments of module calls.
///
/// [ReferenceCheck] checks a whole configuration; [BlockReferences] one block after the other, for
/// those who walk a configuration themselves.
///
/// The package knows no schemas: whether a resource has an attribute is not its affair. Start reading
/// at [ReferenceCheck].
@NullMarked
package dev.terrane.config.checking;

import org.jspecify.annotations.NullMarked;
