package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;

/// A function where it may not be called.
record ForbiddenFunction(Function function, String reason) implements Function {

    @Override
    public Description description() {
        return function.description();
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        throw FunctionException.ofCall(description().name() + " " + reason);
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        throw FunctionException.ofCall(description().name() + " " + reason);
    }
}
