/// Our parser beside two others: how fast, how far to be relied on, and, where HCL4j reads the
/// language rightly, whether both read the same.
///
/// Start at [dev.terrane.acceptance.parser.ParserComparison], which prints the table, or at
/// [dev.terrane.acceptance.parser.Hcl4jDifferentialTest].
@NullMarked
package dev.terrane.acceptance.parser;

import org.jspecify.annotations.NullMarked;
