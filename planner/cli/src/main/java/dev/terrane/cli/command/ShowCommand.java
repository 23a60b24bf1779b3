package dev.terrane.cli.command;

import dev.terrane.cli.view.JsonDocument;
import dev.terrane.cli.view.StateJson;
import dev.terrane.cli.view.StateText;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Providers;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateStoreException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// `terrane show [FILE]`: a plan, a state file, or the state of this folder.
public final class ShowCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "show",
                        "Shows a plan file or a state file; without one, the state of this folder.")
                .addOption(
                        Options.toggle("json", false, "Writes it as JSON, in Terraform's format."))
                .addOption(
                        Options.toggle(
                                "html",
                                false,
                                "Writes a plan as one HTML page for a browser, which needs nothing beside it."))
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addPositional(Options.arguments("FILE", "0..1", "A plan or a state."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        PlanShowing.Form form = form(arguments);
        boolean noColor = Options.isOn(arguments, "no-color");
        List<String> files = Options.positionals(arguments);
        Diagnostics diagnostics = new Diagnostics();
        int status = OK;
        if (Options.isOn(arguments, "json") && Options.isOn(arguments, "html")) {
            diagnostics.add(
                    Diagnostic.error(
                            "One form at a time",
                            "-json and -html are two forms of one plan: give one of them."));
        } else if (!files.isEmpty()
                && PlanFiles.isPlan(context.directory().resolve(files.getFirst()))) {
            status = new PlanShowing(context, noColor).show(files.getFirst(), form, diagnostics);
        } else if (!files.isEmpty()
                && !Files.exists(context.directory().resolve(files.getFirst()))) {
            diagnostics.add(absent(files.getFirst()));
        } else if (form == PlanShowing.Form.HTML) {
            diagnostics.add(
                    Diagnostic.error(
                            "Not a plan",
                            "-html writes a report of a plan that was saved. Make one with terrane plan -out=FILE, and give its name."));
        } else {
            boolean json = form == PlanShowing.Form.JSON;
            showState(files.stream().findFirst(), json, noColor, context, diagnostics);
        }
        new HumanReporter(context, noColor, false).diagnostics(diagnostics.list());
        return diagnostics.hasErrors() ? FAILED : status;
    }

    private static PlanShowing.Form form(ParseResult arguments) {
        if (Options.isOn(arguments, "html")) {
            return PlanShowing.Form.HTML;
        }
        return Options.isOn(arguments, "json") ? PlanShowing.Form.JSON : PlanShowing.Form.TEXT;
    }

    private static Diagnostic absent(String file) {
        return Diagnostic.error(
                "Failed to read the file", "There is no file \"%s\".".formatted(file));
    }

    private static void showState(
            Optional<String> file,
            boolean json,
            boolean noColor,
            CommandContext context,
            Diagnostics diagnostics) {
        try (Providers providers = Benches.of(context, 1).providers()) {
            if (file.isPresent() && !Files.isReadable(context.directory().resolve(file.get()))) {
                throw new StateStoreException(
                        "Failed to read the given file as a state or plan file",
                        "\"%s\" can not be read. See whether it is there.".formatted(file.get()));
            }
            StateSnapshot state = States.read(context, file);
            ObjectTypes types = new ObjectTypes(providers);
            if (json) {
                context.invocation()
                        .out()
                        .println(JsonDocument.compact(g -> new StateJson(types).write(g, state)));
            } else {
                var console = Consoles.of(context, noColor);
                console.print(new StateText(console.style(), types).state(state));
            }
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
    }
}
