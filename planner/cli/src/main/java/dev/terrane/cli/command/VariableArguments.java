package dev.terrane.cli.command;

import dev.terrane.cli.command.PlanArguments.VariableArgument;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.util.ArrayList;
import java.util.List;

/// Finds `-var` and `-var-file` in the order in which they stand: a later one wins.
final class VariableArguments {
    private VariableArguments() {}

    static List<VariableArgument> inOrder(ParseResult arguments) {
        List<VariableArgument> found = new ArrayList<>();
        List<String> values = new ArrayList<>(Options.textsOf(arguments, "var"));
        List<String> files = new ArrayList<>(Options.textsOf(arguments, "var-file"));
        for (ArgSpec matched : arguments.matchedArgs()) {
            if (matched instanceof OptionSpec option) {
                if (is(option, "-var") && !values.isEmpty()) {
                    found.add(new VariableArgument(false, values.removeFirst()));
                } else if (is(option, "-var-file") && !files.isEmpty()) {
                    found.add(new VariableArgument(true, files.removeFirst()));
                }
            }
        }
        values.forEach(text -> found.add(new VariableArgument(false, text)));
        files.forEach(text -> found.add(new VariableArgument(true, text)));
        return found;
    }

    private static boolean is(OptionSpec option, String name) {
        return List.of(option.names()).contains(name);
    }
}
