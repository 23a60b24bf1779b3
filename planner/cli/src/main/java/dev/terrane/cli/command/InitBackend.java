package dev.terrane.cli.command;

import dev.terrane.backends.BackendContext.OlderPaths;
import dev.terrane.backends.BackendSchema;
import dev.terrane.backends.ChosenBackend;
import dev.terrane.backends.Migration;
import dev.terrane.backends.Migration.Extent;
import dev.terrane.backends.SavedBackend;
import dev.terrane.config.Backend;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Loaded;
import dev.terrane.state.LocalWorkspaces;
import dev.terrane.state.LockRequest;
import dev.terrane.state.StateBackend;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStore;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `init` does about the backend: sets up the one that the configuration names, and takes the
/// states along where it was another one.
final class InitBackend {
    private final CommandContext context;
    private final Reporter reporter;
    private final Diagnostics diagnostics;
    private final boolean reconfigure;
    private final boolean forceCopy;
    private final boolean migrate;
    private final boolean mayAsk;
    private final Optional<LockRequest> lock;
    private final List<String> settings;

    InitBackend(
            ParseResult arguments,
            CommandContext context,
            Reporter reporter,
            Diagnostics diagnostics) {
        this.context = context;
        this.reporter = reporter;
        this.diagnostics = diagnostics;
        this.reconfigure = Options.isOn(arguments, "reconfigure");
        this.forceCopy = Options.isOn(arguments, "force-copy");
        this.migrate = forceCopy || Options.isOn(arguments, "migrate-state");
        this.mayAsk = Options.isOn(arguments, "input") && !Options.isOn(arguments, "json");
        this.lock =
                Options.isOn(arguments, "lock")
                        ? Optional.of(
                                LockRequests.of(
                                        context,
                                        "migration",
                                        Options.textOf(arguments, "lock-timeout").orElse("0s")))
                        : Optional.empty();
        this.settings = Options.textsOf(arguments, "backend-config");
    }

    static void addTo(CommandSpec spec) {
        spec.addOption(
                        Options.toggle(
                                "backend", true, "Sets up the backend; =false leaves it as it is."))
                .addOption(
                        Options.texts(
                                "backend-config",
                                "FILE|NAME=VALUE",
                                "Further arguments of the backend."))
                .addOption(
                        Options.toggle(
                                "reconfigure", false, "Forgets the backend that was set up."))
                .addOption(
                        Options.toggle(
                                "migrate-state", false, "Takes the states to another backend."))
                .addOption(
                        Options.toggle(
                                "force-copy", false, "The same, without asking before copying."))
                .addOption(Options.toggle("lock", true, "Locks the states while they are copied."))
                .addOption(Options.text("lock-timeout", "TIME", "How long to wait for the locks."))
                .addOption(
                        Options.toggle(
                                "ignore-remote-version",
                                false,
                                "Is accepted; versions are not compared."));
    }

    void setUp(Loaded loaded) {
        if (reconfigure && migrate) {
            diagnostics.add(
                    Diagnostic.error(
                            "Invalid init options",
                            "-reconfigure leaves the states where they are, and -migrate-state and -force-copy take them along: give one of them."));
            return;
        }
        try {
            Optional<SavedBackend> saved = SavedBackend.read(dataDirectory());
            Optional<ChosenBackend> wanted = wanted(loaded, saved);
            if (!diagnostics.hasErrors()) {
                setUp(wanted, saved);
            }
        } catch (StateStoreException e) {
            e.diagnostics().forEach(diagnostics::add);
        }
    }

    private Path dataDirectory() {
        return Backends.dataDirectory(context);
    }

    /// What the block and the command line say. Where the block is what it was, and the command line
    /// says nothing, what was set up with other arguments goes on.
    private Optional<ChosenBackend> wanted(Loaded loaded, Optional<SavedBackend> saved)
            throws StateStoreException {
        Optional<Backend> block = loaded.configuration().root().config().backend();
        if (block.isEmpty()) {
            if (!settings.isEmpty()) {
                diagnostics.add(
                        Diagnostic.warning(
                                "Missing backend configuration",
                                "-backend-config was given, and the configuration has no \"backend\" block. It has no effect."));
            }
            return Optional.empty();
        }
        Optional<ChosenBackend> read =
                new BackendBlock(block.get(), loaded::early, diagnostics).read();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        boolean goesOn =
                settings.isEmpty()
                        && !reconfigure
                        && saved.isPresent()
                        && saved.get().type().equals(read.get().type().name())
                        && saved.get().hash() == read.get().hash();
        ChosenBackend all =
                goesOn
                        ? ChosenBackend.of(read.get().type(), saved.get())
                        : read.get().with(further(read.get()));
        checkRequired(all, block.get());
        return Optional.of(all);
    }

    private Map<String, Value> further(ChosenBackend chosen) {
        return new BackendConfigOptions(context, diagnostics).read(chosen.type(), settings);
    }

