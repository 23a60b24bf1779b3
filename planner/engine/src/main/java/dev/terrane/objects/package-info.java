/// Between the objects of a state and values: what planning and applying have in common.
///
/// A state keeps an object as JSON; [ObjectType] knows its schema and turns the one into the other,
/// with the marks that the state and the schema give. [ObjectTypes] finds it.
///
/// The package knows nothing of plans and of configurations. Start reading at [ObjectType].
@NullMarked
package dev.terrane.objects;

import org.jspecify.annotations.NullMarked;
