package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Derived;
import dev.terrane.operating.Loaded;
import dev.terrane.value.Value;

import java.util.Map;
import java.util.Optional;

/// What a project takes over from the other projects of its repository.
interface OtherProjects {
    OtherProjects NONE =
            new OtherProjects() {
                @Override
                public Optional<Value> outputs(StatePlace place) {
                    return Optional.empty();
                }

                @Override
                public Map<String, Value> inputs(Diagnostics diagnostics) {
                    return Map.of();
                }

                @Override
                public boolean mayComeBefore() {
                    return false;
                }

                @Override
                public void planned(CommandContext context, Loaded loaded, Derived derived) {
                    // nobody asks
                }
            };

    /// What the outputs of a state are going to be, where the project that writes it was planned just now.
    Optional<Value> outputs(StatePlace place);

    /// Values of variables of the root module.
    Map<String, Value> inputs(Diagnostics diagnostics);

    /// Whether there are any that are applied before this one.
    boolean mayComeBefore();

    /// Remembers what the outputs of this one are going to be.
    void planned(CommandContext context, Loaded loaded, Derived derived);
}
