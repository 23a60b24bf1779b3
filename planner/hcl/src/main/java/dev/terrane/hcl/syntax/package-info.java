/// From text to a sealed tree with exact ranges.
///
/// [HclParser] reads the native syntax, [JsonParser] the JSON one; both give a [File], whose
/// [Body] holds attributes and blocks. Problems go to a collector and parsing goes on, so that one
/// run reports several. [Formatter] writes the canonical form.
///
/// The package knows the language's grammar alone: not what a block type means, and not what an
/// expression evaluates to. Start reading at [HclParser] and [Expression].
@NullMarked
package dev.terrane.hcl.syntax;

import org.jspecify.annotations.NullMarked;
