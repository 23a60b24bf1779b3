package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Block.Label;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Blocks: a type, labels, and a body in braces.
final class BlockParser {
    private final Grammar grammar;
    private final TokenCursor cursor;
    private final SyntaxErrors errors;
    private final Recovery recovery;
    private final BodyParser bodies;
    private final QuotedStrings strings;

    BlockParser(Grammar grammar, BodyParser bodies) {
        this.grammar = grammar;
        this.bodies = bodies;
        cursor = grammar.cursor();
        errors = grammar.errors();
        recovery = grammar.recovery();
        strings = new QuotedStrings(grammar);
    }

    /// From what follows the type on.
    Block parse(int type) {
        List<Label> labels = parseLabels();
        if (!cursor.at(OPEN_BRACE)) {
            reportNoBody(type);
            recovery.skipPastItem();
            SourceRange place = cursor.range(type);
            return block(type, labels, new NativeBody(Map.of(), List.of(), place), place);
        }
        int brace = cursor.read();
        NativeBody body = parseBody(type, brace);
        SourceRange whole = cursor.range(type, cursor.previous());
        endBlock(type);
        return block(type, labels, body, whole);
    }

    private Block block(int type, List<Label> labels, NativeBody body, SourceRange whole) {
        SourceRange typeRange = cursor.range(type);
        SourceRange header =
                labels.isEmpty() ? typeRange : typeRange.union(labels.getLast().range());
        return new Block(cursor.string(type), labels, body, header, typeRange, whole);
    }

    private List<Label> parseLabels() {
        List<Label> labels = new ArrayList<>(2);
        while (true) {
            if (cursor.at(OPEN_QUOTE)) {
                labels.add(strings.parseLabel());
            } else if (cursor.at(IDENTIFIER)) {
                int name = cursor.read();
                labels.add(new Label(cursor.string(name), cursor.range(name)));
            } else {
                return labels;
            }
        }
    }

    private void reportNoBody(int type) {
        SourceRange found = cursor.nextRange();
        SourceRange context = cursor.range(type, cursor.peek());
        String summary = "Invalid block definition";
        switch (cursor.kind()) {
            case EQUAL ->
                    errors.add(
                            summary,
                            "An equals sign makes an argument, which has no labels; a block has"
                                    + " none. Remove one or the other.",
                            found,
                            context);
            case NEWLINE ->
                    errors.add(
                            summary,
                            "The opening brace of a block stands on the line of its type and"
                                    + " labels.",
                            found,
                            context);
            default ->
                    errors.addUnlessGuessing(
                            summary,
                            "Here a further label in quotes or the block's opening brace is"
                                    + " expected.",
                            found,
                            context);
        }
    }

    private NativeBody parseBody(int type, int brace) {
        if (!grammar.descend(cursor.range(brace))) {
            return new NativeBody(Map.of(), List.of(), cursor.range(brace));
        }
        NativeBody body =
                switch (cursor.kind()) {
                    case NEWLINE, END_OF_FILE, CLOSE_BRACE -> bodies.parseBraced(brace);
                    default -> parseOneLine(type, brace);
                };
        grammar.ascend();
        return body;
    }

    /// `{ name = value }`: one argument at most.
    private NativeBody parseOneLine(int type, int brace) {
        Map<String, Attribute> only = parseOnlyAttribute();
        if (cursor.at(CLOSE_BRACE)) {
            cursor.read();
        } else {
            reportNoEndOfLine(type, brace);
            recovery.skipPast(CLOSE_BRACE);
        }
        return new NativeBody(only, List.of(), cursor.range(brace, cursor.previous()));
    }

    private Map<String, Attribute> parseOnlyAttribute() {
        TokenKind first = cursor.kind();
        int name = cursor.read();
        if (first == IDENTIFIER && cursor.at(EQUAL)) {
            Attribute attribute = bodies.parseAttribute(name, true);
            return Map.of(attribute.name(), attribute);
        }
        if (first != IDENTIFIER) {
            errors.add(
                    "Argument or block definition required",
                    "Here the name of an argument is expected.",
                    cursor.range(name));
        } else if (cursor.at(OPEN_QUOTE) || cursor.at(OPEN_BRACE) || cursor.at(IDENTIFIER)) {
            errors.add(
                    "Argument definition required",
                    "A block on one line holds a single argument. Write the braces of the outer"
                            + " block on lines of their own, so that it can hold another block.",
                    cursor.range(name, cursor.peek()));
        } else {
            bodies.reportNeitherArgumentNorBlock(name);
        }
        recovery.skipPastItem();
        return Map.of();
    }

    private void reportNoEndOfLine(int type, int brace) {
        String summary = "Invalid single-argument block definition";
        SourceRange found = cursor.nextRange();
        switch (cursor.kind()) {
            case COMMA ->
                    errors.add(
                            summary,
                            "A block on one line holds a single argument. Write several on lines of"
                                    + " their own, without commas.",
                            found);
            case NEWLINE ->
                    errors.add(
                            summary,
                            "A block whose first argument stands beside the opening brace is closed"
                                    + " on the same line. Close it here, or begin a line after the"
                                    + " opening brace.",
                            found);
            case END_OF_FILE -> bodies.reportUnclosed(brace);
            default ->
                    errors.addUnlessGuessing(
                            summary,
                            "After the only argument of a block on one line, its closing brace is"
                                    + " expected.",
                            found,
                            cursor.range(type, cursor.peek()));
        }
    }

    private void endBlock(int type) {
        if (cursor.at(NEWLINE) || cursor.at(END_OF_FILE)) {
            cursor.read();
            return;
        }
        errors.addUnlessGuessing(
                "Missing newline after block definition",
                "A block ends its line. Begin a new one for what follows.",
                cursor.nextRange(),
                cursor.range(type, cursor.peek()));
        recovery.skipPastItem();
    }
}
