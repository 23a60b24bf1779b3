package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Function.Parameter;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// `f(a, b...)`: finds the function, evaluates and counts the arguments, and says of each problem
/// which argument it is about.
final class Calls {
    private static final String PROVIDER = "provider::";
    private static final String UNKNOWN_FUNCTION = "Call to unknown function";
    private static final String INVALID_ARGUMENT = "Invalid function argument";
    private static final String INVALID_EXPANSION = "Invalid expanding argument value";

    private final Expression.Call call;
    private final Evaluation in;

    private Calls(Expression.Call call, Evaluation in) {
        this.call = call;
        this.in = in;
    }

    static Value evaluate(Expression.Call call, Evaluation in) {
        var calls = new Calls(call, in);
        Optional<Function> function = in.scope().function(call.name());
        return function.isPresent() ? calls.call(function.get()) : calls.unknownFunction();
    }

    private Value call(Function function) {
        Optional<List<Expression>> arguments = arguments();
        if (arguments.isEmpty() || !isRightCount(function, arguments.get())) {
            return Value.DYNAMIC;
        }
        if (function instanceof LazyFunction lazy) {
            return callLazily(lazy, arguments.get());
        }
        int errorsBefore = in.problems().errorCount();
        List<Value> values = evaluated(function, arguments.get());
        return in.problems().errorCount() > errorsBefore
                ? Value.DYNAMIC
                : applied(function, arguments.get(), values);
    }

    /// The arguments as written, the last one expanded where `...` follows it. Nothing where it can
    /// not be expanded, or not yet.
    private Optional<List<Expression>> arguments() {
        if (!call.expandFinal()) {
            return Optional.of(call.arguments());
        }
        Expression last = call.arguments().getLast();
        int errorsBefore = in.problems().errorCount();
        Value value = in.value(last);
        return in.problems().errorCount() > errorsBefore
                ? Optional.empty()
                : elements(value, last).map(elements -> expanded(elements, value, last));
    }

    private Optional<List<Value>> elements(Value value, Expression last) {
        return switch (value.unmarked()) {
            case Value.ListValue list -> Optional.of(list.elements());
            case Value.SetValue set -> Optional.of(set.elements());
            case Value.TupleValue tuple -> Optional.of(tuple.elements());
            case Value.NullValue none when isExpandable(none.type()) -> {
                expansionError("The argument before ... is null; it has to be a list.", last);
                yield Optional.empty();
            }
            case Value.UnknownValue unknown when isExpandable(unknown.type()) -> Optional.empty();
            default -> {
                expansionError(
                        "The argument before ... has to be a list, set or tuple, and this is of type %s."
                                .formatted(TypeName.of(value.type())),
                        last);
                yield Optional.empty();
            }
        };
    }

    private static boolean isExpandable(Type type) {
        return type instanceof Type.ListType
                || type instanceof Type.SetType
                || type instanceof Type.TupleType
                || type instanceof Type.Dynamic;
    }

    private void expansionError(String detail, Expression last) {
        in.error(INVALID_EXPANSION, detail, last.range(), call.range(), last);
    }

    /// Marks of the list are marks of each of its elements.
    private List<Expression> expanded(List<Value> elements, Value list, Expression last) {
        List<Expression> first = call.arguments().subList(0, call.arguments().size() - 1);
        List<Expression> all = new ArrayList<>(first.size() + elements.size());
        all.addAll(first);
        for (Value element : elements) {
            Value marked = list.marks().isEmpty() ? element : element.withMarks(list.marks());
            all.add(new Expression.Literal(marked, last.range()));
        }
        return all;
    }

    private boolean isRightCount(Function function, List<Expression> arguments) {
        List<Parameter> parameters = function.description().parameters();
        boolean variadic = function.description().variadicParameter().isPresent();
        if (arguments.size() < parameters.size()) {
            String missing = parameters.get(arguments.size()).name();
            error(
                    "Not enough function arguments",
                    "%s needs %s%s; \"%s\" is missing."
                            .formatted(
                                    signature(function),
                                    variadic ? "at least " : "",
                                    counted(parameters.size()),
                                    missing),
                    call.closeRange());
            return false;
        }
        if (arguments.size() > parameters.size() && !variadic) {
            error(
                    "Too many function arguments",
                    "%s takes %s; remove what is given beyond."
                            .formatted(signature(function), counted(parameters.size())),
                    StartRange.of(arguments.get(parameters.size())));
            return false;
        }
        return true;
    }

