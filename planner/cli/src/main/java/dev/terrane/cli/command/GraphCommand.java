package dev.terrane.cli.command;

import dev.terrane.cli.drawing.DotText;
import dev.terrane.cli.drawing.Drawing;
import dev.terrane.cli.drawing.MermaidText;
import dev.terrane.config.Configuration;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.ConfigGraph;
import dev.terrane.evaluating.ConfigNode;
import dev.terrane.evaluating.CycleReport;
import dev.terrane.graph.Dag;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.plan.PlanOptions.Mode;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;

/// `terrane graph`: what is made from what, as a drawing.
public final class GraphCommand implements Command {
    private static final String DESTROY = "plan-destroy";
    private static final String APPLY = "apply";
    private static final List<String> TYPES = List.of("plan", "plan-refresh-only", DESTROY, APPLY);
    private static final List<String> FORMATS = List.of("dot", "mermaid");

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "graph",
                        "Draws which resource is made from which, for Graphviz or Mermaid.")
                .addOption(
                        Options.text(
                                "type",
                                "TYPE",
                                "Draws every block, in the order of plan, plan-refresh-only, plan-destroy or apply."))
                .addOption(
                        Options.text(
                                "plan",
                                "FILE",
                                "Draws every block in the order in which this plan is applied."))
                .addOption(Options.text("format", "FORMAT", "dot, or mermaid."))
                .addOption(
                        Options.toggle(
                                "draw-cycles",
                                false,
                                "With -type: marks loops instead of failing."))
                .addOption(Options.number("module-depth", -1, "Is accepted, and does nothing."))
                .addOption(Options.toggle("no-color", false, "Without colour."));
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Drawing> drawing = drawing(arguments, context, diagnostics);
        new HumanReporter(context, Options.isOn(arguments, "no-color"), false)
                .diagnostics(diagnostics.inOrder());
        if (drawing.isEmpty()) {
            return FAILED;
        }
        boolean mermaid = Options.textOf(arguments, "format").equals(Optional.of("mermaid"));
        context.invocation()
                .out()
                .print(mermaid ? MermaidText.of(drawing.get()) : DotText.of(drawing.get()));
        return OK;
    }

    private static Optional<Drawing> drawing(
            ParseResult arguments, CommandContext context, Diagnostics diagnostics) {
        Optional<String> type =
                Options.textOf(arguments, "plan")
                        .flatMap(file -> typeOfPlan(file, context, diagnostics))
                        .or(() -> Options.textOf(arguments, "type"));
        oneOf("type", type, TYPES, diagnostics);
        oneOf("format", Options.textOf(arguments, "format"), FORMATS, diagnostics);
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        Deriver deriver = new Deriver(Benches.of(context, Benches.DEFAULT_PARALLELISM));
        return deriver.loadForInit(List.of(), diagnostics)
                .map(Loaded::configuration)
                .flatMap(found ->
                        drawing(found, type, Options.isOn(arguments, "draw-cycles"), diagnostics));
    }

    /// A plan file holds changes, and the configuration that orders them is here.
    private static Optional<String> typeOfPlan(
            String file, CommandContext context, Diagnostics diagnostics) {
        return ApprovedApply.saved(file, context, List.of(), diagnostics)
                .map(plan -> ApprovedApply.mode(plan.document()))
                .map(mode -> mode == Mode.DESTROY ? DESTROY : APPLY);
    }

    private static void oneOf(
            String option, Optional<String> given, List<String> known, Diagnostics diagnostics) {
        given.filter(text -> !known.contains(text))
                .ifPresent(text ->
                        diagnostics.add(
                                Diagnostic.error(
                                        "Unsupported graph " + option,
                                        "-%s takes one of %s, and \"%s\" is none of them."
                                                .formatted(
                                                        option, String.join(", ", known), text))));
    }

    private static Optional<Drawing> drawing(
            Configuration configuration,
            Optional<String> type,
            boolean drawCycles,
            Diagnostics diagnostics) {
        Dag<ConfigNode> dag = ConfigGraph.of(configuration);
        List<List<ConfigNode>> loops = dag.cycles();
        if (!loops.isEmpty() && (type.isEmpty() || !drawCycles)) {
            loops.forEach(loop -> diagnostics.add(CycleReport.of(loop, configuration)));
            return Optional.empty();
        }
        return Optional.of(
                type.isEmpty()
                        ? Drawing.ofResources(dag)
                        : Drawing.ofBlocks(dag, type.get().equals(DESTROY), loops));
    }
}
