/// Whether what a configuration refers to is there: variables, resources, modules and their outputs,
/// arguments of module calls.
///
/// [ReferenceCheck] checks a whole configuration; its [Findings] also say what evaluation need not
/// report again.
///
/// The package knows no schemas: whether a resource has an attribute it asks an [AttributeCheck].
/// Start reading at [ReferenceCheck].
@NullMarked
package dev.terrane.config.checking;

import org.jspecify.annotations.NullMarked;
