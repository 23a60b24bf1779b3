package dev.terrane.cli.command;

import dev.terrane.backends.ChosenBackend;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.project.Project;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Where the projects of the base branch keep their states.
final class BaseStates {
    private final Set<StatePlace> places = new HashSet<>();
    private final Set<StateServer> servers = new HashSet<>();

    /// A project whose backend can not be told has none.
    BaseStates(ReviewLimits limits, CommandContext context) {
        for (Project project : limits.projects()) {
            Optional<ChosenBackend> backend =
                    BaseBackend.of(limits.base(), project, context, new Diagnostics());
            backend.ifPresent(found -> {
                places.add(
                        StatePlace.of(
                                found,
                                limits.workTree().resolve(project.folder()),
                                project.workspace()));
                StateServer.of(found).ifPresent(servers::add);
            });
        }
    }

    boolean has(StatePlace place) {
        return places.contains(place);
    }

    boolean has(StateServer server) {
        return servers.contains(server);
    }
}
