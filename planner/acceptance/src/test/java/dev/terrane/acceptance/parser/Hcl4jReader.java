package dev.terrane.acceptance.parser;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import com.bertramlabs.plugins.hcl4j.HCLParserException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// HCL4j, which evaluates while it parses. It writes to standard output meanwhile; that is dropped.
final class Hcl4jReader implements LanguageReader {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @Override
    public Map<String, Object> read(String text) {
        try {
            return parse(text, true);
        } catch (HCLParserException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public boolean accepts(String text) {
        try {
            parse(text, false);
            return true;
        } catch (HCLParserException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public Optional<BigDecimal> number(String expression) {
        return switch (value(expression)) {
            case Number number -> Optional.of(new BigDecimal(number.toString()));
            case Boolean truth -> Optional.of(truth ? BigDecimal.ONE : BigDecimal.ZERO);
            case null, default -> Optional.empty();
        };
    }

    @Override
    public boolean holdsForBody(String expression, String body, String value) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            return mapper.valueToTree(value(expression)).equals(mapper.readTree(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @org.jspecify.annotations.Nullable Object value(String expression) {
        try {
            return parse("x = " + expression + "\n", false).get("x");
        } catch (HCLParserException | RuntimeException e) {
            return null;
        }
    }

    static Map<String, Object> parse(String text, boolean lenient) throws HCLParserException {
        PrintStream out = System.out;
        System.setOut(NOWHERE);
        try {
            return new HCLParser().parse(text, lenient);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.setOut(out);
        }
    }
}
