package dev.terrane.hcl.syntax;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.Source;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.JsonScanner.Kind;
import dev.terrane.value.HclNumber;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the JSON syntax, as the HCL specification (`json/spec.md`) has it.
public final class JsonParser {
    private static final int DEEPEST = 500;
    private static final List<String> KEYWORDS = List.of("true", "false", "null");
    private static final String VALUE_STARTS =
            "A value is an object, an array, a string, a number, or one of true, false, null.";

    private final Source source;
    private final JsonScanner tokens;
    private final Diagnostics diagnostics;
    private int depth;
    private boolean givenUp;

    private JsonParser(Source source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
        tokens = new JsonScanner(source);
    }

    /// A whole file: an object, or an array of objects. Where an error was added to the diagnostics,
    /// the body holds what could be read.
    public static File parse(Source source, Diagnostics diagnostics) {
        JsonParser parser = new JsonParser(source, diagnostics);
        return new File(source, new JsonBody(parser.root()));
    }

    /// A single value, whose strings are templates.
    public static Expression parseExpression(Source source, Diagnostics diagnostics) {
        return new Expression.Json(new JsonParser(source, diagnostics).alone());
    }

    private JsonValue root() {
        JsonValue value = alone();
        if (value instanceof JsonValue.ObjectValue || value instanceof JsonValue.ArrayValue) {
            return value;
        }
        error(
                "Root value must be object",
                "A file of configuration holds an object, or an array of objects.",
                value.startRange());
        SourceRange start = source.start();
        return new JsonValue.ObjectValue(List.of(), start, start, start);
    }

    private JsonValue alone() {
        int before = diagnostics.size();
        JsonValue value = value();
        if (diagnostics.size() == before && tokens.kind() != Kind.END) {
            error(
                    "Extraneous data after value",
                    "The value has ended before this. Remove the rest.",
                    tokens.range());
        }
        return value;
    }

    private JsonValue value() {
        SourceRange start = tokens.range();
        Optional<JsonValue> value =
                switch (tokens.kind()) {
                    case OPEN_BRACE -> nested(start, true);
                    case OPEN_BRACKET -> nested(start, false);
                    case STRING -> string().map(JsonValue.StringValue::new);
                    case NUMBER -> number();
                    case WORD -> keyword();
                    case CLOSE_BRACE -> missing("Missing JSON value");
                    case CLOSE_BRACKET -> missing("Missing array element value");
                    case END -> {
                        error("Missing value", "The file ends where a value is expected.", start);
                        yield Optional.empty();
                    }
                    default -> missing("Invalid start of value");
                };
        return value.orElseGet(() -> new JsonValue.Unreadable(start));
    }

    private <T> Optional<T> missing(String summary) {
        error(summary, VALUE_STARTS, tokens.range());
        return Optional.empty();
    }

    private Optional<JsonValue> nested(SourceRange start, boolean object) {
        if (depth == DEEPEST) {
            error(
                    "Nesting too deep",
                    "Values can stand in each other up to " + DEEPEST + " levels.",
                    start);
            tokens.moveToEnd();
            givenUp = true;
            return Optional.empty();
        }
        depth++;
        Optional<JsonValue> value = object ? object() : array();
        depth--;
        return value;
    }

    private Optional<JsonValue> object() {
        SourceRange open = tokens.read();
        List<JsonValue.Property> properties = new ArrayList<>();
        while (tokens.kind() != Kind.CLOSE_BRACE) {
            Optional<JsonValue.Property> property = property();
            if (property.isEmpty()) {
                return Optional.empty();
            }
            properties.add(property.get());
            if (tokens.kind() != Kind.CLOSE_BRACE && !separatedProperty(open)) {
                return Optional.empty();
            }
        }
        SourceRange close = tokens.read();
        return Optional.of(new JsonValue.ObjectValue(properties, open.union(close), open, close));
    }

    private Optional<JsonValue.Property> property() {
        JsonValue key = value();
        if (!(key instanceof JsonValue.StringValue(JsonText name))) {
            error(
                    "Invalid object property name",
                    "The name of a property is a string in double quotes.",
                    key.startRange());
            return Optional.empty();
        }
        if (tokens.kind() != Kind.COLON) {
            reportNoColon();
            tokens.skipPast(Kind.OPEN_BRACE, Kind.CLOSE_BRACE);
            return Optional.empty();
        }
        tokens.read();
        return Optional.of(new JsonValue.Property(name, value()));
    }

