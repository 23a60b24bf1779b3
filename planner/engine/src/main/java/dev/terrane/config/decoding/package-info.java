/// From the blocks of a module's files to the model of the module.
///
/// [ModuleDecoder] sorts the blocks by type; each type has a [BlockDecoder], and [BlockDecoders]
/// lists them. A [Declaration] is a block with what override files say of the same thing.
///
/// The package reads no files and follows no module calls. Start reading at [ModuleDecoder].
@NullMarked
package dev.terrane.config.decoding;

import org.jspecify.annotations.NullMarked;
