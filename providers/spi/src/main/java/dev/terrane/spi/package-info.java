/// What a provider is: a schema, and one small interface for each thing that it can do.
///
/// The shape is that of Terraform's plugin protocol 6, so that a provider in this process, a
/// provider binary and the fake cloud of the tests stand behind the same [Provider]; [BatchReads]
/// is what that protocol lacks.
///
/// A provider knows nothing of the language, of plans or of state files: it gets values and gives
/// values, and what else it needs comes in through [ProviderContext]. Start reading at [Provider];
/// the `memory` provider is the example to copy.
@NullMarked
package dev.terrane.spi;

import org.jspecify.annotations.NullMarked;