    /// `substr(str, offset, length)`
    private String signature(Function function) {
        StringJoiner signature = new StringJoiner(", ", call.name() + "(", ")");
        function.description().parameters().forEach(parameter -> signature.add(parameter.name()));
        function.description()
                .variadicParameter()
                .ifPresent(parameter -> signature.add(parameter.name() + "..."));
        return signature.toString();
    }

    private static String counted(int arguments) {
        return switch (arguments) {
            case 0 -> "no argument";
            case 1 -> "1 argument";
            default -> arguments + " arguments";
        };
    }

    private Value callLazily(LazyFunction function, List<Expression> arguments) {
        List<LazyFunction.Argument> closures = new ArrayList<>(arguments.size());
        arguments.forEach(argument -> closures.add(new Closure(argument, in)));
        try {
            return function.callLazily(closures);
        } catch (FunctionException e) {
            return failed(e, e.getMessage(), function, arguments);
        }
    }

    private List<Value> evaluated(Function function, List<Expression> arguments) {
        List<Value> values = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Value value = in.value(arguments.get(i));
            values.add(converted(function, arguments, i, value));
        }
        return values;
    }

    private Value converted(Function function, List<Expression> arguments, int index, Value value) {
        try {
            return FunctionCall.convert(function, index, value);
        } catch (FunctionException e) {
            return failed(e, e.getMessage(), function, arguments);
        }
    }

    private Value applied(Function function, List<Expression> arguments, List<Value> values) {
        try {
            return FunctionCall.applyConverted(function, values);
        } catch (FunctionException e) {
            return failed(e, Secrets.hide(e.getMessage(), values), function, arguments);
        }
    }

    private Value failed(
            FunctionException failure,
            String reason,
            Function function,
            List<Expression> arguments) {
        int index = failure.argument();
        if (!failure.isAboutArgument()) {
            error(
                    "Error in function call",
                    "%s failed: %s.".formatted(call.name(), reason),
                    call.nameRange().union(call.openRange()));
        } else if (index < arguments.size()) {
            Expression argument = arguments.get(index);
            in.error(
                    INVALID_ARGUMENT,
                    aboutArgument(function, index, reason),
                    StartRange.of(argument),
                    call.range(),
                    argument);
        } else {
            error(INVALID_ARGUMENT, aboutArgument(function, index, reason), call.range());
        }
        return Value.DYNAMIC;
    }

    private String aboutArgument(Function function, int index, String reason) {
        return "The argument \"%s\" of %s is not usable: %s."
                .formatted(FunctionCall.parameter(function, index).name(), call.name(), reason);
    }

    private Value unknownFunction() {
        List<String> known = new ArrayList<>();
        in.scope().functionNames().forEach(known::add);
        if (known.isEmpty()) {
            error(
                    "Function calls not allowed",
                    "This value has to be constant: functions can not be called here.",
                    call.range());
        } else {
            error(UNKNOWN_FUNCTION, unknownFunctionDetail(known), call.nameRange());
        }
        return Value.DYNAMIC;
    }

    private String unknownFunctionDetail(List<String> known) {
        String name = call.name();
        int end = name.lastIndexOf("::");
        String namespace = end < 0 ? "" : name.substring(0, end + 2);
        boolean emptyNamespace = known.stream().noneMatch(other -> other.startsWith(namespace));
        return emptyNamespace
                ? "There are no functions in the namespace \"%s\".%s"
                        .formatted(namespace, whereFrom(namespace))
                : "There is no function named \"%s\".%s"
                        .formatted(name, NameSuggestion.didYouMean(name, known));
    }

    private static String whereFrom(String namespace) {
        if (!namespace.startsWith(PROVIDER) || namespace.length() == PROVIDER.length()) {
            return "";
        }
        return " They are those of a provider: name \"%s\" in required_providers, and run terrane init, which installs it where it is not built in."
                .formatted(namespace.substring(PROVIDER.length(), namespace.length() - 2));
    }

    private void error(String summary, String detail, SourceRange subject) {
        in.error(summary, detail, subject, call.range(), call);
    }
}
