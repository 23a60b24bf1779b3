package dev.terrane.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads CSV (RFC 4180), strictly: a quote stands at the beginning of a field or nowhere, and all rows
/// have as many fields as the first. Empty lines do not count. CR LF is LF, in quotes too.
final class CsvReading {
    private final List<String> lines;
    private int next;

    CsvReading(String text) {
        lines = linesOf(text);
    }

    /// Each with its LF.
    private static List<String> linesOf(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            String line = end < 0 ? text.substring(start) : text.substring(start, end + 1);
            lines.add(withoutCarriageReturn(line, end < 0));
            start += line.length();
        }
        return lines;
    }

    private static String withoutCarriageReturn(String line, boolean last) {
        if (line.endsWith("\r\n")) {
            return line.substring(0, line.length() - 2) + "\n";
        }
        return last && line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /// All rows, the one with the names first.
    List<List<String>> rows() throws CsvException {
        List<List<String>> rows = new ArrayList<>();
        for (Optional<List<String>> row = nextRow(); row.isPresent(); row = nextRow()) {
            if (!rows.isEmpty() && row.get().size() != rows.getFirst().size()) {
                throw new CsvException(
                        next,
                        "it has %d fields, and the first row %d"
                                .formatted(row.get().size(), rows.getFirst().size()));
            }
            rows.add(row.get());
        }
        return rows;
    }

    /// The next row; empty at the end.
    Optional<List<String>> nextRow() throws CsvException {
        while (next < lines.size()) {
            String line = lines.get(next++);
            if (!line.equals("\n")) {
                return Optional.of(fields(line));
            }
        }
        return Optional.empty();
    }

    private List<String> fields(String first) throws CsvException {
        List<String> fields = new ArrayList<>();
        String rest = first;
        while (true) {
            if (rest.startsWith("\"")) {
                var field = new StringBuilder();
                rest = quoted(rest.substring(1), field);
                fields.add(field.toString());
            } else {
                int end = endOfPlain(rest);
                fields.add(plain(rest.substring(0, end)));
                rest = rest.substring(end);
            }
            if (!rest.startsWith(",")) {
                return fields;
            }
            rest = rest.substring(1);
        }
    }

    private static int endOfPlain(String rest) {
        int comma = rest.indexOf(',');
        if (comma >= 0) {
            return comma;
        }
        return rest.endsWith("\n") ? rest.length() - 1 : rest.length();
    }

    private String plain(String field) throws CsvException {
        if (field.indexOf('"') >= 0) {
            throw new CsvException(
                    next, "a quote stands within a field that does not begin with one");
        }
        return field;
    }

    /// @return what follows the closing quote
    private String quoted(String text, StringBuilder field) throws CsvException {
        String rest = text;
        while (true) {
            int quote = rest.indexOf('"');
            if (quote >= 0) {
                field.append(rest, 0, quote);
                rest = rest.substring(quote + 1);
                if (!rest.startsWith("\"")) {
                    return checkedEnd(rest);
                }
                field.append('"');
                rest = rest.substring(1);
            } else if (next < lines.size()) {
                field.append(rest);
                rest = lines.get(next++);
            } else {
                throw new CsvException(next, "a quote is not closed");
            }
        }
    }

    private String checkedEnd(String rest) throws CsvException {
        if (!(rest.isEmpty() || rest.startsWith(",") || rest.equals("\n"))) {
            throw new CsvException(
                    next, "something stands between a closing quote and the next comma");
        }
        return rest;
    }
}
