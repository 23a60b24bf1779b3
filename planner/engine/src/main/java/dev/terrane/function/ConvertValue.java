package dev.terrane.function;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.hcl.expression.LazyFunction;
import dev.terrane.hcl.expression.TypeConstraint;
import dev.terrane.hcl.expression.TypeExpression;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// The value converted to a type.
final class ConvertValue implements LazyFunction {
    private static final Description DESCRIPTION =
            Describe.function("convert", "The value converted to a type.")
                    .takes("value", Type.DYNAMIC, "Any value.")
                    .takes("type", Type.DYNAMIC, "A type, as after type = in a variable.")
                    .gives(Type.DYNAMIC, "convert(\"1\", number)", "1");

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Value callLazily(List<Argument> arguments) throws FunctionException {
        var problems = new Diagnostics();
        Value value = arguments.get(0).evaluate(problems);
        if (problems.hasErrors()) {
            throw FunctionException.atArgument(0, Results.describe(problems));
        }
        TypeConstraint wanted = type(arguments.get(1).expression());
        Value prepared = wanted.defaults().map(defaults -> defaults.apply(value)).orElse(value);
        return converted(prepared, wanted.type());
    }

    @Override
    public Value call(List<Value> arguments) {
        throw new IllegalStateException(DESCRIPTION.name() + " takes expressions, not values");
    }

    @Override
    public boolean neverNull() {
        return false;
    }

    private static TypeConstraint type(Expression expression) throws FunctionException {
        var problems = new Diagnostics();
        TypeConstraint type = TypeExpression.parse(expression, problems);
        if (problems.hasErrors()) {
            throw FunctionException.atArgument(1, Results.describe(problems));
        }
        return type;
    }

    private static Value converted(Value value, Type type) throws FunctionException {
        try {
            return Conversion.convert(value, type);
        } catch (ConversionException e) {
            throw FunctionException.atArgument(0, "it can not be converted: " + e.getMessage());
        }
    }
}
