package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A traversal that is a whole text. It stops at the first error.
final class TraversalParser {
    private final Grammar grammar;
    private final TokenCursor cursor;
    private final SyntaxErrors errors;

    TraversalParser(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor();
        errors = grammar.errors();
    }

    Optional<Traversal> parse() {
        cursor.countNewlines(false);
        int mark = errors.mark();
        if (!cursor.at(IDENTIFIER)) {
            errors.add("Variable name required", "Begin with a name.", cursor.nextRange());
            return Optional.empty();
        }
        int root = cursor.read();
        List<Step> steps = new ArrayList<>();
        while (!cursor.at(END_OF_FILE)) {
            Optional<Step> step = parseStep(root);
            if (step.isEmpty() || errors.since(mark)) {
                return Optional.empty();
            }
            steps.add(step.get());
        }
        SourceRange range = cursor.range(root, cursor.previous());
        return Optional.of(new Traversal(cursor.string(root), cursor.range(root), steps, range));
    }

    private Optional<Step> parseStep(int root) {
        return switch (cursor.kind()) {
            case DOT -> parseAttribute(root);
            case OPEN_BRACKET -> parseIndex(root);
            default ->
                    fail(
                            "Invalid character",
                            "Here a dot or an opening bracket is expected.",
                            root);
        };
    }

    private Optional<Step> parseAttribute(int root) {
        int dot = cursor.read();
        if (!cursor.at(IDENTIFIER)) {
            String detail =
                    cursor.at(STAR)
                            ? "All elements at once (\".*\") cannot be named here."
                            : "After a dot, a name is expected.";
            return fail("Attribute name required", detail, root);
        }
        int name = cursor.read();
        return Optional.of(new AttributeStep(cursor.string(name), cursor.range(dot, name)));
    }

    private Optional<Step> parseIndex(int root) {
        int open = cursor.read();
        Optional<Value> key =
                switch (cursor.kind()) {
                    case NUMBER -> grammar.terms().number(cursor.read());
                    case OPEN_QUOTE ->
                            Optional.of(
                                    Value.string(new QuotedStrings(grammar).parseLabel().text()));
                    case STAR ->
                            fail(
                                    "Attribute name required",
                                    "All elements at once (\"[*]\") cannot be named here.",
                                    root);
                    default ->
                            fail(
                                    "Index value required",
                                    "Between the brackets, a number or a string in quotes is"
                                            + " expected.",
                                    root);
                };
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (!cursor.at(CLOSE_BRACKET)) {
            return fail("Unclosed index brackets", "Here the closing bracket is expected.", root);
        }
        int close = cursor.read();
        return Optional.of(new IndexStep(key.get(), cursor.range(open, close)));
    }

    private <T> Optional<T> fail(String summary, String detail, int root) {
        errors.add(summary, detail, cursor.nextRange(), cursor.range(root, cursor.peek()));
        return Optional.empty();
    }
}
