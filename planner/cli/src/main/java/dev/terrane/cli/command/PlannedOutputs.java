package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Derived;
import dev.terrane.operating.Loaded;
import dev.terrane.project.Project;
import dev.terrane.project.Project.OutputOf;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The outputs of the projects that one command has planned, as they are going to be: those that come after
/// them are planned with these, and not with what the states still say.
final class PlannedOutputs {
    private final Repository repository;
    private final Map<StatePlace, Value> byPlace = new HashMap<>();
    private final Map<String, Map<String, Value>> byProject = new HashMap<>();

    PlannedOutputs(Repository repository) {
        this.repository = repository;
    }

    /// As one of the projects sees them.
    ///
    /// @param use `plan` or `apply`
    OtherProjects seenBy(Project project, String use) {
        return new Seen(project, use);
    }

    private final class Seen implements OtherProjects {
        private final Project project;
        private final String use;

        Seen(Project project, String use) {
            this.project = project;
            this.use = use;
        }

        @Override
        public Optional<Value> outputs(StatePlace place) {
            return Optional.ofNullable(byPlace.get(place));
        }

        @Override
        public Map<String, Value> inputs(Diagnostics diagnostics) {
            Map<String, Value> inputs = new LinkedHashMap<>();
            project.inputs()
                    .forEach((variable, output) -> {
                        Optional<Value> value = value(output, diagnostics);
                        value.ifPresent(found -> inputs.put(variable, found));
                    });
            return inputs;
        }

        private Optional<Value> value(OutputOf output, Diagnostics diagnostics) {
            Map<String, Value> planned = byProject.get(output.project());
            Optional<Value> value =
                    planned == null
                            ? applied(output, diagnostics)
                            : Optional.ofNullable(planned.get(output.output()));
            if (value.isEmpty() && !diagnostics.hasErrors()) {
                diagnostics.add(missing(output));
            }
            return value;
        }

        private Optional<Value> applied(OutputOf output, Diagnostics diagnostics) {
            Optional<Project> other = repository.projects().named(output.project());
            if (other.isEmpty()) {
                return Optional.empty();
            }
            try {
                StateSnapshot state =
                        States.read(repository.context(other.get(), use), Optional.empty());
                return Optional.ofNullable(state.outputs().get(output.output()))
                        .map(found ->
                                found.sensitive()
                                        ? found.value().withMarks(Set.of(Mark.SENSITIVE))
                                        : found.value());
            } catch (StateStoreException e) {
                diagnostics.add(e.diagnostic());
                return Optional.empty();
            }
        }

        private Diagnostic missing(OutputOf output) {
            return Diagnostic.error(
                    "Output not there",
                    "The project \"%s\" takes \"%s\" as an input, and neither a plan nor the state of \"%s\" has that output. Plan or apply \"%s\" first."
                            .formatted(project.name(), output, output.project(), output.project()));
        }

        @Override
        public boolean mayComeBefore() {
            return !project.dependsOn().isEmpty();
        }

        /// Outputs of no use to others must not keep anything from being planned: where the place of the
        /// state can not be told, nobody could mean it.
        @Override
        public void planned(CommandContext context, Loaded loaded, Derived derived) {
            Map<String, Value> outputs = derived.plan().plannedOutputs();
            byProject.put(project.name(), outputs);
            try {
                byPlace.put(
                        StatePlace.of(
                                Backends.choose(context, loaded),
                                context.directory(),
                                project.workspace()),
                        Value.object(outputs));
            } catch (StateStoreException e) {
                // met already, when the state was opened
            }
        }
    }
}