    private void checkRequired(ChosenBackend chosen, Backend block) {
        for (BackendSchema.Argument argument : chosen.type().schema().arguments()) {
            boolean missing =
                    chosen.arguments().values().get(argument.name()) == null
                            || chosen.arguments().values().get(argument.name()).isNull();
            if (argument.required() && missing) {
                diagnostics.error(
                        "Missing required argument",
                        "The backend \"%s\" needs the argument \"%s\": give it in the block, or with -backend-config=\"%s=...\"."
                                .formatted(block.type(), argument.name(), argument.name()),
                        block.range());
            }
        }
    }

    private void setUp(Optional<ChosenBackend> wanted, Optional<SavedBackend> saved)
            throws StateStoreException {
        if (wanted.isEmpty() && saved.isEmpty()) {
            return;
        }
        ChosenBackend target = wanted.orElseGet(Backends::usual);
        try (StateBackend to = open(target)) {
            boolean first = saved.isEmpty();
            if (!reconfigure && !first) {
                ChosenBackend before = ChosenBackend.of(Backends.type(saved.get()), saved.get());
                if (wanted.isPresent() && before.isSamePlaceAs(target)) {
                    save(wanted);
                    return;
                }
                migrateFrom(before, to, saved.get(), wanted.isEmpty());
            } else if (!reconfigure && !target.isSamePlaceAs(Backends.usual())) {
                migrateFirst(to);
            }
            checkWorkspace(to);
            save(wanted);
            reporter.say(
                    wanted.isPresent()
                            ? "The backend \"%s\" is set up.".formatted(target.type().name())
                            : "The backend \"%s\" is not used any more; the state is kept in this folder."
                                    .formatted(saved.get().type()));
        }
    }

    private StateBackend open(ChosenBackend chosen) throws StateStoreException {
        return chosen.open(Backends.context(context, OlderPaths.NONE));
    }

    private void save(Optional<ChosenBackend> wanted) throws StateStoreException {
        if (wanted.isPresent()) {
            wanted.get().saved().write(dataDirectory());
        } else {
            SavedBackend.remove(dataDirectory());
        }
    }

    private void migrateFrom(
            ChosenBackend before, StateBackend to, SavedBackend saved, boolean unset)
            throws StateStoreException {
        if (!migrate && !unset) {
            throw new StateStoreException(
                    "Backend configuration changed",
                    "The state is kept in the backend \"%s\" with other arguments, or in another backend, than the configuration says now. Take it along with -migrate-state, or use what the configuration says without it: -reconfigure."
                            .formatted(saved.type()));
        }
        try (StateBackend from = open(before)) {
            run(new Migration(from, to), from, to, false);
        }
    }

    private void migrateFirst(StateBackend to) throws StateStoreException {
        try (StateBackend from = open(Backends.usual())) {
            run(new Migration(from, to), from, to, true);
        }
    }

    private void run(Migration migration, StateBackend from, StateBackend to, boolean retire)
            throws StateStoreException {
        Extent extent = migration.extent();
        if (extent.states().isEmpty()) {
            return;
        }
        if (!forceCopy) {
            approve(extent, from, to);
        }
        migration.copy(extent, lock);
        if (retire) {
            migration.retire(extent);
        }
        for (String workspace : extent.states()) {
            audit(to.store(workspace));
        }
        reporter.say(
                "Copied from \"%s\" to \"%s\", read again and found to be the same: %s."
                        .formatted(from.type(), to.type(), String.join(", ", extent.states())));
    }

    private void audit(StateStore store) throws StateStoreException {
        StateSnapshot state = store.read();
        Auditing.keepLocked(
                context,
                store,
                Auditing.deed("init -migrate-state", state, state, true),
                diagnostics);
    }

    private void approve(Extent extent, StateBackend from, StateBackend to)
            throws StateStoreException {
        if (!mayAsk) {
            throw new StateStoreException(
                    "Can't ask approval for state migration",
                    "States are to be copied from \"%s\" to \"%s\" (%s), and nobody may be asked. Give -force-copy, or leave out -input=false and -json."
                            .formatted(from.type(), to.type(), String.join(", ", extent.states())));
        }
        String overwriting =
                extent.overwritten().isEmpty()
                        ? ""
                        : " What the target holds now is replaced: %s."
                                .formatted(String.join(", ", extent.overwritten()));
        boolean yes =
                Approval.yes(
                        "Copy these states from \"%s\" to \"%s\": %s?%s"
                                .formatted(
                                        from.type(),
                                        to.type(),
                                        String.join(", ", extent.states()),
                                        overwriting),
                        context);
        if (!yes) {
            throw new StateStoreException(
                    "State migration was refused",
                    "Nothing was copied, and the backend is the one that it was. With -reconfigure the states stay where they are.");
        }
    }

    /// Where the selected workspace is not there, the default one is selected.
    private void checkWorkspace(StateBackend to) throws StateStoreException {
        String current = Workspaces.current(context);
        boolean there =
                current.equals(LocalWorkspaces.DEFAULT)
                        || (to.hasWorkspaces() && to.workspaces().contains(current));
        if (!there && !Workspaces.isOverridden(context)) {
            Workspaces.selected(context).select(LocalWorkspaces.DEFAULT);
            reporter.say(
                    "The workspace \"%s\" is not there; \"default\" is selected now."
                            .formatted(current));
        }
    }
}
