package dev.terrane.cli.command;

import dev.terrane.cli.command.PlanArguments.VariableArgument;
import dev.terrane.cli.view.FoundObjects;
import dev.terrane.config.ListBlock;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Consultation;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.FoundConfig;
import dev.terrane.operating.KnownObjects;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.ObjectSearch;
import dev.terrane.operating.ObjectSearch.Outcome;
import dev.terrane.operating.QueryFiles;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `terrane query`: finds objects at their providers, managed or not, as the `list` blocks of
/// `*.tfquery.hcl` files say.
public final class QueryCommand implements Command {
    private static final String OUT = "generate-config-out";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "query",
                        "Finds objects at their providers, managed or not, as the list blocks of *.tfquery.hcl files say.")
                .addOption(Options.texts("var", "NAME=VALUE", "Sets a variable."))
                .addOption(Options.texts("var-file", "FILE", "Sets the variables of a file."))
                .addOption(
                        Options.text(
                                OUT,
                                "FILE",
                                "Writes resource and import blocks for what is found; the file must not be there yet."))
                .addOption(Options.toggle("no-color", false, "Without colour."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        HumanReporter reporter =
                new HumanReporter(context, Options.isOn(arguments, "no-color"), false);
        Optional<Path> out = Options.textOf(arguments, OUT).map(context.directory()::resolve);
        out.filter(Files::exists).ifPresent(file -> diagnostics.add(isThere(file)));
        Deriver deriver = new Deriver(Benches.of(context, Benches.DEFAULT_PARALLELISM));
        Optional<Loaded> loaded = deriver.load(true, diagnostics);
        List<ListBlock> lists = QueryFiles.read(context.directory(), diagnostics);
        if (loaded.isPresent() && !diagnostics.hasErrors()) {
            search(
                    loaded.get(),
                    lists,
                    deriver,
                    VariableArguments.inOrder(arguments),
                    out,
                    context,
                    reporter,
                    diagnostics);
        }
        reporter.diagnostics(diagnostics.inOrder());
        return diagnostics.hasErrors() ? FAILED : OK;
    }

    private static Diagnostic isThere(Path file) {
        return Diagnostic.error(
                "Target generated file already exists",
                "\"%s\" is there already, and is not written over. Name another file."
                        .formatted(file.getFileName()));
    }

    private static void search(
            Loaded loaded,
            List<ListBlock> lists,
            Deriver deriver,
            List<VariableArgument> wanted,
            Optional<Path> out,
            CommandContext context,
            Reporter reporter,
            Diagnostics diagnostics) {
        try {
            Map<String, Value> variables =
                    PresentVariables.of(loaded, wanted, context, diagnostics);
            KnownObjects objects = KnownObjects.in(States.read(context, Optional.empty()));
            try (Consultation consultation =
                    deriver.consult(
                            loaded, variables, objects, Workspaces.current(context), diagnostics)) {
                if (!diagnostics.hasErrors()) {
                    List<Outcome> found =
                            found(
                                    loaded,
                                    consultation,
                                    lists,
                                    out.isPresent(),
                                    context,
                                    diagnostics);
                    out.filter(file -> !diagnostics.hasErrors())
                            .ifPresent(file -> write(file, found, reporter, diagnostics));
                }
            }
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
        }
    }

    private static List<Outcome> found(
            Loaded loaded,
            Consultation consultation,
            List<ListBlock> lists,
            boolean withObjects,
            CommandContext context,
            Diagnostics diagnostics) {
        ObjectSearch search =
                new ObjectSearch(loaded.configuration(), consultation, withObjects, diagnostics);
        List<Outcome> all = new ArrayList<>();
        for (ListBlock list : lists) {
            Optional<Outcome> outcome = search.search(list);
            outcome.map(FoundObjects::lines).ifPresent(context.invocation().out()::print);
            outcome.ifPresent(all::add);
        }
        return all;
    }

    private static void write(
            Path file, List<Outcome> found, Reporter reporter, Diagnostics diagnostics) {
        try {
            Files.writeString(file, FoundConfig.text(found));
            reporter.say(
                    "Blocks for what was found are in %s. Look through them."
                            .formatted(file.getFileName()));
        } catch (IOException e) {
            diagnostics.add(
                    Diagnostic.error(
                            "The generated configuration could not be written",
                            "\"%s\" could not be written: %s."
                                    .formatted(file.getFileName(), e.getMessage())));
        }
    }
}
