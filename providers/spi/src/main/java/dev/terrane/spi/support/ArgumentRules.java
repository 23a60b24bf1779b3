package dev.terrane.spi.support;

import dev.terrane.spi.Problem;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Collects what is wrong with a configuration. What is unknown is nothing to complain of yet.
///
/// ```java
/// new ArgumentRules(config)
///         .exactlyOneOf("content", "source")
///         .atLeast("length", 1)
///         .problems()
/// ```
public final class ArgumentRules {
    private final Attributes config;
    private final List<Problem> problems = new ArrayList<>();

    public ArgumentRules(Value config) {
        this.config = Attributes.of(config);
    }

    /// One of these has to be set, and only one.
    public ArgumentRules exactlyOneOf(String... names) {
        long given = Stream.of(names).filter(name -> !config.isNull(name)).count();
        boolean open = Stream.of(names).anyMatch(config::isUnknown);
        if (given == 0) {
            problems.add(
                    Problem.error(
                            "Missing required argument",
                            "Exactly one of " + list(names) + " must be set, but none is."));
        } else if (given > 1 && !open) {
            Stream.of(names)
                    .filter(name -> !config.isNull(name))
                    .forEach(name ->
                            conflict(name, "Exactly one of " + list(names) + " may be set."));
        }
        return this;
    }

    /// The first can not be set together with one of the others.
    public ArgumentRules conflicts(String name, String... others) {
        if (config.isSet(name)) {
            Stream.of(others)
                    .filter(config::isSet)
                    .forEach(other ->
                            conflict(
                                    name,
                                    "`"
                                            + name
                                            + "` can not be set together with `"
                                            + other
                                            + "`."));
        }
        return this;
    }

    public ArgumentRules atLeast(String name, long minimum) {
        config.wholeNumber(name)
                .ifPresent(number -> {
                    if (number < minimum) {
                        invalid(name, "must be at least " + minimum + ", but is " + number);
                    }
                });
        return wholeNumber(name);
    }

    /// The number, if there is one, is a whole one of 64 bits.
    public ArgumentRules wholeNumber(String name) {
        if (config.isSet(name) && config.wholeNumber(name).isEmpty()) {
            invalid(name, "must be a whole number");
        }
        return this;
    }

    public ArgumentRules oneOf(String name, Collection<String> allowed) {
        config.string(name)
                .filter(text -> !allowed.contains(text))
                .ifPresent(text ->
                        invalid(
                                name,
                                "must be one of "
                                        + list(allowed.toArray(String[]::new))
                                        + ", but is \""
                                        + text
                                        + "\""));
        return this;
    }

    /// What else is wrong with an argument: `must be ...`.
    public ArgumentRules invalid(String name, String what) {
        problems.add(
                Problem.error(
                        "Invalid value for argument",
                        "`" + name + "` " + what + ".",
                        ValuePath.attribute(name)));
        return this;
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void conflict(String name, String detail) {
        problems.add(Problem.error("Conflicting arguments", detail, ValuePath.attribute(name)));
    }

    private static String list(String... names) {
        return Stream.of(names).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