    private void reportNoColon() {
        switch (tokens.kind()) {
            case CLOSE_BRACE, COMMA ->
                    error(
                            "Missing object value",
                            "After the name, a colon and the value are expected. A list of values"
                                    + " stands in brackets.",
                            tokens.range());
            case EQUALS ->
                    error(
                            "Missing property value colon",
                            "In JSON, a colon stands between name and value.",
                            tokens.range());
            default ->
                    error(
                            "Missing property value colon",
                            "After the name, a colon is expected.",
                            tokens.range());
        }
    }

    /// Passes the comma between two properties.
    private boolean separatedProperty(SourceRange open) {
        switch (tokens.kind()) {
            case COMMA -> {
                SourceRange comma = tokens.read();
                if (tokens.kind() != Kind.CLOSE_BRACE) {
                    return true;
                }
                error(
                        "Trailing comma in object",
                        "JSON has no comma after the last property. Remove it.",
                        comma);
            }
            case END ->
                    error("Unclosed object", "The file ends before this brace is closed.", open);
            case CLOSE_BRACKET -> {
                tokens.read();
                error(
                        "Mismatched braces",
                        "The object ends with a brace, not with a bracket.",
                        tokens.range());
            }
            default -> {
                tokens.skipPast(Kind.OPEN_BRACE, Kind.CLOSE_BRACE);
                error(
                        "Missing attribute separator comma",
                        "Between two properties, a comma is expected.",
                        tokens.range());
            }
        }
        return false;
    }

    private Optional<JsonValue> array() {
        SourceRange open = tokens.read();
        List<JsonValue> elements = new ArrayList<>();
        while (tokens.kind() != Kind.CLOSE_BRACKET) {
            elements.add(value());
            if (tokens.kind() != Kind.CLOSE_BRACKET && !separatedElement(open)) {
                return Optional.empty();
            }
        }
        SourceRange close = tokens.read();
        return Optional.of(new JsonValue.ArrayValue(elements, open.union(close), open));
    }

    /// Passes the comma between two elements.
    private boolean separatedElement(SourceRange open) {
        if (tokens.kind() == Kind.COMMA) {
            SourceRange comma = tokens.read();
            if (tokens.kind() != Kind.CLOSE_BRACKET) {
                return true;
            }
            error(
                    "Trailing comma in array",
                    "JSON has no comma after the last element. Remove it.",
                    comma);
            return false;
        }
        Kind found = tokens.kind();
        tokens.skipPast(Kind.OPEN_BRACKET, Kind.CLOSE_BRACKET);
        switch (found) {
            case COLON ->
                    error(
                            "Invalid array value",
                            "The elements of an array have no names.",
                            tokens.range());
            case END ->
                    error("Unclosed array", "The file ends before this bracket is closed.", open);
            case CLOSE_BRACE ->
                    error(
                            "Mismatched brackets",
                            "The array ends with a bracket, not with a brace.",
                            tokens.range());
            default ->
                    error(
                            "Missing attribute separator comma",
                            "Between two elements, a comma is expected.",
                            tokens.range());
        }
        return false;
    }

    private Optional<JsonText> string() {
        SourceRange range = tokens.read();
        int fault = JsonStrings.fault(range);
        if (fault == JsonStrings.NO_FAULT) {
            return Optional.of(new JsonText(JsonStrings.decode(range), range));
        }
        error(
                "Invalid JSON string",
                "The string has no end on its line, or holds a backslash that begins no escape of"
                        + " JSON.",
                source.range(Math.min(fault, range.endByte() - 1), range.endByte()));
        return Optional.empty();
    }

    private Optional<JsonValue> number() {
        SourceRange range = tokens.read();
        String text = range.text();
        Optional<HclNumber> number =
                JsonNumbers.isNumber(text) ? HclNumber.parse(text) : Optional.empty();
        if (number.isEmpty()) {
            error(
                    "Invalid JSON number",
                    "A number begins with a digit or a minus sign and a digit, not with a zero before"
                            + " other digits.",
                    range);
        }
        return number.map(value -> new JsonValue.NumberValue(value, range));
    }

    private Optional<JsonValue> keyword() {
        SourceRange range = tokens.read();
        String word = range.text();
        return switch (word) {
            case "true" -> Optional.of(new JsonValue.BoolValue(true, range));
            case "false" -> Optional.of(new JsonValue.BoolValue(false, range));
            case "null" -> Optional.of(new JsonValue.NullValue(range));
            default -> {
                error(
                        "Invalid JSON keyword",
                        "\"%s\" is none of true, false and null. A string stands in quotes.%s"
                                .formatted(word, NameSuggestion.didYouMean(word, KEYWORDS)),
                        range);
                yield Optional.empty();
            }
        };
    }

    /// What follows from giving up says nothing.
    private void error(String summary, String detail, SourceRange subject) {
        if (!givenUp) {
            diagnostics.error(summary, detail, subject);
        }
    }
}
