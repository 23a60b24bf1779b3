package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.cli.view.Console;
import dev.terrane.cli.view.InvocationWhy;
import dev.terrane.cli.view.JsonDocument;
import dev.terrane.cli.view.WhyJson;
import dev.terrane.cli.view.WhyText;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.objects.ObjectTypes;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.operating.Derived;
import dev.terrane.operating.explaining.Explainer;
import dev.terrane.operating.explaining.Explanation;
import dev.terrane.plan.ActionInvocation;
import dev.terrane.plan.Plan;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.planfile.Outcome;
import dev.terrane.planfile.Secrets;
import dev.terrane.planning.PlanningProgress;
import dev.terrane.value.Value;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `terrane why ADDRESS[.ATTRIBUTE] [PLAN]`: where a planned value comes from, and what forces a
/// replacement.
public final class WhyCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(
                                "why",
                                "Explains what is planned: from which line, through which variables, locals, modules and changes of other objects a value comes, and what forces a replacement.")
                        .addPositional(
                                Options.arguments(
                                        "ADDRESS[.ATTRIBUTE] [PLAN]",
                                        "1..2",
                                        "An object, one of its attributes, or output.NAME; and a plan file, where it is not a fresh plan."));
        PlanArguments.addTo(spec, true);
        return spec;
    }

    @Override
    public int run(ParseResult arguments, CommandContext context) {
        Diagnostics problems = new Diagnostics();
        PlanArguments given = PlanArguments.of(arguments, Mode.NORMAL, context, problems);
        Reporter reporter = new HumanReporter(context, given.noColor(), given.compactWarnings());
        List<String> words = Options.positionals(arguments);
        Optional<WhySubject> subject = WhySubject.parse(words.getFirst());
        if (subject.isEmpty()) {
            problems.add(notAnAddress(words.getFirst()));
        }
        Optional<ApprovedApply.Approved> approved =
                words.size() < 2 || problems.hasErrors()
                        ? Optional.empty()
                        : ApprovedApply.saved(words.get(1), context, given, problems);
        if (problems.hasErrors()) {
            reporter.diagnostics(problems.list());
            return FAILED;
        }
        PlanArguments wanted =
                approved.map(plan -> given.approvedAs(plan.document())).orElse(given);
        try (Planning planning = new Planning(context, wanted, reporter)) {
            return planning.finish(explain(subject.get(), approved, planning, wanted, context));
        }
    }

    private static int explain(
            WhySubject subject,
            Optional<ApprovedApply.Approved> approved,
            Planning planning,
            PlanArguments wanted,
            CommandContext context) {
        Reporter reporter = new HumanReporter(context, wanted.noColor(), false);
        Map<String, Value> fromPlan =
                approved.map(plan ->
                                new ApprovedApply(context, wanted, reporter, false).fromPlan(plan))
                        .orElse(Map.of());
        if (!planning.open("OperationTypePlan", fromPlan)) {
            return FAILED;
        }
        Optional<Derived> derived =
                planning.derive(
                        approved.map(plan ->
                                        ApprovedApply.request(
                                                plan.document(),
                                                resuming(plan, planning),
                                                planning,
                                                PlanningProgress.SILENT))
                                .orElseGet(() -> fresh(planning, wanted)));
        if (derived.isEmpty()) {
            return FAILED;
        }
        try (Derived present = derived.get()) {
            if (approved.isPresent() && !isStill(approved.get(), present, planning)) {
                return REFUSED;
            }
            Map<String, String> givenBy =
                    new RootVariableValues(context, wanted)
                            .givenBy(planning.loaded().files(), fromPlan.keySet());
            return explain(subject, present, givenBy, planning.diagnostics(), wanted, context);
        }
    }

    private static DerivationRequest fresh(Planning planning, PlanArguments wanted) {
        return DerivationRequest.of(
                wanted.options(planning.session().workspace()),
                planning.interruption().stop(),
                PlanningProgress.SILENT);
    }

    private static Resuming resuming(ApprovedApply.Approved approved, Planning planning) {
        return Resuming.of(List.of(approved.begun()), ApprovedApply.key(planning), planning);
    }

    /// Only what would still be done can be explained.
    private static boolean isStill(
            ApprovedApply.Approved approved, Derived present, Planning planning) {
        Outcome outcome =
                PresentPlan.compare(
                                approved.document(),
                                present,
                                ApprovedApply.key(planning),
                                resuming(approved, planning),
                                planning)
                        .outcome();
        if (outcome instanceof Outcome.Different different) {
            planning.diagnostics().add(ApprovedApply.refused(different));
            return false;
        }
        return true;
    }

    private static int explain(
            WhySubject subject,
            Derived present,
            Map<String, String> givenBy,
            Diagnostics diagnostics,
            PlanArguments wanted,
            CommandContext context) {
        if (subject instanceof WhySubject.OfObject object
                && object.address().resource().isAction()) {
            return explainAction(object.address(), present, diagnostics, wanted, context);
        }
        Explainer explainer = new Explainer(present.configuration(), present.plan(), givenBy);
        Optional<Explanation> explanation =
                switch (subject) {
                    case WhySubject.OfOutput output -> explainer.output(output.name());
                    case WhySubject.OfObject object ->
                            explainer.object(object.address(), object.attribute());
                };
        if (explanation.isEmpty()) {
            diagnostics.add(unknown(subject, present.plan()));
            return FAILED;
        }
        Console console = Consoles.of(context, wanted.noColor());
        String text =
                wanted.json()
                        ? JsonDocument.indented(json -> new WhyJson(json).write(explanation.get()))
                                + "\n"
                        : WhyText.of(explanation.get(), console.style());
        Secrets secrets =
                Secrets.of(present.plan(), present.refreshed(), present.variables().values());
        console.print(secrets.redact(text));
        return OK;
    }

    /// When it is invoked, and with what.
    private static int explainAction(
            ResourceInstanceAddress action,
            Derived present,
            Diagnostics diagnostics,
            PlanArguments wanted,
            CommandContext context) {
        List<ActionInvocation> invocations =
                present.plan().invocations().stream()
                        .filter(invocation -> invocation.action().equals(action))
                        .toList();
        if (invocations.isEmpty()) {
            diagnostics.add(notInvoked(action, present.plan()));
            return FAILED;
        }
        Console console = Consoles.of(context, wanted.noColor());
        String text =
                wanted.json()
                        ? InvocationWhy.json(invocations) + "\n"
                        : InvocationWhy.text(
                                invocations, new ObjectTypes(present.providers()), console.style());
        Secrets secrets =
                Secrets.of(present.plan(), present.refreshed(), present.variables().values());
        console.print(secrets.redact(text));
        return OK;
    }

    private static Diagnostic notInvoked(ResourceInstanceAddress action, Plan plan) {
        List<String> known =
                plan.invocations().stream()
                        .map(invocation -> invocation.action().toString())
                        .toList();
        return Diagnostic.error(
                "Nothing is planned there",
                "Nothing triggers %s in this plan.%s"
                        .formatted(action, NameSuggestion.didYouMean(action.toString(), known)));
    }

    private static Diagnostic notAnAddress(String text) {
        return Diagnostic.error(
                "Invalid address",
                "\"%s\" is neither an object, such as aws_vpc.main, nor an attribute of one, such as aws_vpc.main.cidr_block, nor output.NAME."
                        .formatted(text));
    }

    private static Diagnostic unknown(WhySubject subject, Plan plan) {
        return switch (subject) {
            case WhySubject.OfOutput output ->
                    Diagnostic.error(
                            "Nothing is planned there",
                            "The root module has no output \"%s\".".formatted(output.name()));
            case WhySubject.OfObject object ->
                    Diagnostic.error(
                            "Nothing is planned there",
                            "The plan has no object %s.%s"
                                    .formatted(
                                            object.address(),
                                            NameSuggestion.didYouMean(
                                                    object.address().toString(),
                                                    known(plan).toList())));
        };
    }

    private static Stream<String> known(Plan plan) {
        return plan.changes().stream().map(change -> change.address().toString());
    }
}
