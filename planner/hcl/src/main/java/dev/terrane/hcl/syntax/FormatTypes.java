package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import java.util.List;
import java.util.Optional;

/// The type of a variable, as it is written today: `"list"` was `list(string)`, and `list` is
/// `list(any)`.
final class FormatTypes {
    private FormatTypes() {}

    /// Empty where there is nothing to do.
    static Optional<List<FormatToken>> modern(List<FormatToken> type) {
        if (type.size() == 1 && type.getFirst().kind() == IDENTIFIER) {
            String word = type.getFirst().text();
            return switch (word) {
                case "list", "map", "set" -> collection(word, "any");
                default -> Optional.empty();
            };
        }
        boolean quoted =
                type.size() == 3
                        && type.getFirst().kind() == OPEN_QUOTE
                        && type.get(1).kind() == QUOTED_TEXT;
        return quoted ? unquoted(type) : Optional.empty();
    }

    private static Optional<List<FormatToken>> unquoted(List<FormatToken> type) {
        String word = type.get(1).text();
        return switch (word) {
            case "string" -> Optional.of(List.of(FormatToken.of(IDENTIFIER, word)));
            case "list", "map" -> collection(word, "string");
            default -> Optional.empty();
        };
    }

    private static Optional<List<FormatToken>> collection(String kind, String element) {
        return Optional.of(
                List.of(
                        FormatToken.of(IDENTIFIER, kind),
                        FormatToken.of(OPEN_PARENTHESIS, "("),
                        FormatToken.of(IDENTIFIER, element),
                        FormatToken.of(CLOSE_PARENTHESIS, ")")));
    }
}
