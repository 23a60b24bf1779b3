package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;

import java.util.Map;

/// Attributes and blocks, read by somebody who knows which to expect.
///
/// The native syntax tells them apart by itself; in the JSON syntax only the reader's
/// [BodySchema] says whether a property is an attribute or stands for blocks.
public sealed interface Body permits NativeBody, JsonBody {

    /// All that the schema names; anything else is reported ("Unsupported argument",
    /// "Unsupported block type"), and so is what is missing, doubled or wrongly labelled.
    BodyContent content(BodySchema schema, Diagnostics diagnostics);

    /// What the schema names, and a body of the rest, about which nothing is reported yet.
    PartialContent partialContent(BodySchema schema, Diagnostics diagnostics);

    /// Every item as an attribute, in source order; blocks are reported as misplaced.
    Map<String, Attribute> attributes(Diagnostics diagnostics);

    /// From the opening brace to the closing one; of a file, all of it.
    SourceRange range();

    /// Where to point at when something is missing: the beginning of the body.
    SourceRange missingItemRange();

    record PartialContent(BodyContent content, Body remaining) {}
}
