package dev.terrane.cli.command;

import dev.terrane.cli.view.ModuleList;
import dev.terrane.config.loading.ModuleManifest;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.Workbench;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;

/// `terrane modules`: lists the modules that the configuration calls.
public final class ModulesCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command("modules", "Lists the modules that the configuration calls.")
                .addOption(Options.toggle("json", false, "Writes them as JSON."))
                .addOption(Options.toggle("no-color", false, "Without colour."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Workbench bench = Benches.of(context, 1);
        Optional<Loaded> loaded = new Deriver(bench).loadForInit(List.of(), diagnostics);
        if (loaded.isEmpty()) {
            new HumanReporter(context, Options.isOn(arguments, "no-color"), false)
                    .diagnostics(diagnostics.inOrder());
            return FAILED;
        }
        ModuleManifest manifest = ModuleManifest.read(loaded.get().files(), bench.dataDirectory());
        ModuleList list = new ModuleList(loaded.get().configuration(), manifest);
        context.invocation()
                .out()
                .print(Options.isOn(arguments, "json") ? list.json() + "\n" : list.text());
        return OK;
    }
}
