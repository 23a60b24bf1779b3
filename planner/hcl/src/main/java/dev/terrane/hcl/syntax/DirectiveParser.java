package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;

import java.util.Optional;

/// One directive of a template: `%{if a}`, `%{else}`, `%{for x in xs}`, ...
final class DirectiveParser {
    private final Grammar grammar;
    private final TokenCursor cursor;
    private final SyntaxErrors errors;
    private final int open;

    DirectiveParser(Grammar grammar, int open) {
        this.grammar = grammar;
        this.open = open;
        cursor = grammar.cursor();
        errors = grammar.errors();
    }

    /// From behind `%{` to behind the closing brace.
    Optional<TemplatePart> parse() {
        Optional<TemplatePart> part = parseContent();
        if (part.isEmpty()) {
            grammar.recovery().skipPast(CLOSE_SEQUENCE);
            return part;
        }
        if (cursor.at(CLOSE_SEQUENCE)) {
            cursor.read();
        } else {
            reportAtNext(
                    "Extra characters in template directive",
                    "The directive has ended before this. Here its closing brace is expected.");
            grammar.recovery().skipPast(CLOSE_SEQUENCE);
        }
        return part;
    }

    private Optional<TemplatePart> parseContent() {
        if (!cursor.at(IDENTIFIER)) {
            reportAtNext(
                    "Invalid template directive",
                    "After \"%{\", \"if\", \"for\" or another directive is expected. Where the signs"
                            + " are meant literally, write \"%%{\".");
            return Optional.empty();
        }
        if (cursor.atWord(Keyword.IF)) {
            cursor.read();
            Expression condition = grammar.expressions().parse();
            return Optional.of(new TemplatePart.If(condition, throughNext()));
        }
        if (cursor.atWord(Keyword.FOR)) {
            cursor.read();
            return parseLoop();
        }
        for (Keyword word : new Keyword[] {Keyword.ELSE, Keyword.ENDIF, Keyword.ENDFOR}) {
            if (cursor.atWord(word)) {
                cursor.read();
                return Optional.of(new TemplatePart.Marker(word, throughNext()));
            }
        }
        reportUnknown();
        return Optional.empty();
    }

    private Optional<TemplatePart> parseLoop() {
        return new ForParser(grammar)
                .parseVariables("Invalid 'for' directive", open)
                .map(variables -> {
                    Expression collection = grammar.expressions().parse();
                    return new TemplatePart.Loop(variables, collection, throughNext());
                });
    }

    private SourceRange throughNext() {
        return cursor.range(open, cursor.peek());
    }

    private void reportUnknown() {
        String word = cursor.string(cursor.peek());
        String hint =
                NameSuggestion.didYouMean(
                        word,
                        Keyword.words(
                                Keyword.IF,
                                Keyword.ELSE,
                                Keyword.ENDIF,
                                Keyword.FOR,
                                Keyword.ENDFOR));
        reportAtNext(
                "Invalid template control keyword",
                "There is no directive \"%s\".%s".formatted(word, hint));
        cursor.read();
    }

    private void reportAtNext(String summary, String detail) {
        errors.addUnlessGuessing(summary, detail, cursor.nextRange(), throughNext());
    }
}
