package dev.terrane.cliconfig;

import dev.terrane.cliconfig.SettingsNode.Items;
import dev.terrane.cliconfig.SettingsNode.Member;
import dev.terrane.cliconfig.SettingsNode.Members;
import dev.terrane.cliconfig.SettingsNode.Text;

import java.util.ArrayList;
import java.util.List;

/// Reads settings in the syntax of HCL 1, which the CLI configuration kept: unlike in
/// configurations, a name may stand in quotes.
///
///     dev_overrides { "hashicorp/null" = "/home/me/bin" }
final class SettingsText {
    private static final int DEEPEST = 50;

    private final String text;
    private int at;
    private int depth;

    private SettingsText(String text) {
        this.text = text;
    }

    /// Where a text is none of settings.
    static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1;

        SyntaxException(String message) {
            super(message);
        }
    }

    static Members parse(String text) throws SyntaxException {
        SettingsText reading = new SettingsText(text);
        Members members = reading.members(false);
        return members;
    }

    private Members members(boolean inBraces) throws SyntaxException {
        if (++depth > DEEPEST) {
            throw problem("blocks are nested too deeply");
        }
        List<Member> members = new ArrayList<>();
        while (true) {
            skipSpace();
            if (at == text.length()) {
                if (inBraces) {
                    throw problem("a \"}\" is missing at the end");
                }
                break;
            }
            if (inBraces && text.charAt(at) == '}') {
                at++;
                break;
            }
            members.add(member());
            skipSpace();
            skip(',');
        }
        depth--;
        return new Members(members);
    }

    /// One or several names, then a value or a block.
    private Member member() throws SyntaxException {
        String name = name();
        skipSpace();
        if (skip('=') || skip(':')) {
            skipSpace();
            return new Member(name, value());
        }
        if (skip('{')) {
            return new Member(name, members(true));
        }
        if (at < text.length() && (text.charAt(at) == '"' || isNamePart(text.charAt(at)))) {
            return new Member(name, new Members(List.of(member())));
        }
        throw problem("after \"%s\" there has to be \"=\" or a block".formatted(name));
    }

    private String name() throws SyntaxException {
        if (text.charAt(at) == '"') {
            return string();
        }
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw problem("a name is expected before \"%s\"".formatted(text.charAt(at)));
        }
        return text.substring(start, at);
    }

    private SettingsNode value() throws SyntaxException {
        if (at == text.length()) {
            throw problem("a value is missing at the end");
        }
        char first = text.charAt(at);
        if (first == '"') {
            return new Text(string());
        }
        if (skip('{')) {
            return members(true);
        }
        if (skip('[')) {
            return items();
        }
        int start = at;
        while (at < text.length() && (isNamePart(text.charAt(at)) || text.charAt(at) == '+')) {
            at++;
        }
        if (at == start) {
            throw problem("\"%s\" begins no value".formatted(first));
        }
        return new Text(text.substring(start, at));
    }

    private Items items() throws SyntaxException {
        List<SettingsNode> nodes = new ArrayList<>();
        while (true) {
            skipSpace();
            if (skip(']')) {
                return new Items(nodes);
            }
            if (++depth > DEEPEST) {
                throw problem("lists are nested too deeply");
            }
            nodes.add(value());
            depth--;
            skipSpace();
            skip(',');
        }
    }

    private String string() throws SyntaxException {
        StringBuilder string = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\n') {
                throw problem("a string ends at its line");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        if (at == text.length()) {
            throw problem("the quote at the end of a string is missing");
        }
        at++;
        return string.toString();
    }

    private char escaped() throws SyntaxException {
        if (at == text.length()) {
            throw problem("the quote at the end of a string is missing");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '"', '\\' -> c;
            default -> throw problem("there is no escape \"\\%s\"".formatted(c));
        };
    }

    private boolean skip(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /// White space and comments.
    private void skipSpace() throws SyntaxException {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\ufeff') {
                at++;
            } else if (text.charAt(at) == '#' || text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at);
                if (end < 0) {
                    throw problem("a comment has no end");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    private SyntaxException problem(String what) {
        long line =
                1
                        + text.substring(0, Math.min(at, text.length()))
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
        return new SyntaxException("line %d: %s".formatted(line, what));
    }
}
