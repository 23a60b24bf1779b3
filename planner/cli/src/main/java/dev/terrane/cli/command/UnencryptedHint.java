package dev.terrane.cli.command;

import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.OutputState;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Says, once in a folder, that a state on this disk holds sensitive values that anybody can read who
/// can read the disk.
record UnencryptedHint(Planning planning, Reporter reporter) {
    private static final String MARK = "hint-encryption";

    void giveOnce(StateSnapshot saved) {
        if (planning.session().isPlainOnThisDisk() && holdsSecrets(saved) && mark()) {
            reporter.hint(
                    "\nThe state in this folder holds sensitive values as plain text. An \"encryption\" block in \"terraform\" encrypts it; this is not said again.");
        }
    }

    private static boolean holdsSecrets(StateSnapshot state) {
        return state.outputs().values().stream().anyMatch(OutputState::sensitive)
                || state.resources().values().stream()
                        .flatMap(resource -> resource.instances().values().stream())
                        .flatMap(UnencryptedHint::objects)
                        .anyMatch(object -> !object.sensitivePaths().isEmpty());
    }

    private static Stream<StateSnapshot.ObjectState> objects(InstanceState instance) {
        return Stream.concat(instance.current().stream(), instance.deposed().values().stream());
    }

    /// @return whether it was not marked yet, and is now
    private boolean mark() {
        Path folder = planning.bench().directory().resolve(".terrane");
        try {
            Files.createDirectories(folder);
            Files.createFile(folder.resolve(MARK));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
