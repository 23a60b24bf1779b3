package dev.terrane.cli.console;

import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/// Expressions from a person: with a history of this session, completion by the tabulator, and
/// expressions over several lines.
///
/// The history is not kept in a file, because it may hold secrets.
public final class Terminals implements AutoCloseable {
    private static final String PROMPT = "> ";

    private final Terminal terminal;
    private final LineReader reader;

    /// @param names what can be completed
    public Terminals(Collection<String> names) throws IOException {
        terminal = TerminalBuilder.builder().name("terrane").system(true).dumb(true).build();
        reader =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .parser(new Expressions())
                        .completer(completer(names))
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "  ")
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .build();
    }

    /// The next expression; nothing where the person is done. What is given up by Ctrl-C is empty.
    public Optional<String> next() {
        try {
            return Optional.of(complete(reader.readLine(PROMPT)));
        } catch (UserInterruptException given) {
            return Optional.of("");
        } catch (EndOfFileException done) {
            return Optional.empty();
        }
    }

    /// The last line of a heredoc has to end like every line.
    private static String complete(String text) {
        return text.contains("<<") ? text + "\n" : text;
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }

    /// What stands before the name that is being written is kept.
    private static Completer completer(Collection<String> names) {
        return (reader, line, candidates) -> {
            String word = line.word().substring(0, line.wordCursor());
            int start = word.length();
            while (start > 0 && isPartOfName(word.charAt(start - 1))) {
                start--;
            }
            String before = word.substring(0, start);
            String begun = word.substring(start);
            for (String name : names) {
                if (name.startsWith(begun)) {
                    candidates.add(
                            new Candidate(before + name, name, null, null, null, null, false));
                }
            }
        };
    }

    private static boolean isPartOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == ':';
    }

    /// Words are what blanks separate; quotes and backslashes are the language's affair.
    private static final class Expressions implements Parser {
        private final DefaultParser words = new DefaultParser();

        Expressions() {
            words.setQuoteChars(new char[0]);
            words.setEscapeChars(new char[0]);
        }

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE && OpenText.isOpen(line)) {
                throw new EOFError(-1, cursor, "the expression goes on");
            }
            return words.parse(line, cursor, context);
        }
    }
}
