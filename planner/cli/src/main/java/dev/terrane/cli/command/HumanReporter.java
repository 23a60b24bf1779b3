package dev.terrane.cli.command;

import dev.terrane.cli.view.Console;
import dev.terrane.cli.view.DiagnosticText;
import dev.terrane.cli.view.EventStream.Operation;
import dev.terrane.cli.view.OutcomeText;
import dev.terrane.cli.view.OutputText;
import dev.terrane.cli.view.PlanText;
import dev.terrane.cli.view.Progress;
import dev.terrane.cli.view.ProgressText;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.operating.Derived;
import dev.terrane.plan.Plan.Counts;
import dev.terrane.planfile.Secrets;
import dev.terrane.state.StateSnapshot;

import java.util.List;

/// Tells it to people.
final class HumanReporter implements Reporter {
    private final Console console;
    private final DiagnosticText errors;
    private final DiagnosticText warnings;
    private final boolean compactWarnings;

    HumanReporter(CommandContext context, boolean noColor, boolean compactWarnings) {
        this.console = Consoles.of(context, noColor);
        this.errors =
                new DiagnosticText(context.invocation().err(), console.style(), console.width());
        this.warnings =
                new DiagnosticText(context.invocation().out(), console.style(), console.width());
        this.compactWarnings = compactWarnings;
    }

    @Override
    public Progress progress() {
        return new ProgressText(console);
    }

    @Override
    public void diagnostics(List<Diagnostic> problems) {
        List<Diagnostic> warned = problems.stream().filter(p -> !p.isError()).toList();
        if (compactWarnings) {
            warnings.writeCompact(warned);
        } else {
            warnings.write(warned);
        }
        errors.write(problems.stream().filter(Diagnostic::isError).toList());
    }

    @Override
    public void plan(Derived derived) {
        plan(derived, Secrets.NONE);
    }

    @Override
    public void plan(Derived derived, Secrets secrets) {
        console.print(
                secrets.redact(
                        new PlanText(console.style(), new ObjectTypes(derived.providers()))
                                .text(derived.plan())));
    }

    @Override
    public void applied(Counts done, StateSnapshot state, boolean destroy) {
        Operation operation = destroy ? Operation.DESTROY : Operation.APPLY;
        console.print(OutcomeText.of(done, operation, console.style()));
        console.print(OutputText.afterApply(state.outputs(), console.style()));
    }

    @Override
    public void say(String message) {
        console.println(message);
    }

    @Override
    public void hint(String message) {
        console.println(message);
    }
}
