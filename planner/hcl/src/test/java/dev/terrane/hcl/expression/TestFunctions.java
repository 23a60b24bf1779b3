package dev.terrane.hcl.expression;

import dev.terrane.hcl.expression.Function.Accepts;
import dev.terrane.hcl.expression.Function.Description;
import dev.terrane.hcl.expression.Function.Parameter;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A few functions that behave like those of the language, to call in tests.
final class TestFunctions {
    static final Map<String, Function> ALL =
            Stream.of(
                            upper(),
                            max(),
                            length(),
                            jsonencode(),
                            sensitive(),
                            attempt(),
                            conversion("tostring", Type.STRING),
                            conversion("tonumber", Type.NUMBER),
                            conversion("tobool", Type.BOOL),
                            conversion("tolist", Type.list(Type.DYNAMIC)),
                            conversion("toset", Type.set(Type.DYNAMIC)),
                            conversion("tomap", Type.map(Type.DYNAMIC)))
                    .collect(Collectors.toUnmodifiableMap(f -> f.description().name(), f -> f));

    private TestFunctions() {}

    private interface Body {
        Value call(List<Value> arguments) throws FunctionException;
    }

    private record Simple(Description description, boolean neverNull, Body body)
            implements Function {
        @Override
        public Value call(List<Value> arguments) throws FunctionException {
            return body.call(arguments);
        }
    }

    private static Description description(String name, Type result, Parameter... parameters) {
        return new Description(name, "", List.of(parameters), null, result, "", "");
    }

    private static Function upper() {
        Parameter text = Parameter.of("str", Type.STRING, "");
        return new Simple(
                description("upper", Type.STRING, text),
                true,
                a -> Value.string(a.getFirst().asString().toUpperCase(Locale.ROOT)));
    }

    private static Function max() {
        Parameter numbers = Parameter.of("numbers", Type.NUMBER, "");
        var description = new Description("max", "", List.of(), numbers, Type.NUMBER, "", "");
        return new Simple(
                description,
                true,
                arguments ->
                        Value.number(
                                arguments.stream()
                                        .map(Value::asNumber)
                                        .max(HclNumber::compareTo)
                                        .orElseThrow(() ->
                                                FunctionException.ofCall("no number given"))));
    }

    private static Function length() {
        Parameter collection =
                Parameter.of("value", Type.DYNAMIC, "").accepting(Accepts.UNKNOWN, Accepts.DYNAMIC);
        return new Simple(
                description("length", Type.NUMBER, collection), true, a -> lengthOf(a.getFirst()));
    }

    private static Value lengthOf(Value value) throws FunctionException {
        return switch (value) {
            case Value.UnknownValue unknown -> Value.unknown(Type.NUMBER);
            case Value.MapValue map -> Value.number(map.elements().size());
            case Value.ListValue list -> Value.number(list.elements().size());
            case Value.TupleValue tuple -> Value.number(tuple.elements().size());
            default -> throw FunctionException.ofCall("this has no length");
        };
    }

    private static Function jsonencode() {
        Parameter value =
                Parameter.of("val", Type.DYNAMIC, "").accepting(Accepts.NULL, Accepts.DYNAMIC);
        return new Simple(
                description("jsonencode", Type.STRING, value),
                true,
                a ->
                        a.getFirst().isWhollyKnown()
                                ? Value.string(JsonText.of(a.getFirst()))
                                : Value.unknown(Type.STRING));
    }

    private static Parameter anything() {
        return new Parameter("v", Type.DYNAMIC, "", Set.of(Accepts.values()));
    }

    private static Function sensitive() {
        return new Simple(
                description("sensitive", Type.DYNAMIC, anything()),
                false,
                a -> a.getFirst().withMarks(Set.of(Mark.SENSITIVE)));
    }

    private static Function conversion(String name, Type type) {
        return new Simple(
                description(name, Type.DYNAMIC, anything()),
                false,
                a -> converted(a.getFirst(), type));
    }

    private static Value converted(Value value, Type type) throws FunctionException {
        try {
            return Conversion.convert(value, type);
        } catch (ConversionException e) {
            throw FunctionException.atArgument(0, e.getMessage());
        }
    }

    /// `attempt(a, b)`: the first argument without an error.
    private static Function attempt() {
        return new LazyAttempt(
                new Description("attempt", "", List.of(), anything(), Type.DYNAMIC, "", ""));
    }

    private record LazyAttempt(Description description) implements LazyFunction {
        @Override
        public Value call(List<Value> arguments) {
            throw new IllegalStateException("called with values");
        }

        @Override
        public Value callLazily(List<Argument> arguments) throws FunctionException {
            for (Argument argument : arguments) {
                var problems = new dev.terrane.diagnostic.Diagnostics();
                Value value = argument.evaluate(problems);
                if (!problems.hasErrors()) {
                    return value;
                }
            }
            throw FunctionException.ofCall("all failed");
        }
    }
}
