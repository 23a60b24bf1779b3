package dev.terrane.operating;

import dev.terrane.config.Configuration;
import dev.terrane.evaluating.Providers;
import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.spi.ProviderFunction.CallException;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The functions that the required providers bring into the language: `provider::NAME::FUNCTION`.
final class ProviderFunctions {
    private ProviderFunctions() {}

    /// Those of the providers that the root module requires by name, added to the others.
    static void add(Configuration configuration, Providers providers, Map<String, Function> to) {
        configuration
                .root()
                .config()
                .requirements()
                .forEach((name, requirement) -> {
                    if (providers.has(requirement.source())) {
                        providers
                                .unconfigured(requirement.source())
                                .functions()
                                .forEach((f, function) -> put(name, f, function, to));
                    }
                });
    }

    private static void put(
            String provider, String name, ProviderFunction function, Map<String, Function> to) {
        String full = "provider::" + provider + "::" + name;
        to.put(full, new Adapted(full, function));
    }

    private record Adapted(String name, ProviderFunction function) implements Function {
        @Override
        public Description description() {
            return new Description(
                    name,
                    function.summary(),
                    function.parameters().stream().map(Adapted::parameter).toList(),
                    function.variadic().map(Adapted::parameter).orElse(null),
                    function.result(),
                    "",
                    "");
        }

        @Override
        public Value call(List<Value> arguments) throws FunctionException {
            if (!seesOnlyWhatItAccepts(arguments)) {
                return Value.unknown(function.result());
            }
            try {
                return function.call(new ArrayList<>(arguments));
            } catch (CallException e) {
                String message = String.valueOf(e.getMessage());
                throw e.argument() < 0
                        ? FunctionException.ofCall(message)
                        : FunctionException.atArgument(e.argument(), message);
            }
        }

        /// A provider must not meet unknown values at any depth where it does not say that it can.
        private boolean seesOnlyWhatItAccepts(List<Value> arguments) {
            for (int i = 0; i < arguments.size(); i++) {
                boolean accepted =
                        i < function.parameters().size()
                                ? function.parameters().get(i).acceptsUnknown()
                                : function.variadic()
                                        .map(ProviderFunction.Parameter::acceptsUnknown)
                                        .orElse(false);
                if (!accepted && !arguments.get(i).isWhollyKnown()) {
                    return false;
                }
            }
            return true;
        }

        private static Parameter parameter(ProviderFunction.Parameter given) {
            Set<Accepts> accepts = EnumSet.noneOf(Accepts.class);
            if (given.acceptsNull()) {
                accepts.add(Accepts.NULL);
            }
            if (given.acceptsUnknown()) {
                accepts.add(Accepts.UNKNOWN);
                accepts.add(Accepts.DYNAMIC);
            }
            return new Parameter(given.name(), given.type(), given.description(), accepts);
        }
    }
}
