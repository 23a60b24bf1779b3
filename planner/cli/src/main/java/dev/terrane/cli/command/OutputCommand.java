package dev.terrane.cli.command;

import dev.terrane.cli.view.JsonDocument;
import dev.terrane.cli.view.OutputText;
import dev.terrane.cli.view.StateJson;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.state.StateSnapshot.OutputState;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// `terrane output [NAME]`.
public final class OutputCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "output", "Shows the outputs of the root module, as the state has them.")
                .addOption(Options.toggle("json", false, "Writes them as JSON."))
                .addOption(
                        Options.toggle("raw", false, "Writes one string, number or bool as it is."))
                .addOption(Options.text("state", "FILE", "Reads this state."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(Options.arguments("NAME", "0..1", "One output."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            SortedMap<String, OutputState> outputs =
                    States.read(context, Options.textOf(arguments, "state")).outputs();
            show(arguments, outputs, context.invocation().out(), diagnostics);
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
        new HumanReporter(context, Options.isOn(arguments, "no-color"), false)
                .diagnostics(diagnostics.list());
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static void show(
            ParseResult arguments,
            SortedMap<String, OutputState> outputs,
            PrintStream out,
            Diagnostics diagnostics) {
        List<String> names = Options.positionals(arguments);
        boolean json = Options.isOn(arguments, "json");
        boolean raw = Options.isOn(arguments, "raw");
        if (json && raw) {
            diagnostics.add(
                    Diagnostic.error(
                            "Incompatible options", "-json and -raw are two forms: give one."));
            return;
        }
        if (names.isEmpty()) {
            showAll(outputs, json, raw, out, diagnostics);
            return;
        }
        if (outputs.isEmpty() && !json) {
            diagnostics.add(none());
            return;
        }
        OutputState output = outputs.get(names.getFirst());
        if (output == null) {
            diagnostics.add(unknown(names.getFirst(), outputs));
        } else if (json) {
            out.println(JsonDocument.compact(g -> StateJson.writeOutput(g, output)));
        } else if (raw) {
            raw(output.value())
                    .ifPresentOrElse(
                            out::print, () -> diagnostics.add(notRaw(names.getFirst(), output)));
        } else {
            out.print(OutputText.one(output));
        }
    }

    private static void showAll(
            SortedMap<String, OutputState> outputs,
            boolean json,
            boolean raw,
            PrintStream out,
            Diagnostics diagnostics) {
        if (raw) {
            diagnostics.add(
                    Diagnostic.error(
                            "Output name required",
                            "With -raw, say which output: terrane output -raw NAME."));
        } else if (json) {
            out.println(JsonDocument.indented(g -> StateJson.writeOutputs(g, outputs)));
        } else if (outputs.isEmpty()) {
            diagnostics.add(none());
        } else {
            out.print(OutputText.all(outputs));
        }
    }

    private static Diagnostic none() {
        return Diagnostic.warning(
                "No outputs found",
                "The state has no outputs: either the configuration declares none, or it was not applied since.");
    }

    private static Optional<String> raw(Value value) {
        return switch (value) {
            case Value.StringValue text -> Optional.of(text.text());
            case Value.NumberValue number -> Optional.of(number.number().toString());
            case Value.BoolValue bool -> Optional.of(String.valueOf(bool.truth()));
            default -> Optional.empty();
        };
    }

    private static Diagnostic notRaw(String name, OutputState output) {
        return Diagnostic.error(
                "Unsupported value for raw output",
                "The output \"%s\" is of type %s; -raw writes strings, numbers and bools. Use -json for others."
                        .formatted(name, output.type().display()));
    }

    private static Diagnostic unknown(String name, SortedMap<String, OutputState> outputs) {
        return Diagnostic.error(
                "Output \"" + name + "\" not found",
                "The state has no output of that name.%s It may be declared and not applied yet."
                        .formatted(NameSuggestion.didYouMean(name, outputs.keySet())));
    }
}
