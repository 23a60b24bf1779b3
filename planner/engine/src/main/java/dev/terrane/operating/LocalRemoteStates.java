package dev.terrane.operating;

import dev.terrane.spi.ProviderContext.RemoteStateException;
import dev.terrane.spi.ProviderContext.RemoteStateException.Cause;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.state.StateEncryption;
import dev.terrane.state.StateFiles;
import dev.terrane.state.StateFormatException;
import dev.terrane.state.StateReader;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStoreException;
import dev.terrane.state.StateText;
import dev.terrane.value.Value;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads the outputs of states that the local backend keeps.
public final class LocalRemoteStates implements RemoteStates {
    private static final String DEFAULT_PATH = "terraform.tfstate";

    private final Path directory;
    private final StateFiles files;
    private final StateText text;

    /// @param directory against which relative paths are meant
    public LocalRemoteStates(Path directory) {
        this(directory, new StateFiles());
    }

    /// @param files the one of this process, so that reading a state that it has locked leaves it
    ///     locked
    public LocalRemoteStates(Path directory, StateFiles files) {
        this(directory, files, StateEncryption.OFF);
    }

    /// @param encryption of the states that are read
    public LocalRemoteStates(Path directory, StateFiles files, StateEncryption encryption) {
        this.directory = directory;
        this.files = files;
        this.text = new StateText(encryption);
    }

    @Override
    public Optional<RemoteStateException> problem(String backend, Value config) {
        if (!backend.equals("local")) {
            return Optional.of(
                    new RemoteStateException(
                            Cause.BACKEND,
                            "Only the backend \"local\" can be read; \"%s\" is not supported yet."
                                    .formatted(backend)));
        }
        for (Map.Entry<String, Value> argument : arguments(config).entrySet()) {
            boolean known =
                    argument.getKey().equals("path") || argument.getKey().equals("workspace_dir");
            if (!known && !argument.getValue().isNull()) {
                return Optional.of(
                        new RemoteStateException(
                                Cause.CONFIG,
                                "The backend \"local\" takes \"path\" and \"workspace_dir\", and not \"%s\"."
                                        .formatted(argument.getKey())));
            }
        }
        return Optional.empty();
    }

    @Override
    public Value outputs(String backend, Value config, String workspace)
            throws RemoteStateException {
        Optional<RemoteStateException> problem = problem(backend, config);
        if (problem.isPresent()) {
            throw problem.get();
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        read(file(config, workspace))
                .outputs()
                .forEach((name, output) -> outputs.put(name, output.value()));
        return Value.object(outputs);
    }

    private Path file(Value config, String workspace) {
        if (workspace.equals("default")) {
            return directory.resolve(argument(config, "path").orElse(DEFAULT_PATH));
        }
        return directory
                .resolve(argument(config, "workspace_dir").orElse("terraform.tfstate.d"))
                .resolve(workspace)
                .resolve(DEFAULT_PATH);
    }

    private static Optional<String> argument(Value config, String name) {
        return arguments(config).get(name) instanceof Value.StringValue text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    private static Map<String, Value> arguments(Value config) {
        return config.isNull() ? Map.of() : config.unmarked().asMap();
    }

    private StateSnapshot read(Path file) throws RemoteStateException {
        try {
            return text.encryption().isOn()
                    ? text.read(
                            files.read(file, InputStream::readAllBytes),
                            "\"%s\"".formatted(file.getFileName()))
                    : files.read(file, StateReader::read);
        } catch (NoSuchFileException e) {
            throw new RemoteStateException(
                    Cause.WORKSPACE, "There is no state in \"%s\".".formatted(file.getFileName()));
        } catch (IOException e) {
            throw new RemoteStateException(
                    "\"%s\" can not be read: %s.".formatted(file.getFileName(), e.getMessage()));
        } catch (StateStoreException e) {
            throw new RemoteStateException(e.detail());
        } catch (StateFormatException e) {
            throw new RemoteStateException(
                    "\"%s\" is no state: %s.".formatted(file.getFileName(), e.getMessage()));
        }
    }
}
