/// The model of test files: what `terrane test` is asked to run, and what stands in for what.
///
/// `decoding` makes it from the blocks of `.tftest.hcl` and `.tftest.json` files, `loading` finds
/// the files. Nothing is evaluated but what must be constant.
///
/// The package runs nothing. Start reading at [TestFile].
@NullMarked
package dev.terrane.config.test;

import org.jspecify.annotations.NullMarked;
