/// From an expression to its value, given a [Scope].
///
/// [Evaluator] walks the tree; [Function] is what a built-in function or one of a provider is, and
/// [FunctionCall] does what all calls have in common; [References] lists the names that an
/// expression needs without evaluating it.
///
/// The package knows nothing of resources, files or plans: what a name stands for is the scope's
/// affair. Start reading at [Evaluator].
@NullMarked
package dev.terrane.hcl.expression;

import org.jspecify.annotations.NullMarked;
