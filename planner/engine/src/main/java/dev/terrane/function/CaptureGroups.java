package dev.terrane.function;

import com.google.re2j.PatternSyntaxException;

import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What `regex` and `regexall` give for a match: its text, a tuple of its groups, or an object of its
/// named groups.
final class CaptureGroups {
    private final Pattern pattern;
    private final Type type;

    private CaptureGroups(Pattern pattern, Type type) {
        this.pattern = pattern;
        this.type = type;
    }

    /// @param argument which one the pattern is, for a message
    static CaptureGroups of(String text, int argument) throws FunctionException {
        try {
            Pattern pattern = Pattern.compile(text);
            return new CaptureGroups(pattern, typeOf(pattern.groupNames(), argument));
        } catch (PatternSyntaxException e) {
            throw FunctionException.atArgument(argument, invalid(e));
        }
    }

    static String invalid(PatternSyntaxException e) {
        return "the regular expression can not be read: "
                + e.getDescription()
                + " in \""
                + e.getPattern()
                + "\"";
    }

    private static Type typeOf(List<String> names, int argument) throws FunctionException {
        if (names.isEmpty()) {
            return Type.STRING;
        }
        boolean someNamed = names.stream().anyMatch(name -> !name.isEmpty());
        if (!someNamed) {
            return Type.tuple(Collections.nCopies(names.size(), Type.STRING));
        }
        if (names.contains("")) {
            throw FunctionException.atArgument(
                    argument,
                    "some groups of the regular expression have a name and some have none; name all"
                            + " of them, or write (?:...) for those that are not wanted");
        }
        Map<String, Type> attributes = new HashMap<>();
        names.forEach(name -> attributes.put(name, Type.STRING));
        return Type.object(attributes);
    }

    Pattern pattern() {
        return pattern;
    }

    Type type() {
        return type;
    }

    Value value(Pattern.Match match) {
        return switch (type) {
            case Type.TupleType tuple -> Value.tuple(groups(match));
            case Type.ObjectType object -> Value.object(namedGroups(match));
            default -> Value.string(match.text());
        };
    }

    private static List<Value> groups(Pattern.Match match) {
        List<Value> groups = new ArrayList<>();
        for (int i = 1; i < match.groups().size(); i++) {
            groups.add(group(match.groups().get(i)));
        }
        return groups;
    }

    private Map<String, Value> namedGroups(Pattern.Match match) {
        Map<String, Value> groups = new HashMap<>();
        for (int i = 0; i < pattern.groupNames().size(); i++) {
            groups.put(pattern.groupNames().get(i), group(match.groups().get(i + 1)));
        }
        return groups;
    }

    private static Value group(@Nullable String text) {
        return text == null ? Value.nullOf(Type.STRING) : Value.string(text);
    }
}
