package dev.terrane.function;

import dev.terrane.value.HclNumber;
import dev.terrane.value.Value;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a scalar of YAML stands for: `yes` for true, `0x1F` for 31, `2020-01-02` for a time. These are
/// the rules of YAML 1.1, but for octal numbers, as Terraform has them.
final class YamlScalars {
    static final String MERGE = "<<";

    private static final String TAG = "tag:yaml.org,2002:";
    private static final Set<String> TAGS =
            Set.of(
                    TAG + "str",
                    TAG + "binary",
                    TAG + "null",
                    TAG + "int",
                    TAG + "float",
                    TAG + "bool",
                    TAG + "timestamp");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern FRACTION =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern TIME =
            Pattern.compile(
                    DATE
                            + "(?:([Tt])| )(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,]\\d+)?(Z|[+-]\\d{2}:\\d{2})?");
    private static final Map<String, Value> WORDS = words();

    private YamlScalars() {}

    private static Map<String, Value> words() {
        Map<String, Value> words = new HashMap<>();
        put(
                words,
                Value.TRUE,
                "y",
                "Y",
                "yes",
                "Yes",
                "YES",
                "true",
                "True",
                "TRUE",
                "on",
                "On",
                "ON");
        put(
                words,
                Value.FALSE,
                "n",
                "N",
                "no",
                "No",
                "NO",
                "false",
                "False",
                "FALSE",
                "off",
                "Off",
                "OFF");
        put(words, Value.NULL, "", "~", "null", "Null", "NULL");
        Value infinity = Value.number(HclNumber.POSITIVE_INFINITY);
        put(words, infinity, ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF");
        put(words, Value.number(HclNumber.NEGATIVE_INFINITY), "-.inf", "-.Inf", "-.INF");
        return words;
    }

    private static void put(Map<String, Value> words, Value value, String... names) {
        for (String name : names) {
            words.put(name, value);
        }
    }

    /// Whether it stands for the mappings that are to be merged, as a key.
    static boolean isMerge(ScalarEvent scalar) {
        return scalar.getTag().isEmpty() && scalar.getValue().equals(MERGE);
    }

    static Value resolve(ScalarEvent scalar) throws YamlException {
        String tag = scalar.getTag().orElse("");
        String text = scalar.getValue();
        checkTag(tag);
        boolean quoted =
                scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
                        || scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
        if (tag.equals(TAG + "str") || tag.equals(TAG + "binary")) {
            return tag.equals(TAG + "binary") ? binary(text) : Value.string(text);
        }
        if (mayHaveMeaning(text)) {
            Optional<Value> value = quoted ? Optional.of(Value.string(text)) : plain(text, tag);
            if (value.isPresent()) {
                return value.get();
            }
        }
        return tagged(text, tag);
    }

    /// Also `!` alone is one, and none that is known.
    private static void checkTag(String tag) throws YamlException {
        if (!tag.isEmpty() && !TAGS.contains(tag)) {
            throw new YamlException("the tag " + tag + " is not supported");
        }
    }

    private static Value binary(String text) throws YamlException {
        if (Base64Text.decode(text).isEmpty()) {
            throw new YamlException("a scalar with the tag !!binary is no Base64");
        }
        return Value.string(text);
    }

    /// By the first character.
    private static boolean mayHaveMeaning(String text) {
        return text.isEmpty() || "+-.~yYnNtTfFoO0123456789".indexOf(text.charAt(0)) >= 0;
    }

    private static Optional<Value> plain(String text, String tag) throws YamlException {
        Value word = WORDS.get(text);
        if (word != null) {
            return Optional.of(word);
        }
        if (tag.isEmpty() && (text.equals(".nan") || text.equals(".NaN") || text.equals(".NAN"))) {
            throw new YamlException("there is no number .nan");
        }
        char first = text.charAt(0);
        if (first == '.') {
            return HclNumber.parse(text).map(Value::number);
        }
        return "+-0123456789".indexOf(first) >= 0 ? timeOrNumber(text, tag) : Optional.empty();
    }

    private static Optional<Value> timeOrNumber(String text, String tag) throws YamlException {
        if (tag.isEmpty() || tag.equals(TAG + "timestamp")) {
            Optional<Value> time = time(text);
            if (time.isPresent()) {
                return time;
            }
        }
        return WHOLE.matcher(text).matches() || FRACTION.matcher(text).matches()
                ? Optional.of(number(text))
                : Optional.empty();
    }

    private static Value number(String text) throws YamlException {
        String digits = text.replace("_", "");
        return HclNumber.parse(digits)
                .or(() -> prefixed(digits))
                .map(Value::number)
                .orElseThrow(() -> new YamlException("\"" + text + "\" is no number"));
    }

    /// `0x1F`, `0o17`, up to 64 bits.
    private static Optional<HclNumber> prefixed(String digits) {
        if (!WHOLE.matcher(digits).matches() || digits.length() < 3) {
            return Optional.empty();
        }
        var number = new BigInteger(digits.substring(2), digits.charAt(1) == 'x' ? 16 : 8);
        return number.bitLength() > 64 ? Optional.empty() : Optional.of(HclNumber.of(number));
    }

    private static Value tagged(String text, String tag) throws YamlException {
        return switch (tag) {
            case "" -> Value.string(text);
            case TAG + "null" -> Value.NULL;
            case TAG + "int", TAG + "float" -> number(text);
            default ->
                    throw new YamlException(
                            "\"" + text + "\" is not what its tag " + tag + " says");
        };
    }

    private static Optional<Value> time(String text) {
        try {
            Matcher date = DATE.matcher(text);
            if (date.matches()) {
                LocalDate day = LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
                return Optional.of(text(day.atStartOfDay(), "Z"));
            }
            Matcher time = TIME.matcher(text);
            return time.matches() ? dateAndTime(time) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// With a `T` there has to be an offset from UTC, with a space there must be none.
    private static Optional<Value> dateAndTime(Matcher time) {
        String offset = time.group(8);
        if ((time.group(4) == null) != (offset == null)) {
            return Optional.empty();
        }
        LocalDateTime local =
                LocalDateTime.of(
                        number(time, 1),
                        number(time, 2),
                        number(time, 3),
                        number(time, 5),
                        number(time, 6),
                        number(time, 7));
        return Optional.of(text(local, offset == null || offset.endsWith("00:00") ? "Z" : offset));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static Value text(LocalDateTime time, String offset) {
        return Value.string(
                String.format(
                        Locale.ROOT,
                        "%04d-%02d-%02dT%02d:%02d:%02d%s",
                        time.getYear(),
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond(),
                        offset));
    }
}
