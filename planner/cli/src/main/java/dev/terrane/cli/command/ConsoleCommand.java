package dev.terrane.cli.command;

import dev.terrane.cli.console.Answering;
import dev.terrane.cli.console.Names;
import dev.terrane.cli.console.OpenText;
import dev.terrane.cli.console.Terminals;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.Consultation;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.operating.Derived;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.KnownObjects;
import dev.terrane.operating.Loaded;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.planning.PlanningProgress;
import dev.terrane.state.StateStoreException;
import dev.terrane.value.Value;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// `terrane console`: what expressions give, by the configuration and the state as they are.
public final class ConsoleCommand implements Command {
    private static final String EXIT = "exit";
    private static final String HELP =
            """
            Write an expression, and its value is shown: a function call, var.NAME, a resource.
            The tabulator completes names; an open bracket goes on on the next line.
            exit, or the end of the input (Ctrl-D), leaves.
            """;

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                                "console",
                                "Shows what expressions give, by the configuration and the state.")
                        .addOption(
                                Options.toggle(
                                        "plan",
                                        false,
                                        "Plans first, and shows values as they would be after it."));
        PlanArguments.addTo(spec, false);
        return spec;
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics problems = new Diagnostics();
        PlanArguments wanted = PlanArguments.of(arguments, Mode.NORMAL, context, problems);
        Reporter reporter = new HumanReporter(context, wanted.noColor(), wanted.compactWarnings());
        if (problems.hasErrors()) {
            reporter.diagnostics(problems.list());
            return FAILED;
        }
        return Options.isOn(arguments, "plan")
                ? afterPlan(wanted, context, reporter)
                : asItIs(arguments, wanted, context, reporter);
    }

    private static int asItIs(
            ParseResult arguments,
            PlanArguments wanted,
            CommandContext context,
            Reporter reporter) {
        Diagnostics diagnostics = new Diagnostics();
        Deriver deriver = new Deriver(Benches.of(context, wanted.parallelism()));
        Optional<Loaded> loaded = deriver.load(true, diagnostics);
        Map<String, Value> variables =
                loaded.map(found ->
                                PresentVariables.of(
                                        found, wanted.variables(), context, diagnostics))
                        .orElse(Map.of());
        if (loaded.isEmpty() || diagnostics.hasErrors()) {
            reporter.diagnostics(diagnostics.inOrder());
            return FAILED;
        }
        try {
            KnownObjects objects =
                    KnownObjects.in(States.read(context, Options.textOf(arguments, "state")));
            return talk(loaded.get(), deriver, variables, objects, diagnostics, context, reporter);
        } catch (StateStoreException e) {
            diagnostics.add(e.diagnostic());
            reporter.diagnostics(diagnostics.inOrder());
            return FAILED;
        }
    }

    private static int afterPlan(PlanArguments wanted, CommandContext context, Reporter reporter) {
        try (Planning planning = new Planning(context, wanted, reporter)) {
            if (!planning.open("OperationTypePlan", Map.of())) {
                return planning.finish(FAILED);
            }
            Optional<Derived> derived =
                    planning.derive(
                            DerivationRequest.of(
                                    wanted.options(planning.session().workspace()),
                                    planning.interruption().stop(),
                                    PlanningProgress.SILENT));
            if (derived.isEmpty()) {
                return planning.finish(FAILED);
            }
            try (Derived plan = derived.get()) {
                return talk(
                        planning.loaded(),
                        planning.deriver(),
                        planning.variables(),
                        KnownObjects.after(plan.plan(), plan.refreshed()),
                        planning.diagnostics(),
                        context,
                        reporter);
            }
        }
    }

    private static int talk(
            Loaded loaded,
            Deriver deriver,
            Map<String, Value> variables,
            KnownObjects objects,
            Diagnostics diagnostics,
            CommandContext context,
            Reporter reporter) {
        try (Consultation consultation =
                deriver.consult(
                        loaded, variables, objects, Workspaces.current(context), diagnostics)) {
            reporter.diagnostics(diagnostics.inOrder());
            Answering answering = new Answering(consultation.scope());
            return context.invocation().terminal()
                    ? withPerson(answering, loaded, consultation, context, reporter)
                    : fromPipe(answering, context, reporter);
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal can not be read", e);
        } catch (StateStoreException e) {
            reporter.diagnostics(java.util.List.of(e.diagnostic()));
            return FAILED;
        }
    }

    private static int withPerson(
            Answering answering,
            Loaded loaded,
            Consultation consultation,
            CommandContext context,
            Reporter reporter)
            throws IOException {
        PrintStream out = context.invocation().out();
        try (Terminals person =
                new Terminals(
                        Names.of(loaded.configuration().root().config(), consultation.scope()))) {
            Optional<String> line = person.next();
            while (line.isPresent() && !line.get().strip().equals(EXIT)) {
                answer(line.get(), answering, reporter).ifPresent(out::println);
                out.flush();
                context.invocation().err().flush();
                line = person.next();
            }
        }
        return OK;
    }

    private static Optional<String> answer(String text, Answering answering, Reporter reporter) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        if (text.strip().equals("help")) {
            return Optional.of(HELP);
        }
        Diagnostics problems = new Diagnostics();
        Optional<String> answer = answering.answer(text, problems);
        reporter.diagnostics(problems.list());
        return answer;
    }

    /// As Terraform does it: the first mistake ends it, and only the last answer is written.
    private static int fromPipe(Answering answering, CommandContext context, Reporter reporter)
            throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(context.invocation().in(), StandardCharsets.UTF_8));
        Optional<String> last = Optional.empty();
        Optional<String> text = expression(in);
        while (text.isPresent()) {
            if (text.get().strip().equals(EXIT)) {
                return OK;
            }
            Diagnostics problems = new Diagnostics();
            if (!text.get().isBlank()) {
                last = answering.answer(text.get(), problems);
                reporter.diagnostics(problems.list());
            }
            if (problems.hasErrors()) {
                return FAILED;
            }
            text = expression(in);
        }
        last.ifPresent(context.invocation().out()::println);
        return OK;
    }

    /// A line, and those after it that belong to the same expression.
    private static Optional<String> expression(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null) {
            return Optional.empty();
        }
        if (!OpenText.isOpen(line)) {
            return Optional.of(line);
        }
        StringBuilder text = new StringBuilder(line);
        while (OpenText.isOpen(text.toString())) {
            String more = in.readLine();
            if (more == null) {
                break;
            }
            text.append('\n').append(more);
        }
        return Optional.of(text.append('\n').toString());
    }
}
