package dev.terrane.spi;

import dev.terrane.value.Value;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a provider is handed of the world that it runs in.
///
/// @param workingDirectory against which relative paths of the configuration are resolved
/// @param environment of the process
/// @param remoteStates reads the outputs of other states
/// @param language writes values in the language
public record ProviderContext(
        Path workingDirectory,
        Map<String, String> environment,
        RemoteStates remoteStates,
        LanguageEncoder language) {

    public ProviderContext {
        environment = Map.copyOf(environment);
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    /// Reads the outputs of a state that another configuration keeps.
    public interface RemoteStates {
        /// An object of the outputs of the root module.
        ///
        /// @param backend its type, such as `local`
        /// @param config of the backend: an object, or null
        /// @throws RemoteStateException where it can not be read
        Value outputs(String backend, Value config, String workspace) throws RemoteStateException;

        /// What is wrong with a backend's type or configuration, without reading anything. For
        /// validating, where all of it is known.
        default Optional<RemoteStateException> problem(String backend, Value config) {
            return Optional.empty();
        }
    }

    /// A state that could not be read; the message is for the user.
    public static final class RemoteStateException extends Exception {
        private static final long serialVersionUID = 1;

        /// What was asked that could not be done.
        public enum Cause {
            /// there is no backend of that type
            BACKEND,
            /// the backend does not take that configuration
            CONFIG,
            /// nothing is stored under that workspace
            WORKSPACE,
            /// what is stored could not be had or read
            STATE
        }

        private final Cause reason;

        public RemoteStateException(String message) {
            this(Cause.STATE, message);
        }

        public RemoteStateException(Cause reason, String message) {
            super(message);
            this.reason = reason;
        }

        public Cause reason() {
            return reason;
        }
    }

    /// Turns values into text of the language and back.
    public interface LanguageEncoder {
        String expression(Value value);

        String variables(Value object);

        /// @throws IllegalArgumentException where the text is none of a variable file
        Value readVariables(String text);
    }
}
