package dev.terrane.cli.command;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.operating.DerivationRequest;
import dev.terrane.operating.Derived;
import dev.terrane.operating.Deriver;
import dev.terrane.operating.Loaded;
import dev.terrane.operating.Workbench;
import dev.terrane.plan.PlanOptions;
import dev.terrane.state.AuditRecord.Deed;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What plan, apply and destroy do first: load, find the variables, open the state, derive the plan.
final class Planning implements AutoCloseable {
    private final CommandContext context;
    private final PlanArguments arguments;
    private final Reporter reporter;
    private final Workbench bench;
    private final Deriver deriver;
    private final Diagnostics diagnostics = new Diagnostics();
    private int told;
    private final Interruption interruption = new Interruption();
    private final Set<ResourceInstanceAddress> readAgain = ConcurrentHashMap.newKeySet();
    private Optional<StateSession> session = Optional.empty();
    private Optional<Loaded> loaded = Optional.empty();
    private Map<String, Value> variables = Map.of();

    Planning(CommandContext context, PlanArguments arguments, Reporter reporter) {
        this.context = context;
        this.arguments = arguments;
        this.reporter = reporter;
        this.bench = Benches.of(context, arguments.parallelism());
        this.deriver = new Deriver(bench);
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    /// Whether the plan may rest on those of other projects.
    boolean mayFollowOthers() {
        return context.others().mayComeBefore();
    }

    Interruption interruption() {
        return interruption;
    }

    Workbench bench() {
        return bench;
    }

    Deriver deriver() {
        return deriver;
    }

    Loaded loaded() {
        return loaded.orElseThrow();
    }

    StateSession session() {
        return session.orElseThrow();
    }

    Map<String, Value> variables() {
        return variables;
    }

    /// The objects of the state that were looked at when the plan was derived.
    Set<ResourceInstanceAddress> readAgain() {
        return Set.copyOf(readAgain);
    }

    /// What the command line asks for, in the workspace that was opened.
    PlanOptions options() {
        return options(arguments);
    }

    /// The same of other arguments.
    PlanOptions options(PlanArguments wanted) {
        return RefreshExtent.of(context.invocation().environment())
                .in(wanted.options(session().workspace()));
    }

    PlanArguments.StatePaths statePaths() {
        return arguments.state();
    }

    /// Loads the configuration and its variables, and opens the state.
    ///
    /// @param operation for the lock, such as `OperationTypePlan`
    /// @param fromPlan values that an approved plan holds
    /// @return whether all of it went well
    boolean open(String operation, Map<String, Value> fromPlan) {
        return open(
                operation,
                fromPlan,
                () ->
                        new RootVariableValues(context, arguments)
                                .resolve(
                                        loaded().configuration(),
                                        loaded().files(),
                                        fromPlan,
                                        diagnostics));
    }

    /// The same; the values count only where neither the files nor the environment give one, and there
    /// is no default.
    boolean openWithFallback(String operation, Map<String, Value> fallback) {
        return open(
                operation,
                Map.of(),
                () ->
                        new RootVariableValues(context, arguments)
                                .resolveWithFallback(
                                        loaded().configuration(),
                                        loaded().files(),
                                        fallback,
                                        diagnostics));
    }

    private boolean open(
            String operation,
            Map<String, Value> fromPlan,
            Supplier<Optional<Map<String, Value>>> resolving) {
        if (arguments.state().state().isPresent()) {
            diagnostics.add(olderOption());
        }
        context.limits().ifPresent(limits -> limits.checkFirst(diagnostics));
        if (diagnostics.hasErrors()) {
            return false;
        }
        loaded =
                deriver.load(
                        arguments.mode() == dev.terrane.plan.PlanOptions.Mode.DESTROY,
                        arguments.variables().stream().map(RootVariableValues::argument).toList(),
                        fromPlan,
                        diagnostics);
        if (loaded.isEmpty()) {
            return false;
        }
        context.limits().ifPresent(limits -> limits.check(context, loaded(), diagnostics));
        if (diagnostics.hasErrors()) {
            return false;
        }
        Optional<Map<String, Value>> found = resolving.get();
        if (found.isEmpty()) {
            Deriver.reportRefused(loaded().files(), diagnostics);
            return false;
        }
        variables = found.get();
        session = StateSession.open(context, arguments, loaded.get(), operation, diagnostics);
        return session.isPresent() && !diagnostics.hasErrors();
    }

    private static Diagnostic olderOption() {
        return Diagnostic.warning(
                "Deprecated option: -state",
                "Rather say in the configuration where the state is: backend \"local\" { path = ... }.");
    }

    /// Plans; what there is to tell is told. Nothing where there are errors.
    Optional<Derived> derive(DerivationRequest request) {
        return derive(request, diagnostics);
    }

    /// The same for a plan that was approved: what it warns of was said when it was made.
    Optional<Derived> deriveAgain(DerivationRequest request) {
        Diagnostics own = new Diagnostics();
        Optional<Derived> derived = derive(request, own);
        own.list().stream().filter(Diagnostic::isError).forEach(diagnostics::add);
        return derived;
    }

    private Optional<Derived> derive(DerivationRequest request, Diagnostics problems) {
        Optional<Derived> derived =
                deriver.derive(
                        loaded(),
                        variables,
                        session().snapshot(),
                        request.observedBy(new ReadAgain(request.progress(), readAgain)),
                        problems);
        if (problems.hasErrors()) {
            derived.ifPresent(Derived::close);
            return Optional.empty();
        }
        return derived;
    }

    /// The resource blocks that `import` blocks lack, as the text of a file.
    Optional<String> generate(DerivationRequest request) {
        return deriver.generate(loaded(), variables, session().snapshot(), request, diagnostics);
    }

    /// Reads the configuration again, because it has grown.
    boolean reload() {
        loaded = deriver.load(false, diagnostics);
        return loaded.isPresent();
    }

    StateSnapshot importObject(
            ResourceInstanceAddress address, String id, DerivationRequest request) {
        return deriver.importObject(
                loaded(), variables, session().snapshot(), address, id, request, diagnostics);
    }

    /// Keeps beside the state what was done.
    void audit(Deed deed) {
        Auditing.keep(context, session().companions(), deed, diagnostics);
    }

    /// Tells the problems that were found and not told yet.
    void tellSoFar() {
        List<Diagnostic> found = diagnostics.list();
        Diagnostics untold = new Diagnostics();
        untold.addAll(Doubts.eachOnce(found.subList(told, found.size())));
        told = found.size();
        reporter.diagnostics(untold.inOrder());
        session.ifPresent(StateSession::told);
    }

    /// Tells all problems that were found, once.
    int finish(int status) {
        tellSoFar();
        return diagnostics.hasErrors() && status == Command.OK ? Command.FAILED : status;
    }

    @Override
    public void close() {
        session.ifPresent(StateSession::close);
        interruption.close();
    }
}
