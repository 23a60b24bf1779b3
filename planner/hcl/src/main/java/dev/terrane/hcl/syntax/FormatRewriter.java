package dev.terrane.hcl.syntax;

import static dev.terrane.hcl.syntax.TokenKind.*;

import dev.terrane.diagnostic.SourceRange;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Replaces ways to write something that were common in older versions of the language: labels
/// without quotes, `"${a}"` for `a`, types in quotes.
final class FormatRewriter {
    private final SourceText text;
    private final Tokens tokens;

    /// What stands in the place of the tokens from an index on.
    private final NavigableMap<Integer, Edit> edits = new TreeMap<>();

    /// @param end the index behind the last token that is replaced
    private record Edit(int end, List<FormatToken> replacement) {}

    private FormatRewriter(SourceText text) {
        this.text = text;
        tokens = Scanner.scanCode(text);
    }

    /// All tokens of the file, rewritten. Blanks before the end of the file stay, as `fmt` leaves
    /// them; those before other tokens are up to the caller.
    static List<FormatToken> rewrite(SourceText text, NativeBody body) {
        FormatRewriter rewriter = new FormatRewriter(text);
        rewriter.visit(body, "");
        return rewriter.result();
    }

    private List<FormatToken> result() {
        List<FormatToken> result = new ArrayList<>(tokens.size());
        int i = 0;
        while (i < tokens.size() - 1) {
            Edit edit = edits.get(i);
            if (edit == null) {
                result.add(token(i));
                i++;
            } else {
                result.addAll(edit.replacement());
                i = edit.end();
            }
        }
        result.add(endOfFile());
        return result;
    }

    private FormatToken endOfFile() {
        int last = tokens.size() - 1;
        FormatToken end = token(last);
        int before = last == 0 ? text.start() : tokens.end(last - 1);
        end.blanksBefore(tokens.start(last) - before);
        return end;
    }

    private FormatToken token(int index) {
        return new FormatToken(
                tokens.kind(index), text.bytes(), tokens.start(index), tokens.end(index));
    }

    /// @param parents the types of the blocks around, each followed by a slash
    private void visit(NativeBody body, String parents) {
        for (Attribute attribute : body.attributesByName().values()) {
            boolean type = parents.equals("variable/") && attribute.name().equals("type");
            rewriteValue(attribute.expression().range(), type);
        }
        for (Block block : body.blocks()) {
            rewriteLabels(block);
            if (block.body() instanceof NativeBody inner) {
                visit(inner, parents + block.type() + "/");
            }
        }
    }

    private void rewriteValue(SourceRange range, boolean type) {
        int start = indexAt(range.startByte());
        int end = indexAt(range.endByte());
        List<FormatToken> value = new ArrayList<>(end - start);
        for (int i = start; i < end; i++) {
            value.add(token(i));
        }
        Optional<List<FormatToken>> better =
                type ? FormatTypes.modern(value) : FormatUnwrap.unwrap(value);
        better.ifPresent(tokensInstead -> edits.put(start, new Edit(end, tokensInstead)));
    }

    private void rewriteLabels(Block block) {
        if (block.labels().isEmpty()) {
            return;
        }
        List<FormatToken> labels = new ArrayList<>();
        for (Block.Label label : block.labels()) {
            int start = indexAt(label.range().startByte());
            if (tokens.kind(start) == IDENTIFIER) {
                labels.add(FormatToken.of(OPEN_QUOTE, "\""));
                labels.add(FormatToken.of(QUOTED_TEXT, label.text()));
                labels.add(FormatToken.of(CLOSE_QUOTE, "\""));
            } else {
                int end = indexAt(label.range().endByte());
                for (int i = start; i < end; i++) {
                    labels.add(token(i));
                }
            }
        }
        int start = indexAt(block.typeRange().endByte());
        int end = indexAt(block.labels().getLast().range().endByte());
        edits.put(start, new Edit(end, labels));
    }

    /// The first token that begins there or later.
    private int indexAt(int place) {
        int low = 0;
        int high = tokens.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.start(middle) < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
