/// What is remembered of the objects that exist: snapshots, their JSON form, and where they are kept.
///
/// A [StateSnapshot] is Terraform's state version 4 as records; [WorkingState] is one that changes
/// while a plan is applied. The attributes of an object stay as the JSON text that they were read
/// as, until somebody who has the schema asks for a value.
///
/// The package knows nothing of configurations, plans or providers. Start reading at
/// [StateSnapshot].
@NullMarked
package dev.terrane.state;

import org.jspecify.annotations.NullMarked;
