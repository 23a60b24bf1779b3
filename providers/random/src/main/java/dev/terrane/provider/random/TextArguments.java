package dev.terrane.provider.random;

import dev.terrane.spi.ManagedResources.PlanRequest;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.support.ArgumentRules;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.spi.support.PlanRules;
import dev.terrane.spi.support.ReplaceRule;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The arguments that say of which characters a random text is made: those of `random_string` and
/// `random_password`.
///
/// `number` is the old name of `numeric`. Whichever is set, the other is planned alike.
final class TextArguments {
    static final List<String> CLASSES = List.of("special", "upper", "lower");
    static final List<String> MINIMA =
            List.of("min_numeric", "min_upper", "min_lower", "min_special");

    private static final List<String> DIGITS = List.of("number", "numeric");

    private TextArguments() {}

    static Map<String, Attribute> attributes() {
        Map<String, Attribute> attributes = new TreeMap<>();
        attributes.put(Keepers.NAME, Keepers.attribute());
        attributes.put("length", Attribute.required(Type.NUMBER));
        CLASSES.forEach(name -> attributes.put(name, Attribute.optionalComputed(Type.BOOL)));
        MINIMA.forEach(name -> attributes.put(name, Attribute.optionalComputed(Type.NUMBER)));
        attributes.put("numeric", Attribute.optionalComputed(Type.BOOL));
        attributes.put("number", Attribute.optionalComputed(Type.BOOL).asDeprecated());
        attributes.put("override_special", Attribute.optional(Type.STRING));
        attributes.put("id", Attribute.computed(Type.STRING));
        return attributes;
    }

    static PlanRules.Builder rules(Schema schema) {
        PlanRules.Builder rules =
                PlanRules.of(schema.block())
                        .replacedBy(Keepers.NAME, ReplaceRule.UNLESS_ONLY_NULLS)
                        .replacedBy("length", "number", "numeric")
                        .replacedBy("override_special", TextArguments::needsNewText)
                        .keeps("id", "result");
        CLASSES.forEach(name -> rules.defaultValue(name, Value.TRUE).replacedBy(name));
        MINIMA.forEach(name -> rules.defaultValue(name, Value.number(0)).replacedBy(name));
        DIGITS.forEach(name -> rules.defaultValue(name, Value.TRUE));
        return rules;
    }

    /// An old version of the provider kept an empty text where nothing was set, so a change from
    /// that to nothing is none. What is unknown is looked at when it is known.
    private static boolean needsNewText(Value prior, Value planned, Value config) {
        boolean onlyEmpty = config.isNull() && prior.equals(Value.string(""));
        return config.isKnown() && !onlyEmpty;
    }

    /// Gives both names of `numeric` the value of the one that is set.
    static PlanRequest adjusted(PlanRequest request) {
        var config = Attributes.of(request.config());
        List<String> set = DIGITS.stream().filter(name -> !config.isNull(name)).toList();
        if (set.size() != 1) {
            return request;
        }
        Value value = config.value(set.getFirst());
        return new PlanRequest(
                request.prior(),
                withDigits(request.proposed(), value),
                withDigits(request.config(), value),
                request.priorPrivate());
    }

    private static Value withDigits(Value object, Value value) {
        ObjectBuilder changed = ObjectBuilder.from(object);
        DIGITS.forEach(name -> changed.set(name, value));
        return changed.build();
    }

    static List<Problem> problems(Value config) {
        var arguments = Attributes.of(config);
        var check = new ArgumentRules(config).atLeast("length", 1);
        MINIMA.forEach(name -> check.atLeast(name, 0));
        longEnough(arguments, check);
        if (arguments.isSet("number")
                && arguments.isSet("numeric")
                && !arguments.bool("number").equals(arguments.bool("numeric"))) {
            check.invalid("number", "is the old name of `numeric` and can not differ from it");
        }
        DIGITS.stream()
                .filter(name -> nothingIsLeft(arguments, name))
                .forEach(name ->
                        check.invalid(name, "is false like all other classes; one must be true"));
        return check.problems();
    }

    private static void longEnough(Attributes arguments, ArgumentRules check) {
        long sum = MINIMA.stream().mapToLong(name -> arguments.wholeNumber(name).orElse(0)).sum();
        long length = arguments.wholeNumber("length").orElse(Long.MAX_VALUE);
        if (length < sum) {
            check.invalid("length", "must be at least " + sum + ", the sum of all minima");
        }
    }

    private static boolean nothingIsLeft(Attributes arguments, String digits) {
        return Stream.concat(Stream.of(digits), CLASSES.stream())
                .allMatch(name -> !arguments.bool(name).orElse(true));
    }
}
