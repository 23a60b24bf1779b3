package dev.terrane.cli.command;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.PlanDocument;
import dev.terrane.value.Value;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The options that plan, apply and destroy have in common.
///
/// @param variables `-var` and `-var-file` in the order in which they stand
record PlanArguments(
        Mode mode,
        boolean refresh,
        TargetOptions targets,
        List<VariableArgument> variables,
        boolean input,
        boolean lock,
        String lockTimeout,
        int parallelism,
        boolean json,
        boolean noColor,
        boolean compactWarnings,
        StatePaths state) {

    /// @param isFile whether it came with `-var-file`
    record VariableArgument(boolean isFile, String text) {}

    /// The older options for where the state is.
    record StatePaths(Optional<String> state, Optional<String> stateOut, Optional<String> backup) {
        private static final String STATE = "state";
        private static final String STATE_OUT = "state_out";

        /// As a plan file keeps it; nothing where none was given.
        Optional<Value> value() {
            Map<String, Value> given = new TreeMap<>();
            state.ifPresent(path -> given.put(STATE, Value.string(path)));
            stateOut.ifPresent(path -> given.put(STATE_OUT, Value.string(path)));
            return given.isEmpty() ? Optional.empty() : Optional.of(Value.object(given));
        }

        /// Those that a plan was made with.
        static StatePaths of(PlanDocument document) {
            return new StatePaths(
                    path(document, STATE), path(document, STATE_OUT), Optional.empty());
        }

        /// Paths in a plan file are relative to the working directory where they are in it.
        private static Optional<String> path(PlanDocument document, String name) {
            return document.options()
                    .backend()
                    .filter(DocumentValue.Mapping.class::isInstance)
                    .map(backend -> ((DocumentValue.Mapping) backend).entries().get(name))
                    .filter(DocumentValue.Text.class::isInstance)
                    .map(path -> ((DocumentValue.Text) path).text().replace("$WORKDIR/", ""));
        }

        boolean isUsual() {
            return state.isEmpty() && stateOut.isEmpty();
        }
    }

    static void addTo(CommandSpec spec, boolean chooseMode) {
        if (chooseMode) {
            spec.addOption(
                    Options.toggle(
                            "destroy", false, "Plans to delete everything that is managed here."));
            spec.addOption(
                    Options.toggle(
                            "refresh-only",
                            false,
                            "Only takes over into the state what changed outside."));
        }
        TargetOptions.addTo(spec);
        spec.addOption(Options.toggle("refresh", true, "Reads all objects again before planning."))
                .addOption(
                        Options.texts("var", "NAME=VALUE", "Sets a variable of the root module."))
                .addOption(Options.texts("var-file", "FILE", "Sets variables from a file."))
                .addOption(Options.toggle("input", true, "Asks for variables that have no value."))
                .addOption(Options.toggle("lock", true, "Holds the state's lock while working."))
                .addOption(
                        Options.text(
                                "lock-timeout",
                                "TIME",
                                "How long to wait for the lock, such as 10s."))
                .addOption(
                        Options.number(
                                "parallelism",
                                Benches.DEFAULT_PARALLELISM,
                                "How many calls of providers run at once."))
                .addOption(Options.toggle("json", false, "Writes events as JSON, a line each."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addOption(
                        Options.toggle(
                                "compact-warnings", false, "Shows warnings in one line each."))
                .addOption(Options.text("state", "FILE", "Reads and writes this state."))
                .addOption(Options.text("state-out", "FILE", "Writes the state here instead."))
                .addOption(
                        Options.text(
                                "backup", "FILE", "Keeps the replaced state here; - keeps none."));
    }

    /// @param fixed the mode of the command; where it is the normal one, options may choose another
    /// @param problems what is wrong with the options
    static PlanArguments of(
            ParseResult arguments, Mode fixed, CommandContext context, Diagnostics problems) {
        checkMode(arguments, fixed, problems);
        checkNumbers(arguments, problems);
        RefreshExtent.check(context.invocation().environment(), problems);
        return new PlanArguments(
                mode(arguments, fixed),
                Options.isOn(arguments, "refresh"),
                TargetOptions.of(arguments, context.directory(), problems),
                VariableArguments.inOrder(arguments),
                Options.isOn(arguments, "input"),
                Options.isOn(arguments, "lock"),
                Options.textOf(arguments, "lock-timeout").orElse("0s"),
                parallelism(arguments),
                Options.isOn(arguments, "json"),
                Options.isOn(arguments, "no-color"),
                Options.isOn(arguments, "compact-warnings"),
                new StatePaths(
                        Options.textOf(arguments, "state"),
                        Options.textOf(arguments, "state-out"),
                        Options.textOf(arguments, "backup")));
    }

    /// For a command that derives a plan only to show it: it asks nothing and locks nothing.
    static PlanArguments forShowing(PlanDocument document) {
        return new PlanArguments(
                ApprovedApply.mode(document),
                true,
                TargetOptions.NONE,
                List.of(),
                false,
                false,
                "0s",
                Benches.DEFAULT_PARALLELISM,
                false,
                true,
                false,
                StatePaths.of(document));
    }

    private static void checkMode(ParseResult arguments, Mode fixed, Diagnostics problems) {
        if (mode(arguments, fixed) != Mode.NORMAL
                && !Options.textsOf(arguments, "replace").isEmpty()) {
            problems.add(
                    Diagnostic.error(
                            "Unsupported plan mode",
                            "-replace can be given only where objects are neither all destroyed nor only refreshed."));
        }
        if (mode(arguments, fixed) != Mode.NORMAL
                && !Options.textsOf(arguments, "invoke").isEmpty()) {
            problems.add(
                    Diagnostic.error(
                            "Unsupported plan mode",
                            "-invoke can be given only where objects are neither all destroyed nor only refreshed."));
        }
        boolean refreshOnly = Options.isOn(arguments, "refresh-only");
        if (refreshOnly && Options.isOn(arguments, "destroy")) {
            problems.add(
                    Diagnostic.error(
                            "Incompatible plan mode options",
                            "-destroy and -refresh-only are two kinds of plans: give one of them."));
        }
        if (refreshOnly && !Options.isOn(arguments, "refresh")) {
            problems.add(
                    Diagnostic.error(
                            "Incompatible refresh options",
                            "-refresh-only together with -refresh=false leaves nothing to do."));
        }
    }

    private static void checkNumbers(ParseResult arguments, Diagnostics problems) {
        if (Options.numberOf(arguments, "parallelism", Benches.DEFAULT_PARALLELISM) < 0) {
            problems.add(
                    Diagnostic.error(
                            "Invalid parallelism", "-parallelism takes a number from 1 up."));
        }
        Options.textOf(arguments, "lock-timeout")
                .filter(text -> Durations.parse(text).isEmpty())
                .ifPresent(text ->
                        problems.add(
                                Diagnostic.error(
                                        "Invalid lock timeout",
                                        "-lock-timeout takes a duration such as 10s or 2m, and \"%s\" is none."
                                                .formatted(text))));
    }

    /// None is the usual one.
    private static int parallelism(ParseResult arguments) {
        int given = Options.numberOf(arguments, "parallelism", Benches.DEFAULT_PARALLELISM);
        return given <= 0 ? Benches.DEFAULT_PARALLELISM : given;
    }

    private static Mode mode(ParseResult arguments, Mode fixed) {
        if (fixed != Mode.NORMAL || arguments.commandSpec().findOption("-destroy") == null) {
            return fixed;
        }
        if (Options.isOn(arguments, "destroy")) {
            return Mode.DESTROY;
        }
        return Options.isOn(arguments, "refresh-only") ? Mode.REFRESH_ONLY : Mode.NORMAL;
    }

    /// The same for a plan that was approved: its mode counts, and where it found the state.
    PlanArguments approvedAs(PlanDocument approved) {
        return new PlanArguments(
                ApprovedApply.mode(approved),
                refresh,
                targets,
                variables,
                input,
                lock,
                lockTimeout,
                parallelism,
                json,
                noColor,
                compactWarnings,
                state.isUsual() ? StatePaths.of(approved) : state);
    }

    /// The same with other values for variables.
    PlanArguments withVariables(List<VariableArgument> others) {
        return new PlanArguments(
                mode,
                refresh,
                targets,
                List.copyOf(others),
                input,
                lock,
                lockTimeout,
                parallelism,
                json,
                noColor,
                compactWarnings,
                state);
    }

    /// For a command that writes no state.
    PlanArguments withoutLock() {
        return new PlanArguments(
                mode,
                refresh,
                targets,
                variables,
                false,
                false,
                lockTimeout,
                parallelism,
                json,
                noColor,
                compactWarnings,
                state);
    }

    PlanArguments withMode(Mode other) {
        return new PlanArguments(
                other,
                refresh,
                targets,
                variables,
                input,
                lock,
                lockTimeout,
                parallelism,
                json,
                noColor,
                compactWarnings,
                state);
    }

    /// Whether all that would be done is planned.
    boolean isWhole() {
        return mode != Mode.REFRESH_ONLY
                && refresh
                && targets.targets().isEmpty()
                && targets.excludes().isEmpty()
                && targets.replacements().isEmpty()
                && targets.invokes().isEmpty();
    }

    /// As usual, for a command without options of plans: nobody is asked.
    static PlanArguments usual(boolean json, boolean noColor) {
        return new PlanArguments(
                Mode.NORMAL,
                true,
                TargetOptions.NONE,
                List.of(),
                false,
                true,
                "0s",
                Benches.DEFAULT_PARALLELISM,
                json,
                noColor,
                false,
                new StatePaths(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    PlanOptions options(String workspace) {
        return new PlanOptions(
                mode,
                refresh,
                targets.targets(),
                targets.excludes(),
                targets.replacements(),
                targets.invokes(),
                workspace);
    }
}
