package dev.terrane.operating;

import dev.terrane.address.ProviderSource;
import dev.terrane.config.Configuration;
import dev.terrane.evaluating.Providers;
import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.spi.ProviderFunction;
import dev.terrane.spi.ProviderFunction.CallException;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The functions that the required providers bring into the language: `provider::NAME::FUNCTION`.
///
/// A provider is asked for its functions when one of them is called: for a program that means to start
/// it.
final class ProviderFunctions extends AbstractMap<String, Function> {
    private static final String NAMESPACE = "provider::";
    private static final String SEPARATOR = "::";

    private final Map<String, ProviderSource> sources;
    private final Providers providers;

    private ProviderFunctions(Map<String, ProviderSource> sources, Providers providers) {
        this.sources = sources;
        this.providers = providers;
    }

    /// Those of the providers that the root module requires by name.
    static Map<String, Function> of(Configuration configuration, Providers providers) {
        Map<String, ProviderSource> sources = new TreeMap<>();
        configuration
                .root()
                .config()
                .requirements()
                .forEach((name, requirement) -> {
                    if (providers.has(requirement.source())) {
                        sources.put(name, requirement.source());
                    }
                });
        return new ProviderFunctions(sources, providers);
    }

    @Override
    public @Nullable Function get(@Nullable Object key) {
        if (!(key instanceof String full) || !full.startsWith(NAMESPACE)) {
            return null;
        }
        int end = full.indexOf(SEPARATOR, NAMESPACE.length());
        ProviderSource source =
                end < 0 ? null : sources.get(full.substring(NAMESPACE.length(), end));
        ProviderFunction function =
                source == null
                        ? null
                        : providers
                                .unconfigured(source)
                                .functions()
                                .get(full.substring(end + SEPARATOR.length()));
        return function == null ? null : new Adapted(full, function);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Map.Entry<String, Function>> entrySet() {
        Map<String, Function> all = new TreeMap<>();
        sources.forEach((name, source) ->
                providers
                        .unconfigured(source)
                        .functions()
                        .forEach((function, made) -> {
                            String full = NAMESPACE + name + SEPARATOR + function;
                            all.put(full, new Adapted(full, made));
                        }));
        return all.entrySet();
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
