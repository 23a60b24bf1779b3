package dev.terrane.cli.command;

import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.PlanOptions.Mode;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;

/// The options that plan, apply and destroy have in common.
///
/// @param variables `-var` and `-var-file` in the order in which they stand
record PlanArguments(
        Mode mode,
        boolean refresh,
        List<String> targets,
        List<String> replacements,
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
    record StatePaths(Optional<String> state, Optional<String> stateOut, Optional<String> backup) {}

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
        spec.addOption(Options.toggle("refresh", true, "Reads all objects again before planning."))
                .addOption(
                        Options.texts(
                                "target", "ADDRESS", "Plans only this, and what it depends on."))
                .addOption(Options.texts("replace", "ADDRESS", "Replaces this object."))
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

    static PlanArguments of(ParseResult arguments, Mode fixed) {
        return new PlanArguments(
                mode(arguments, fixed),
                Options.isOn(arguments, "refresh"),
                Options.textsOf(arguments, "target"),
                Options.textsOf(arguments, "replace"),
                VariableArguments.inOrder(arguments),
                Options.isOn(arguments, "input"),
                Options.isOn(arguments, "lock"),
                Options.textOf(arguments, "lock-timeout").orElse("0s"),
                Options.numberOf(arguments, "parallelism", Benches.DEFAULT_PARALLELISM),
                Options.isOn(arguments, "json"),
                Options.isOn(arguments, "no-color"),
                Options.isOn(arguments, "compact-warnings"),
                new StatePaths(
                        Options.textOf(arguments, "state"),
                        Options.textOf(arguments, "state-out"),
                        Options.textOf(arguments, "backup")));
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

    /// The same for a plan whose mode is known already.
    PlanArguments withMode(Mode approved) {
        return new PlanArguments(
                approved,
                refresh,
                targets,
                replacements,
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

    PlanOptions options(String workspace) {
        return new PlanOptions(mode, refresh, targets, replacements, workspace);
    }
}
