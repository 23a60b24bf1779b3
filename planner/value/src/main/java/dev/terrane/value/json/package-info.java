/// Values and types as JSON: what a state file holds, what `jsonencode` gives and `jsondecode` takes.
///
/// [ValueJson] writes and reads a value whose type is given beside it, as in a state; [TypeJson] a type;
/// [JsonText] the text of `jsonencode`; [ImpliedJson] a value whose type follows from the JSON.
///
/// The package knows nothing of state files or of any other document. Start reading at [ValueJson].
@NullMarked
package dev.terrane.value.json;

import org.jspecify.annotations.NullMarked;
