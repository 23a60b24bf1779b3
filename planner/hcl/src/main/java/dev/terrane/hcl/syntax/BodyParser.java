package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import dev.terrane.diagnostic.SourceRange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Bodies: the arguments and blocks of a file, or between braces.
final class BodyParser {
    private final Grammar grammar;
    private final TokenCursor cursor;
    private final SyntaxErrors errors;
    private final Recovery recovery;
    private final BlockParser blocks;

    BodyParser(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor();
        errors = grammar.errors();
        recovery = grammar.recovery();
        blocks = new BlockParser(grammar, this);
    }

    /// What was found in a body so far.
    private static final class Items {
        final Map<String, Attribute> attributes = new LinkedHashMap<>();
        final List<Block> blocks = new ArrayList<>();
    }

    NativeBody parseFile() {
        SourceText text = cursor.text();
        Items items = parseItems(END_OF_FILE, cursor.previous());
        return new NativeBody(items.attributes, items.blocks, text.range(text.start(), text.end()));
    }

    /// The rest of a body of several lines, and its closing brace.
    NativeBody parseBraced(int brace) {
        Items items = parseItems(CLOSE_BRACE, brace);
        return new NativeBody(
                items.attributes, items.blocks, cursor.range(brace, cursor.previous()));
    }

    private Items parseItems(TokenKind closing, int opening) {
        Items items = new Items();
        while (!cursor.at(closing)) {
            if (cursor.at(NEWLINE)) {
                cursor.read();
            } else if (cursor.at(IDENTIFIER)) {
                parseItem(items);
            } else {
                reportNoItem(opening);
                cursor.read();
                recovery.skipPast(closing);
                return items;
            }
        }
        cursor.read();
        return items;
    }

    private void parseItem(Items items) {
        int name = cursor.read();
        switch (cursor.kind()) {
            case EQUAL -> add(parseAttribute(name, false), items);
            case OPEN_QUOTE, OPEN_BRACE, IDENTIFIER -> items.blocks.add(blocks.parse(name));
            default -> {
                reportNeitherArgumentNorBlock(name);
                recovery.skipPastItem();
            }
        }
    }

    private void add(Attribute attribute, Items items) {
        Attribute earlier = items.attributes.putIfAbsent(attribute.name(), attribute);
        if (earlier != null) {
            errors.add(
                    "Attribute redefined",
                    "The argument \"%s\" was set already, at %s. Remove one of the two."
                            .formatted(attribute.name(), earlier.nameRange()),
                    attribute.nameRange());
        }
    }

    /// From the equals sign on.
    ///
    /// @param alone whether it stands in a block of one line, so that no line break follows
    Attribute parseAttribute(int name, boolean alone) {
        cursor.read();
        int mark = errors.mark();
        Expression expression = grammar.expressions().parse();
        int last = cursor.previous();
        if (errors.lostSince(mark)) {
            recovery.skipPastItem();
        } else if (!alone) {
            endAttribute(name);
        }
        return new Attribute(
                cursor.string(name), expression, cursor.range(name, last), cursor.range(name));
    }

    private void endAttribute(int name) {
        if (cursor.at(NEWLINE) || cursor.at(END_OF_FILE)) {
            cursor.read();
            return;
        }
        SourceRange extra = cursor.nextRange();
        SourceRange context = cursor.range(name, cursor.peek());
        if (cursor.at(COMMA)) {
            errors.addUnlessGuessing(
                    "Unexpected comma after argument",
                    "Each argument stands on a line of its own, without a comma. Remove it.",
                    extra,
                    context);
        } else {
            errors.addUnlessGuessing(
                    "Missing newline after argument",
                    "The value of the argument has ended before this. Begin a new line, or join the"
                            + " two by an operator.",
                    extra,
                    context);
        }
        recovery.skipPastItem();
    }

    void reportNeitherArgumentNorBlock(int name) {
        errors.add(
                "Argument or block definition required",
                cursor.at(COLON)
                        ? "The value of an argument stands behind an equals sign. Write \"=\" instead of the colon."
                        : "A name alone says nothing: an argument goes on with an equals sign and its value, a"
                                + " block with its labels and an opening brace.",
                cursor.range(name));
    }

    private void reportNoItem(int opening) {
        switch (cursor.kind()) {
            case OPEN_QUOTE ->
                    errors.addUnlessGuessing(
                            "Invalid argument name",
                            "The name of an argument stands without quotes.",
                            cursor.nextRange());
            case END_OF_FILE -> reportUnclosed(opening);
            default ->
                    errors.addUnlessGuessing(
                            "Argument or block definition required",
                            "Here the name of an argument or the type of a block is expected.",
                            cursor.nextRange());
        }
    }

    void reportUnclosed(int brace) {
        errors.addUnlessGuessing(
                "Unclosed configuration block",
                "The file ends before this brace is closed. Perhaps another brace is missing or left"
                        + " over further down.",
                cursor.range(brace));
    }
}
