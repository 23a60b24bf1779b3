package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;

/// Names that the author of a configuration gives.
final class Names {
    private Names() {}

    static boolean isValid(String name) {
        return !name.isEmpty()
                && isStart(name.codePointAt(0))
                && name.codePoints().skip(1).allMatch(Names::isPart);
    }

    private static boolean isStart(int codePoint) {
        return codePoint == '_' || Character.isUnicodeIdentifierStart(codePoint);
    }

    private static boolean isPart(int codePoint) {
        return codePoint == '-'
                || isStart(codePoint)
                || (Character.isUnicodeIdentifierPart(codePoint)
                        && !Character.isIdentifierIgnorable(codePoint));
    }

    /// @param kind of thing that has the name, such as `variable name`
    static void check(String name, String kind, SourceRange range, Diagnostics diagnostics) {
        if (!isValid(name)) {
            diagnostics.error(
                    "Invalid " + kind,
                    "\"%s\" can not be a name: a name begins with a letter or an underscore, and goes on with letters, digits, underscores and dashes."
                            .formatted(name),
                    range);
        }
    }
}
