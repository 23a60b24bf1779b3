package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;

/// Things that may be there once only.
final class Duplicates {
    private Duplicates() {}

    /// @param thing as the summary calls it: `variable declaration`
    static void report(
            String thing, SourceRange first, SourceRange second, Diagnostics diagnostics) {
        diagnostics.error(
                "Duplicate " + thing,
                "There is one already, at %s. Remove one of the two, or give it another name."
                        .formatted(first),
                second);
    }
}
