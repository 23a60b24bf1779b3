package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;

/// One parse: the tokens, the errors, and the parts of the parser, which refer to each other through
/// this class.
final class Grammar {
    /// Far more than anybody writes, and far less than overflows a thread's stack.
    private static final int DEEPEST = 500;

    /// Each operator of `a + b + c` lies one level above the one before it, though none is nested.
    private static final int MOST_LINKS = 20_000;

    private final TokenCursor cursor;
    private final SyntaxErrors errors;
    private final Recovery recovery;
    private final BodyParser bodies;
    private final ExpressionParser expressions;
    private final TermParser terms;
    private final PostfixParser postfixes;
    private final TemplateParser templates;
    private int depth;
    private int links;

    private Grammar(SourceText text, Tokens tokens, Diagnostics diagnostics) {
        errors = new SyntaxErrors(diagnostics);
        InvalidTokens.report(text, tokens, errors);
        cursor = new TokenCursor(text, tokens);
        recovery = new Recovery(cursor, errors);
        bodies = new BodyParser(this);
        expressions = new ExpressionParser(this);
        terms = new TermParser(this);
        postfixes = new PostfixParser(this);
        templates = new TemplateParser(this);
    }

    static Grammar ofCode(SourceText text, Diagnostics diagnostics) {
        return new Grammar(text, Scanner.scanCode(text), diagnostics);
    }

    static Grammar ofTemplate(SourceText text, Diagnostics diagnostics) {
        return new Grammar(text, Scanner.scanTemplate(text), diagnostics);
    }

    TokenCursor cursor() {
        return cursor;
    }

    SyntaxErrors errors() {
        return errors;
    }

    Recovery recovery() {
        return recovery;
    }

    BodyParser bodies() {
        return bodies;
    }

    ExpressionParser expressions() {
        return expressions;
    }

    TermParser terms() {
        return terms;
    }

    PostfixParser postfixes() {
        return postfixes;
    }

    TemplateParser templates() {
        return templates;
    }

    /// Goes one level down, where that is not too deep. Where it is, parsing ends.
    ///
    /// @return whether the caller may go on, and has to call [#ascend] then
    boolean descend(SourceRange where) {
        if (depth == DEEPEST) {
            giveUp(
                    "Blocks and expressions can stand in each other up to "
                            + DEEPEST
                            + " levels. Move the inner ones to local values.",
                    where);
            return false;
        }
        depth++;
        return true;
    }

    void ascend() {
        depth--;
    }

    /// Begins an expression, which may be part of another.
    ///
    /// @return what [#endChain] is to be told
    int beginChain() {
        int outer = links;
        links = 0;
        return outer;
    }

    /// An expression is as high as the highest of its parts.
    void endChain(int outer) {
        links = Math.max(outer, links);
    }

    /// Puts one more operator or step on top of what was read. Where there are too many, parsing ends.
    ///
    /// @return whether the caller may go on
    boolean link(SourceRange where) {
        if (links == MOST_LINKS) {
            giveUp(
                    "An expression can hold up to "
                            + MOST_LINKS
                            + " operators and indexes. Move parts of it to local values.",
                    where);
            return false;
        }
        links++;
        return true;
    }

    private void giveUp(String detail, SourceRange where) {
        errors.add("Nesting too deep", detail, where);
        errors.startGuessing();
        errors.silence();
        cursor.moveToEnd();
    }
}
