package dev.terrane.cli.command;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.config.Configuration;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.state.StateSnapshot;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `terrane import ADDRESS ID`: takes an object that exists already into the state.
public final class ImportCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Options.command(
                        "import",
                        "Takes an object that exists already into the state, under the address of a"
                                + " resource that is declared.")
                .addOption(Options.text("config", "FOLDER", "Reads the configuration there."))
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
                .addOption(Options.toggle("no-color", false, "Without colour."))
                .addOption(
                        Options.toggle(
                                "compact-warnings", false, "Shows warnings in one line each."))
                .addOption(
                        Options.toggle(
                                "ignore-remote-version",
                                false,
                                "Accepted for scripts; there is no remote version to look at."))
                .addOption(Options.text("state", "FILE", "Reads and writes this state."))
                .addOption(Options.text("state-out", "FILE", "Writes the state here instead."))
                .addOption(
                        Options.text(
                                "backup", "FILE", "Keeps the replaced state here; - keeps none."))
                .addPositional(
                        Options.arguments(
                                "ADDRESS ID",
                                "0..*",
                                "What it is to be here, and what it is there."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext given) {
        CommandContext context = inConfigFolder(arguments, given);
        Diagnostics problems = new Diagnostics();
        PlanArguments wanted = PlanArguments.of(arguments, Mode.NORMAL, context, problems);
        Reporter reporter =
                Reporters.of(false, wanted.noColor(), wanted.compactWarnings(), context);
        Optional<ResourceInstanceAddress> address =
                address(Options.positionals(arguments), problems);
        if (address.isEmpty() || problems.hasErrors()) {
            reporter.diagnostics(problems.list());
            return FAILED;
        }
        String id = Options.positionals(arguments).get(1);
        try (Planning planning = new Planning(context, wanted, reporter)) {
            return planning.finish(run(planning, wanted, reporter, address.get(), id));
        }
    }

    private static CommandContext inConfigFolder(ParseResult arguments, CommandContext given) {
        return Options.textOf(arguments, "config")
                .map(folder ->
                        new CommandContext(
                                given.invocation().in(given.directory().resolve(folder)),
                                given.originalDirectory()))
                .orElse(given);
    }

    private static Optional<ResourceInstanceAddress> address(
            List<String> given, Diagnostics problems) {
        if (given.size() != 2) {
            problems.add(
                    Diagnostic.error(
                            "An address and an id are needed",
                            "Say what the object is to be here, and what it is there: terrane import aws_vpc.main vpc-12345"));
            return Optional.empty();
        }
        Optional<ResourceInstanceAddress> address = AddressParser.instance(given.getFirst());
        if (address.isEmpty()) {
            problems.add(
                    Diagnostic.error(
                            "Invalid address",
                            "\"%s\" is no address of a resource. Examples: aws_vpc.main, aws_subnet.s[0], 'module.net.aws_subnet.s[\"a\"]'."
                                    .formatted(given.getFirst())));
            return Optional.empty();
        }
        if (address.get().resource().mode() != ResourceMode.MANAGED) {
            problems.add(
                    Diagnostic.error(
                            "Invalid address",
                            "\"%s\" is only read. Only managed resources can be imported."
                                    .formatted(given.getFirst())));
            return Optional.empty();
        }
        return address;
    }

    private static int run(
            Planning planning,
            PlanArguments wanted,
            Reporter reporter,
            ResourceInstanceAddress address,
            String id) {
        if (!planning.open("OperationTypeImport", Map.of())) {
            return FAILED;
        }
        Optional<Diagnostic> problem = problem(planning, address);
        if (problem.isPresent()) {
            planning.diagnostics().add(problem.get());
            return FAILED;
        }
        StateSnapshot imported;
        try (var progress = reporter.progress()) {
            imported =
                    planning.importObject(
                            address,
                            id,
                            DerivationRequest.of(
                                    wanted.options(planning.session().workspace()),
                                    planning.interruption().stop(),
                                    progress));
        }
        if (planning.diagnostics().hasErrors()) {
            return FAILED;
        }
        StateSnapshot before = planning.session().snapshot();
        planning.session().save(imported, Set.of(), planning.diagnostics());
        planning.session().noteUndo("import %s %s".formatted(address, id), before);
        planning.audit(
                Auditing.deed(
                        "import",
                        before,
                        planning.session().snapshot(),
                        !planning.diagnostics().hasErrors()));
        if (planning.diagnostics().hasErrors()) {
            return FAILED;
        }
        reporter.say("\n%s is in the state now, and is managed from here on.".formatted(address));
        return OK;
    }

    private static Optional<Diagnostic> problem(
            Planning planning, ResourceInstanceAddress address) {
        Configuration configuration = planning.loaded().configuration();
        boolean declared =
                configuration
                        .module(address.module().path())
                        .filter(m -> m.config().resources().containsKey(address.resource()))
                        .isPresent();
        if (!declared) {
            return Optional.of(
                    Diagnostic.error(
                            "Resource address does not exist in the configuration",
                            "There is no resource %s. Declare it before importing: resource \"%s\" \"%s\" {}"
                                    .formatted(
                                            address.config(),
                                            address.resource().type(),
                                            address.resource().name())));
        }
        return planning.session().snapshot().current(address).isPresent()
                ? Optional.of(
                        Diagnostic.error(
                                "Resource already managed",
                                "The state has an object at %s already. To import another one there, remove that first with terrane state rm."
                                        .formatted(address)))
                : Optional.empty();
    }
}
