package dev.terrane.spi;

import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// A function that a provider brings into the language.
public interface ProviderFunction {

    String summary();

    List<Parameter> parameters();

    Optional<Parameter> variadic();

    Type result();

    Value call(List<Value> arguments) throws CallException;

    record Parameter(
            String name,
            Type type,
            boolean acceptsNull,
            boolean acceptsUnknown,
            String description) {}

    /// Why a call failed.
    final class CallException extends Exception {
        private static final long serialVersionUID = 1;
        private final int argument;

        /// @param argument counted from 0, or -1 where the call as a whole is wrong
        public CallException(int argument, String message) {
            super(message);
            this.argument = argument;
        }

        public int argument() {
            return argument;
        }
    }
}
