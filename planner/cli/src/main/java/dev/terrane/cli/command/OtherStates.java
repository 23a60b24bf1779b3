package dev.terrane.cli.command;

import dev.terrane.backends.BackendContext;
import dev.terrane.backends.BackendContext.OlderPaths;
import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.BackendType;
import dev.terrane.backends.ChosenBackend;
import dev.terrane.cli.BackendTable;
import dev.terrane.operating.LocalRemoteStates;
import dev.terrane.spi.ProviderContext.RemoteStateException;
import dev.terrane.spi.ProviderContext.RemoteStateException.Cause;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateEncryption;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The outputs of states of other configurations, in whichever backend they are kept.
final class OtherStates implements RemoteStates {
    private final CommandContext context;

    OtherStates(CommandContext context) {
        this.context = context;
    }

    private LocalRemoteStates local(StateEncryption encryption) {
        return new LocalRemoteStates(
                context.directory(), context.invocation().stateFiles(), encryption);
    }

    @Override
    public Optional<RemoteStateException> problem(String backend, Value config) {
        if (backend.equals("local")) {
            return local(StateEncryption.OFF).problem(backend, config);
        }
        try {
            choose(backend, config);
            return Optional.empty();
        } catch (RemoteStateException e) {
            return Optional.of(e);
        }
    }

    static ChosenBackend choose(String backend, Value config) throws RemoteStateException {
        BackendType type =
                BackendTable.find(backend)
                        .orElseThrow(() -> new RemoteStateException(Cause.BACKEND, none(backend)));
        Map<String, Value> arguments =
                config.isNull() ? Map.of() : config.withoutMarksDeep().asMap();
        Map<String, Value> given = new TreeMap<>();
        for (var argument : arguments.entrySet()) {
            if (!argument.getValue().isNull()) {
                given.put(argument.getKey(), converted(type, argument));
            }
        }
        for (BackendSchema.Argument argument : type.schema().arguments()) {
            if (argument.required() && !given.containsKey(argument.name())) {
                throw new RemoteStateException(
                        Cause.CONFIG,
                        "The backend \"%s\" needs \"%s\".".formatted(backend, argument.name()));
            }
        }
        return ChosenBackend.of(type, given);
    }

    private static String none(String backend) {
        return BackendTable.isMissing(backend)
                ? "States in the backend \"%s\" can not be read yet.".formatted(backend)
                : "There is no backend \"%s\".".formatted(backend);
    }

    private static Value converted(BackendType type, Map.Entry<String, Value> argument)
            throws RemoteStateException {
        BackendSchema.Argument known =
                type.schema()
                        .find(argument.getKey())
                        .orElseThrow(() ->
                                new RemoteStateException(
                                        Cause.CONFIG,
                                        "The backend \"%s\" has no argument \"%s\"."
                                                .formatted(type.name(), argument.getKey())));
        try {
            return Conversion.convert(argument.getValue(), known.type());
        } catch (ConversionException e) {
            throw new RemoteStateException(
                    Cause.CONFIG,
                    "\"%s\" can not take this value: %s.".formatted(known.name(), e.reason()));
        }
    }

    /// Of a project of the same repository that was planned just now.
    private Optional<Value> planned(String backend, Value config, String workspace)
            throws RemoteStateException {
        return context.others().equals(OtherProjects.NONE) || BackendTable.find(backend).isEmpty()
                ? Optional.empty()
                : context.others()
                        .outputs(
                                StatePlace.of(
                                        choose(backend, config), context.directory(), workspace));
    }

    @Override
    public Value outputs(String backend, Value config, String workspace)
            throws RemoteStateException {
        Optional<Value> planned = planned(backend, config, workspace);
        if (planned.isPresent()) {
            return planned.get();
        }
        StateEncryption encryption = encryption();
        if (backend.equals("local")) {
            return local(encryption).outputs(backend, config, workspace);
        }
        ChosenBackend chosen = choose(backend, config);
        BackendContext surroundings =
                Backends.unencrypted(context, OlderPaths.NONE).with(encryption);
        try (StateBackend opened = chosen.open(surroundings)) {
            StateSnapshot state = opened.store(workspace).read();
            if (state.lineage().isEmpty()) {
                throw new RemoteStateException(
                        Cause.WORKSPACE,
                        "The backend \"%s\" keeps no state of the workspace \"%s\" there."
                                .formatted(backend, workspace));
            }
            Map<String, Value> outputs = new LinkedHashMap<>();
            state.outputs().forEach((name, output) -> outputs.put(name, output.value()));
            return Value.object(outputs);
        } catch (StateStoreException e) {
            throw new RemoteStateException(e.detail());
        }
    }

    private StateEncryption encryption() throws RemoteStateException {
        try {
            return Encrypting.here(context).others();
        } catch (StateStoreException e) {
            throw new RemoteStateException(e.detail());
        }
    }
}
