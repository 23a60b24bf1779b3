package dev.terrane.provider.plugin;

import dev.terrane.provider.plugin.channel.Calls;
import dev.terrane.provider.plugin.wire.DynamicValues;
import dev.terrane.provider.plugin.wire.MalformedAnswer;
import dev.terrane.provider.plugin.wire.Schemas;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import tfplugin6.CallFunction;
import tfplugin6.Function;
import tfplugin6.FunctionError;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A function of a provider, called in its process.
record PluginFunction(
        PluginProvider provider,
        String name,
        String summary,
        List<Parameter> parameters,
        Optional<Parameter> variadic,
        Type result)
        implements ProviderFunction {
    PluginFunction {
        parameters = List.copyOf(parameters);
    }

    static PluginFunction of(PluginProvider provider, String name, Function function)
            throws MalformedAnswer {
        List<Parameter> parameters = new ArrayList<>();
        for (Function.Parameter each : function.getParametersList()) {
            parameters.add(parameter(each));
        }
        return new PluginFunction(
                provider,
                name,
                function.getSummary(),
                parameters,
                function.hasVariadicParameter()
                        ? Optional.of(parameter(function.getVariadicParameter()))
                        : Optional.empty(),
                Schemas.type(function.getReturn().getType()));
    }

    private static Parameter parameter(Function.Parameter parameter) throws MalformedAnswer {
        return new Parameter(
                parameter.getName(),
                Schemas.type(parameter.getType()),
                parameter.getAllowNullValue(),
                parameter.getAllowUnknownValues(),
                parameter.getDescription());
    }

    @Override
    public Value call(List<Value> arguments) throws CallException {
        CallFunction.Request.Builder request = CallFunction.Request.newBuilder().setName(name);
        for (int index = 0; index < arguments.size(); index++) {
            request.addArguments(
                    DynamicValues.encode(arguments.get(index).withoutMarksDeep(), typeOf(index)));
        }
        Session session = provider.session();
        try {
            CallFunction.Response answer = session.call(Calls.CALL_FUNCTION, request.build());
            if (answer.hasError()) {
                throw failure(answer.getError());
            }
            return DynamicValues.decode(answer.getResult(), result);
        } catch (Fault e) {
            throw new CallException(-1, e.problem().detail());
        } catch (MalformedAnswer e) {
            throw new CallException(
                    -1, session.malformed(Calls.CALL_FUNCTION.six(), e).problem().detail());
        }
    }

    private Type typeOf(int index) {
        return index < parameters.size()
                ? parameters.get(index).type()
                : variadic.orElseThrow().type();
    }

    private static CallException failure(FunctionError error) {
        int argument =
                error.hasFunctionArgument() ? Math.toIntExact(error.getFunctionArgument()) : -1;
        return new CallException(argument, error.getText());
    }
}
