package dev.terrane.backends;

import dev.terrane.state.StateBackend;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A kind of backend with its arguments, all of them as its schema has them.
///
/// @param hash of the block alone, without what came from elsewhere
public record ChosenBackend(BackendType type, BackendArguments arguments, long hash) {

    /// What the block gives.
    ///
    /// @param given by the block, already of the types of the schema
    public static ChosenBackend of(BackendType type, Map<String, Value> given) {
        BackendArguments block = complete(type, given);
        return new ChosenBackend(type, block, BackendHash.of(type.name(), block));
    }

    private static BackendArguments complete(BackendType type, Map<String, Value> given) {
        SortedMap<String, Value> all = new TreeMap<>();
        for (BackendSchema.Argument argument : type.schema().arguments()) {
            all.put(argument.name(), Value.nullOf(argument.type()));
        }
        all.putAll(given);
        return new BackendArguments(all);
    }

    /// The same with what `-backend-config` gives.
    public ChosenBackend with(Map<String, Value> further) {
        return new ChosenBackend(type, arguments.with(further), hash);
    }

    public SavedBackend saved() {
        return new SavedBackend(type.name(), arguments.values(), hash);
    }

    /// What was saved, with its values converted; what does not fit any more is left out.
    public static ChosenBackend of(BackendType type, SavedBackend saved) {
        SortedMap<String, Value> fitting = new TreeMap<>();
        for (BackendSchema.Argument argument : type.schema().arguments()) {
            Optional.ofNullable(saved.arguments().get(argument.name()))
                    .flatMap(value -> converted(value, argument))
                    .ifPresent(value -> fitting.put(argument.name(), value));
        }
        return new ChosenBackend(type, complete(type, fitting), saved.hash());
    }

    private static Optional<Value> converted(Value value, BackendSchema.Argument argument) {
        try {
            return Optional.of(Conversion.convert(value, argument.type()));
        } catch (ConversionException e) {
            return Optional.empty();
        }
    }

    public boolean isSamePlaceAs(ChosenBackend other) {
        return type.name().equals(other.type.name()) && arguments.equals(other.arguments);
    }

    public StateBackend open(BackendContext context) throws StateStoreException {
        return type.open(arguments, context);
    }
}
