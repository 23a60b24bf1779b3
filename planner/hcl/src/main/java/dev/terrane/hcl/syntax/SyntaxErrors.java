package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;

/// Collects the errors of one parse.
///
/// Once the parser had to guess where to go on, what looks wrong afterwards may be the fault of the
/// guess. So most errors are then kept back ([#addUnlessGuessing]); one mistake, one message.
final class SyntaxErrors {
    private final Diagnostics diagnostics;
    private int count;
    private boolean guessing;
    private boolean silent;

    SyntaxErrors(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void add(String summary, String detail, SourceRange subject) {
        add(summary, detail, subject, subject);
    }

    void add(String summary, String detail, SourceRange subject, SourceRange context) {
        count++;
        if (!silent) {
            diagnostics.add(Diagnostic.error(summary, detail, subject).within(context));
        }
    }

    void addUnlessGuessing(String summary, String detail, SourceRange subject) {
        addUnlessGuessing(summary, detail, subject, subject);
    }

    void addUnlessGuessing(
            String summary, String detail, SourceRange subject, SourceRange context) {
        if (!guessing) {
            add(summary, detail, subject, context);
        }
    }

    /// The parser no longer knows where in the grammar it is.
    void startGuessing() {
        guessing = true;
    }

    boolean guessing() {
        return guessing;
    }

    /// Nothing further is worth saying.
    void silence() {
        silent = true;
    }

    /// To be handed to [#since] later.
    int mark() {
        return count;
    }

    boolean since(int mark) {
        return count > mark;
    }

    /// Whether what was read since cannot be trusted, nor the place at which the parser is.
    boolean lostSince(int mark) {
        return guessing && since(mark);
    }
}
