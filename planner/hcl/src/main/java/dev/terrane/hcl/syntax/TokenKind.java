package dev.terrane.hcl.syntax;

/// What the scanner tells apart. The last group never stands in a well-written file.
enum TokenKind {
    OPEN_BRACE,
    CLOSE_BRACE,
    OPEN_BRACKET,
    CLOSE_BRACKET,
    OPEN_PARENTHESIS,
    CLOSE_PARENTHESIS,

    OPEN_QUOTE,
    CLOSE_QUOTE,
    /// `<<EOT` and the line break after it.
    OPEN_HEREDOC,
    /// The closing marker with the blanks around it, without the line break.
    CLOSE_HEREDOC,
    /// `${` or `${~`.
    OPEN_INTERPOLATION,
    /// `%{` or `%{~`.
    OPEN_DIRECTIVE,
    /// `}` or `~}` of one of the two before.
    CLOSE_SEQUENCE,
    /// Text between quotes, its escapes unresolved.
    QUOTED_TEXT,
    /// Text in a heredoc or a file that is a template: one line at most.
    BARE_TEXT,

    NUMBER,
    IDENTIFIER,

    STAR,
    SLASH,
    PLUS,
    MINUS,
    PERCENT,
    EQUAL,
    DOUBLE_EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    AND,
    OR,
    NOT,
    DOT,
    COMMA,
    ELLIPSIS,
    FAT_ARROW,
    QUESTION,
    COLON,
    DOUBLE_COLON,

    /// Of the one-line forms, with the line break.
    COMMENT,
    NEWLINE,
    END_OF_FILE,

    BITWISE_AND,
    BITWISE_OR,
    BITWISE_NOT,
    BITWISE_XOR,
    BACKTICK,
    APOSTROPHE,
    SEMICOLON,
    NEWLINE_IN_QUOTES,
    INVALID_CHARACTER,
    INVALID_UTF8;

    /// +1 for what opens a pair of brackets, -1 for what closes one. Quotes do not count.
    int bracketChange() {
        return switch (this) {
            case OPEN_BRACE, OPEN_BRACKET, OPEN_PARENTHESIS, OPEN_INTERPOLATION, OPEN_DIRECTIVE ->
                    1;
            case CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PARENTHESIS, CLOSE_SEQUENCE -> -1;
            default -> 0;
        };
    }

    boolean neverValid() {
        return switch (this) {
            case BITWISE_AND,
                    BITWISE_OR,
                    BITWISE_NOT,
                    BITWISE_XOR,
                    BACKTICK,
                    APOSTROPHE,
                    SEMICOLON,
                    NEWLINE_IN_QUOTES,
                    INVALID_CHARACTER,
                    INVALID_UTF8 ->
                    true;
            default -> false;
        };
    }
}
