package dev.terrane.cli.confining;

import dev.terrane.function.Enclosure;
import dev.terrane.spi.ProviderContext.RemoteStateException;
import dev.terrane.spi.ProviderContext.RemoteStates;
import dev.terrane.value.Value;

import java.nio.file.Path;
import java.util.Optional;

/// Other states, of which those that are files have to lie where files may be read.
public record EnclosedStates(RemoteStates states, Path directory, Enclosure enclosure)
        implements RemoteStates {
    @Override
    public Value outputs(String backend, Value config, String workspace)
            throws RemoteStateException {
        if (backend.equals("local") && !config.isNull()) {
            check(config.withoutMarksDeep().asMap().get("path"));
            check(config.withoutMarksDeep().asMap().get("workspace_dir"));
        }
        return states.outputs(backend, config, workspace);
    }

    private void check(@org.jspecify.annotations.Nullable Value path) throws RemoteStateException {
        if (path instanceof Value.StringValue text
                && !enclosure.allows(directory.resolve(text.text()))) {
            throw new RemoteStateException(
                    "\"%s\" lies outside of the repository, and a plan in review reads nothing there."
                            .formatted(text.text()));
        }
    }

    @Override
    public Optional<RemoteStateException> problem(String backend, Value config) {
        return states.problem(backend, config);
    }
}
