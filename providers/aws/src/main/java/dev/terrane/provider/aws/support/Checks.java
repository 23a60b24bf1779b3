package dev.terrane.provider.aws.support;

import dev.terrane.spi.Problem;
import dev.terrane.spi.support.ArgumentRules;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Collects what is wrong with the arguments of one object, beyond what its schema says. What is
/// unknown is nothing to complain of yet.
public final class Checks {
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:[a-z0-9-]+:[^:]*:[^:]*:.+");

    private final Attributes config;
    private final ArgumentRules rules;
    private final List<Problem> others = new ArrayList<>();

    private Checks(Attributes config) {
        this.config = config;
        this.rules = new ArgumentRules(withoutEmptyBlocks(config.object()));
    }

    /// A block that does not stand in the text is an empty list or set here.
    private static Value withoutEmptyBlocks(Value config) {
        Map<String, Value> values = new TreeMap<>(config.asMap());
        values.replaceAll((name, value) ->
                value.isKnown()
                                && !value.isNull()
                                && value.type().isCollection()
                                && !(value instanceof Value.MapValue)
                                && value.asList().isEmpty()
                        ? Value.nullOf(value.type())
                        : value);
        return Value.object(values);
    }

    public static Checks of(Attributes config) {
        return new Checks(config);
    }

    /// At most one of these. Each that is set is told.
    public Checks onlyOneOf(String... names) {
        for (String name : names) {
            rules.conflicts(
                    name,
                    Stream.of(names).filter(other -> !other.equals(name)).toArray(String[]::new));
        }
        return this;
    }

    public Checks exactlyOneOf(String... names) {
        rules.exactlyOneOf(names);
        return this;
    }

    public Checks oneOf(String name, String... allowed) {
        rules.oneOf(name, List.of(allowed));
        return this;
    }

    public Checks between(String name, long least, long most) {
        OptionalLong number = config.wholeNumber(name);
        if (config.isSet(name) && number.isEmpty()) {
            rules.invalid(name, "must be a whole number");
        }
        number.ifPresent(value -> {
            if (value < least || value > most) {
                rules.invalid(
                        name, "must be between " + least + " and " + most + ", but is " + value);
            }
        });
        return this;
    }

    public Checks longest(String name, int characters) {
        return text(
                name,
                text -> text.length() <= characters,
                "must have at most " + characters + " characters");
    }

    /// @param what it must be, such as `must consist of letters`
    public Checks matches(String name, String pattern, String what) {
        return text(name, text -> text.matches(pattern), what);
    }

    public Checks json(String name) {
        return text(
                name,
                text -> text.isEmpty() || Json.parse(text).isPresent(),
                "must be a JSON document");
    }

    /// A JSON document that is an object, as policies are.
    public Checks policy(String name) {
        return text(
                name,
                text ->
                        text.isEmpty()
                                || Json.parse(text)
                                        .filter(Value.ObjectValue.class::isInstance)
                                        .isPresent(),
                "must be a policy: a JSON object");
    }

    public Checks arn(String name) {
        return text(
                name,
                text -> text.isEmpty() || ARN.matcher(text).matches(),
                "must be an ARN, such as \"arn:aws:iam::123456789012:policy/x\"");
    }

    public Checks ipv4(String name) {
        return text(name, Cidr::isIpv4Address, "must be an IPv4 address, such as \"10.0.0.1\"");
    }

    /// @param shortest and `longest` allowed length of the prefix
    public Checks ipv4Block(String name, int shortest, int longest) {
        return text(
                name,
                text -> text.isEmpty() || Cidr.isIpv4Block(text, shortest, longest),
                "must be a block of IPv4 addresses that begins at its first one, such as \"10.0.0.0/16\","
                        + " with a prefix of "
                        + shortest
                        + " to "
                        + longest
                        + " bits");
    }

    public Checks ipv6Block(String name) {
        return text(
                name,
                text -> text.isEmpty() || Cidr.isIpv6Block(text),
                "must be a block of IPv6 addresses, such as \"2001:db8::/56\"");
    }

    /// @param what it must be, such as `must consist of letters`
    public Checks text(String name, Predicate<String> good, String what) {
        config.string(name)
                .filter(good.negate())
                .ifPresent(text -> rules.invalid(name, what + ", but is \"" + text + "\""));
        return this;
    }

    /// The same for each block of that name. What is in a set has no place of its own in the text.
    public Checks inBlocks(String name, UnaryOperator<Checks> inside) {
        boolean inSet = config.value(name) instanceof Value.SetValue;
        List<Attributes> blocks = config.blocks(name);
        for (int index = 0; index < blocks.size(); index++) {
            ValuePath place = ValuePath.attribute(name).thenIndex(index);
            for (Problem problem : inside.apply(Checks.of(blocks.get(index))).problems()) {
                others.add(within(inSet ? List.of() : place.steps(), inSet, problem));
            }
        }
        return this;
    }

    private static Problem within(List<ValuePath.Step> place, boolean inSet, Problem problem) {
        List<ValuePath.Step> steps = new ArrayList<>(place);
        steps.addAll(inSet ? List.of() : problem.path().steps());
        ValuePath path = new ValuePath(steps);
        return new Problem(problem.severity(), problem.summary(), problem.detail(), path);
    }

    /// @param what is wrong, such as `must be odd, but is 4`
    public Checks invalid(String name, String what) {
        rules.invalid(name, what);
        return this;
    }

    public Checks add(List<Problem> problems) {
        others.addAll(problems);
        return this;
    }

    public List<Problem> problems() {
        return Stream.concat(rules.problems().stream(), others.stream()).toList();
    }
}
