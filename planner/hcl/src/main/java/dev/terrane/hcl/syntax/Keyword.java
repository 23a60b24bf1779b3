package dev.terrane.hcl.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Names that mean something to the grammar at some places. They are not reserved: a variable may
/// have them, too.
enum Keyword {
    FOR,
    IN,
    IF,
    ELSE,
    ENDIF,
    ENDFOR,
    TRUE,
    FALSE,
    NULL;

    private final String word = name().toLowerCase(Locale.ROOT);

    String word() {
        return word;
    }

    static List<String> words(Keyword... keywords) {
        return Arrays.stream(keywords).map(Keyword::word).toList();
    }
}
