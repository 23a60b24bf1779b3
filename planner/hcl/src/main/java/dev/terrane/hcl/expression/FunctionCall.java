package dev.terrane.hcl.expression;

import dev.terrane.hcl.expression.Function.Accepts;
import dev.terrane.hcl.expression.Function.Parameter;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What all calls have in common: a function is handed only what its parameters accept, and its
/// result gets the marks that it did not see.
///
/// Calls in an expression come here from [Calls], which knows where the arguments stand.
public final class FunctionCall {
    private final Function function;
    private final List<Value> arguments;
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private boolean untyped;
    private boolean unknown;

    private FunctionCall(Function function, List<Value> arguments) {
        this.function = function;
        this.arguments = new ArrayList<>(arguments);
    }

    /// Calls with arguments of any number and type.
    public static Value apply(Function function, List<Value> arguments) throws FunctionException {
        checkCount(function, arguments.size());
        List<Value> converted = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            converted.add(convert(function, i, arguments.get(i)));
        }
        return applyConverted(function, converted);
    }

    /// Calls with arguments that are of the parameters' types.
    static Value applyConverted(Function function, List<Value> arguments) throws FunctionException {
        return new FunctionCall(function, arguments).result();
    }

    private static void checkCount(Function function, int count) throws FunctionException {
        int expected = function.description().parameters().size();
        boolean variadic = function.description().variadicParameter().isPresent();
        if (count < expected || (count > expected && !variadic)) {
            throw FunctionException.ofCall(
                    "%s%d arguments are expected, not %d"
                            .formatted(variadic ? "at least " : "", expected, count));
        }
    }

    static Parameter parameter(Function function, int index) {
        List<Parameter> parameters = function.description().parameters();
        if (index < parameters.size()) {
            return parameters.get(index);
        }
        return function.description()
                .variadicParameter()
                .orElseThrow(() -> new IllegalStateException("no parameter for argument " + index));
    }

    static Value convert(Function function, int index, Value argument) throws FunctionException {
        try {
            return Converting.to(parameter(function, index).type(), argument);
        } catch (ConversionException e) {
            throw FunctionException.atArgument(index, e.getMessage());
        }
    }

    private Value result() throws FunctionException {
        for (int i = 0; i < arguments.size(); i++) {
            prepare(i);
        }
        Value result = untyped ? Value.DYNAMIC : typedResult();
        return marks.isEmpty() ? result : result.withMarks(marks);
    }

    private void prepare(int index) throws FunctionException {
        Value argument = arguments.get(index);
        Set<Accepts> accepts = parameter(function, index).accepts();
        if (!accepts.contains(Accepts.MARKED)) {
            argument = withoutMarks(index, argument);
        }
        Value bare = argument.unmarked();
        if (bare instanceof Value.NullValue && !accepts.contains(Accepts.NULL) && !untyped) {
            throw FunctionException.atArgument(index, "it is null, and a value is needed");
        }
        if (!accepts.contains(Accepts.UNKNOWN) && !bare.isKnown()) {
            unknown = true;
        }
        if (!accepts.contains(Accepts.DYNAMIC) && isUntyped(bare)) {
            untyped = true;
        }
    }

    private Value withoutMarks(int index, Value argument) {
        Set<Mark> found = argument.marksDeep();
        if (found.isEmpty()) {
            return argument;
        }
        marks.addAll(found);
        Value bare = argument.withoutMarksDeep();
        arguments.set(index, bare);
        return bare;
    }

    private static boolean isUntyped(Value value) {
        return (value instanceof Value.UnknownValue v && v.type().equals(Type.DYNAMIC))
                || (value instanceof Value.NullValue n && n.type().equals(Type.DYNAMIC));
    }

    private Value typedResult() throws FunctionException {
        Type type = function.resultType(arguments);
        Value result = unknown ? Value.unknown(type) : function.call(arguments);
        return function.neverNull() ? Ranges.neverNull(result) : result;
    }
}
