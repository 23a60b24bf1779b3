package dev.terrane.operating;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.checking.AttributeCheck;
import dev.terrane.config.checking.Findings;
import dev.terrane.config.checking.ReferenceCheck;
import dev.terrane.config.early.EarlyContext;
import dev.terrane.config.early.EarlyScope;
import dev.terrane.config.input.GivenVariables;
import dev.terrane.config.input.VariableArgument;
import dev.terrane.config.loading.ConfigurationLoader;
import dev.terrane.config.loading.DiskFiles;
import dev.terrane.config.loading.InstalledModules;
import dev.terrane.config.loading.LoadRequest;
import dev.terrane.config.loading.LoadResult;
import dev.terrane.config.loading.ModuleLocator;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.evaluating.Environment;
import dev.terrane.evaluating.ImportKey;
import dev.terrane.evaluating.Providers;
import dev.terrane.evaluating.SchemaAttributes;
import dev.terrane.evaluating.Validator;
import dev.terrane.function.BuiltInFunctions;
import dev.terrane.function.EnclosedSurroundings;
import dev.terrane.function.ProcessSurroundings;
import dev.terrane.function.RecordingSurroundings;
import dev.terrane.function.Surroundings;
import dev.terrane.hcl.expression.Function;
import dev.terrane.installing.module.ModuleVerification;
import dev.terrane.planning.Importer;
import dev.terrane.planning.Planner;
import dev.terrane.planning.PlanningProgress;
import dev.terrane.planning.PlanningRequest;
import dev.terrane.provisioning.Workplace;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.Value;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes a plan from what lies in a folder: loads, checks, evaluates and plans.
public final class Deriver {
    private final Workbench bench;

    public Deriver(Workbench bench) {
        this.bench = bench;
    }

    /// Reads the configuration and checks what can be told from it alone. Nothing where it has errors.
    ///
    /// @param emptyAllowed whether a folder without configuration files will do
    public Optional<Loaded> load(boolean emptyAllowed, Diagnostics diagnostics) {
        return load(emptyAllowed, List.of(), Map.of(), diagnostics);
    }

    /// The same; sources of modules may be computed from variables.
    ///
    /// @param arguments of the command line that give values
    /// @param approved values that an approved plan was made with
    public Optional<Loaded> load(
            boolean emptyAllowed,
            List<VariableArgument> arguments,
            Map<String, Value> approved,
            Diagnostics diagnostics) {
        DiskFiles files = new DiskFiles(bench.directory(), bench.enclosure());
        RecordingSurroundings surroundings = earlySurroundings();
        LoadRequest request =
                new LoadRequest(
                        files,
                        ".",
                        new InstalledModules(files, bench.dataDirectory()),
                        early(files, arguments, approved, surroundings));
        Optional<Loaded> loaded =
                load(request, files, surroundings, emptyAllowed, true, diagnostics);
        loaded.ifPresent(found ->
                ModuleVerification.check(
                        bench.directory(),
                        files,
                        bench.dataDirectory(),
                        found.configuration(),
                        diagnostics));
        return loaded.filter(found -> !diagnostics.hasErrors());
    }

    /// The same with the query files of the root module.
    public Optional<Loaded> loadWithQueries(
            List<VariableArgument> arguments, Diagnostics diagnostics) {
        DiskFiles files = new DiskFiles(bench.directory(), bench.enclosure());
        RecordingSurroundings surroundings = earlySurroundings();
        LoadRequest request =
                new LoadRequest(
                        files,
                        ".",
                        new InstalledModules(files, bench.dataDirectory()),
                        early(files, arguments, Map.of(), surroundings),
                        true);
        return load(request, files, surroundings, true, true, diagnostics)
                .filter(found -> hasLists(found, diagnostics));
    }

    private static boolean hasLists(Loaded loaded, Diagnostics diagnostics) {
        boolean some = !loaded.configuration().root().config().lists().isEmpty();
        if (!some) {
            diagnostics.add(
                    Diagnostic.error(
                            "Nothing to look for",
                            "No file whose name ends with .tfquery.hcl has a \"list\" block here. Write one."));
        }
        return some;
    }

    /// What `init` needs to know: references are not looked at, and an empty folder will do.
    public Optional<Loaded> loadForInit(List<VariableArgument> arguments, Diagnostics diagnostics) {
        DiskFiles files = new DiskFiles(bench.directory(), bench.enclosure());
        return loadForInit(
                files, arguments, new InstalledModules(files, bench.dataDirectory()), diagnostics);
    }

    /// The same, and modules are brought to where they are used by the way.
    public Optional<Loaded> loadForInit(
            DiskFiles files,
            List<VariableArgument> arguments,
            ModuleLocator modules,
            Diagnostics diagnostics) {
        RecordingSurroundings surroundings = earlySurroundings();
        LoadRequest request =
                new LoadRequest(
                        files, ".", modules, early(files, arguments, Map.of(), surroundings));
        return load(request, files, surroundings, true, false, diagnostics);
    }

    /// What names of the root module stand for, for commands that need nothing else of it. Its mistakes
    /// are not looked at.
    ///
    /// @param arguments of the command line that give values
    public EarlyScope early(List<VariableArgument> arguments) {
        DiskFiles files = new DiskFiles(bench.directory(), bench.enclosure());
        return EarlyScope.ofRoot(
                ConfigurationLoader.declarations(files, "."),
                early(files, arguments, Map.of(), earlySurroundings()));
    }

    private RecordingSurroundings earlySurroundings() {
        return new RecordingSurroundings(forPlanning(Optional.empty()));
    }

    private EarlyContext early(
            DiskFiles files,
            List<VariableArgument> arguments,
            Map<String, Value> approved,
            RecordingSurroundings surroundings) {
        return new EarlyContext(
                new GivenVariables(bench.environment(), arguments, approved, files),
                () -> BuiltInFunctions.with(surroundings),
                bench.workspace(),
                bench.originalDirectory().toString());
    }

    /// Reads the module in a folder as the root of a configuration of its own, as tests do.
    ///
    /// @param directory relative to the working directory
    /// @param references whether they are looked at
    public Optional<Loaded> loadModule(
            String directory, boolean references, Diagnostics diagnostics) {
        DiskFiles files = new DiskFiles(bench.directory(), bench.enclosure());
        RecordingSurroundings surroundings = earlySurroundings();
        LoadRequest request =
                new LoadRequest(
                        files,
                        directory,
                        new InstalledModules(files, bench.dataDirectory()),
                        early(files, List.of(), Map.of(), surroundings));
        return load(request, files, surroundings, true, references, diagnostics);
    }

    /// What expressions that are not part of a configuration may use, such as those of tests.
    public Map<String, Function> functions() {
        return BuiltInFunctions.with(forPlanning(Optional.empty()));
    }

    /// Says which files were asked for and may not be read.
    public static void reportRefused(DiskFiles files, Diagnostics diagnostics) {
        for (String path : files.refused()) {
            diagnostics.add(
                    Diagnostic.error(
                            "File outside of the repository",
                            "\"%s\" lies outside of the repository, and a plan in review reads nothing there, neither by a path nor by a link."
                                    .formatted(path)));
        }
    }

    private Optional<Loaded> load(
            LoadRequest request,
            DiskFiles files,
            RecordingSurroundings surroundings,
            boolean emptyAllowed,
            boolean references,
            Diagnostics diagnostics) {
        LoadResult result = ConfigurationLoader.load(request);
        Diagnostics own = new Diagnostics();
        own.addAll(result.problems());
        reportRefused(files, own);
        if (result.empty() && !emptyAllowed) {
            own.add(LoadResult.noFiles());
        }
        Optional<Loaded> loaded =
                own.hasErrors()
                        ? Optional.empty()
                        : result.configuration()
                                .map(found ->
                                        new Loaded(
                                                found,
                                                files,
                                                EarlyScope.ofRoot(
                                                        found.root().config(), request.early()),
                                                surroundings));
        if (references && loaded.isPresent()) {
            checkReferences(result, loaded.get(), own);
        }
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : loaded;
    }

    /// Where names lead nowhere, the rest is checked all the same, so that one run reports all. A
    /// name that was reported is not reported again when it is evaluated.
    private void checkReferences(LoadResult result, Loaded loaded, Diagnostics diagnostics) {
        Diagnostics others = new Diagnostics();
        Findings findings;
        try (Providers providers = bench.providers()) {
            ReadyProviders.check(loaded.configuration(), providers, diagnostics);
            if (diagnostics.hasErrors()) {
                return;
            }
            AttributeCheck attributes = new SchemaAttributes(loaded.configuration(), providers);
            findings = ReferenceCheck.check(result, attributes);
            diagnostics.addAll(findings.problems());
            if (diagnostics.hasErrors()) {
                validate(loaded, "default", others);
            }
        }
        others.list().stream()
                .filter(problem -> !findings.explain(problem))
                .forEach(diagnostics::add);
    }

    /// Checks a configuration against the schemas of its providers.
    public void validate(Loaded loaded, String workspace, Diagnostics diagnostics) {
        try (Providers providers = bench.providers()) {
            Surroundings surroundings = forPlanning(Optional.empty());
            Environment environment = environment(loaded, providers, surroundings, workspace);
            Validator.validate(
                    loaded.configuration(),
                    environment,
                    providers,
                    new KnownProvisioners(),
                    diagnostics);
        }
    }

    /// The digests of all files that evaluation reads, by their paths from the working directory: those
    /// that it finds missing and folders that it lists among them. Neither a state nor a cloud is
    /// asked, so what they would be asked for is not known.
    ///
    /// @param variables those that are missing are not known
    public SortedMap<String, String> reads(
            Loaded loaded,
            Map<String, Value> variables,
            String workspace,
            Diagnostics diagnostics) {
        RecordingSurroundings surroundings =
                new RecordingSurroundings(forPlanning(Optional.of(bench.clock().instant())));
        try (Providers providers = bench.providers()) {
            OfflineEvaluation.run(
                    loaded.configuration(),
                    environment(loaded, providers, surroundings, workspace),
                    providers,
                    variables,
                    diagnostics);
        }
        return files(loaded, surroundings);
    }

    /// A plan; where there are errors it says so itself. Nothing where the configuration does not fit
    /// its providers.
    ///
    /// @param variables of the root module, converted, with their marks
    public Optional<Derived> derive(
            Loaded loaded,
            Map<String, Value> variables,
            StateSnapshot prior,
            DerivationRequest request,
            Diagnostics diagnostics) {
        return derive(loaded, variables, prior, request, bench.providers(), diagnostics);
    }

    /// The same with providers that were made for it; they are closed with the plan.
    public Optional<Derived> derive(
            Loaded loaded,
            Map<String, Value> variables,
            StateSnapshot prior,
            DerivationRequest request,
            Providers providers,
            Diagnostics diagnostics) {
        Instant now = request.timestamp().orElseGet(() -> bench.clock().instant());
        RecordingSurroundings surroundings =
                new RecordingSurroundings(forPlanning(Optional.of(now)));
        String workspace = request.options().workspace();
        Environment environment = environment(loaded, providers, surroundings, workspace);
        Diagnostics validation = new Diagnostics();
        Validator.validate(
                loaded.configuration(),
                environment,
                providers,
                new KnownProvisioners(),
                validation);
        if (validation.hasErrors()) {
            diagnostics.addAll(validation);
            providers.close();
            return Optional.empty();
        }
        Planner.Result planned =
                Planner.plan(
                        new PlanningRequest(
                                loaded.configuration(),
                                prior,
                                variables,
                                request.options(),
                                providers,
                                environment,
                                request.refreshOnly(),
                                request.resumption(),
                                bench.parallelism(),
                                request.stop(),
                                () -> used(surroundings, now),
                                request.progress()),
                        diagnostics);
        planned.reportUndeclared(diagnostics);
        return Optional.of(
                new Derived(
                        loaded.configuration(),
                        planned.plan(),
                        prior,
                        planned.refreshed(),
                        files(loaded, surroundings),
                        variables,
                        environment,
                        providers,
                        new Workplace(bench.directory(), bench.environment()),
                        planned.root()));
    }

    /// The text of a file with the resource blocks that `import` blocks lack; nothing where none is
    /// missing, or where there are errors.
    public Optional<String> generate(
            Loaded loaded,
            Map<String, Value> variables,
            StateSnapshot prior,
            DerivationRequest request,
            Diagnostics diagnostics) {
        if (loaded.configuration().root().config().imports().isEmpty()) {
            return Optional.empty();
        }
        try (Providers providers = bench.providers()) {
            PlanningRequest planning =
                    withoutPlan(loaded, variables, prior, request, providers, diagnostics);
            if (diagnostics.hasErrors()) {
                return Optional.empty();
            }
            Diagnostics own = new Diagnostics();
            Planner.Result planned = Planner.plan(planning, own);
            own.list().stream().filter(Diagnostic::isError).forEach(diagnostics::add);
            return own.hasErrors() || planned.undeclared().isEmpty()
                    ? Optional.empty()
                    : new ConfigGeneration(planning).text(planned.undeclared(), diagnostics);
        }
    }

    /// The state with an object in it that exists already; as it was where that is not found, which is
    /// reported.
    public StateSnapshot importObject(
            Loaded loaded,
            Map<String, Value> variables,
            StateSnapshot prior,
            ResourceInstanceAddress address,
            String id,
            DerivationRequest request,
            Diagnostics diagnostics) {
        try (Providers providers = bench.providers()) {
            PlanningRequest planning =
                    withoutPlan(loaded, variables, prior, request, providers, diagnostics);
            return diagnostics.hasErrors()
                    ? prior
                    : Importer.importInto(
                            planning.reporting(request.progress()),
                            address,
                            new ImportKey.ById(id),
                            diagnostics);
        }
    }

    /// What is asked of the same parts as a plan. The configuration is checked first.
    private PlanningRequest withoutPlan(
            Loaded loaded,
            Map<String, Value> variables,
            StateSnapshot prior,
            DerivationRequest request,
            Providers providers,
            Diagnostics diagnostics) {
        Surroundings surroundings = forPlanning(Optional.of(bench.clock().instant()));
        Environment environment =
                environment(loaded, providers, surroundings, request.options().workspace());
        Diagnostics validation = new Diagnostics();
        Validator.validate(
                loaded.configuration(),
                environment,
                providers,
                new KnownProvisioners(),
                validation);
        validation.list().stream().filter(Diagnostic::isError).forEach(diagnostics::add);
        return new PlanningRequest(
                loaded.configuration(),
                prior,
                variables,
                request.options(),
                providers,
                environment,
                request.refreshOnly(),
                request.resumption(),
                bench.parallelism(),
                request.stop(),
                Optional::empty,
                PlanningProgress.SILENT);
    }

    /// What expressions mean while nothing is planned, for the console. Whoever has it closes it.
    ///
    /// @param objects what the objects are worth
    public Consultation consult(
            Loaded loaded,
            Map<String, Value> variables,
            KnownObjects objects,
            String workspace,
            Diagnostics diagnostics) {
        Providers providers = bench.providers();
        return consult(
                loaded,
                variables,
                objects,
                workspace,
                new ObjectSearch(providers, false, SearchListener.SILENT),
                providers,
                diagnostics);
    }

    /// What the `list` blocks of query files find, in the order of their addresses.
    ///
    /// @param loaded with the query files
    /// @param objects what the objects of the configuration are worth
    /// @param withObjects whether attributes are wanted even where a block does not say so
    public List<SearchOutcome> search(
            Loaded loaded,
            Map<String, Value> variables,
            KnownObjects objects,
            String workspace,
            boolean withObjects,
            SearchListener listener,
            Diagnostics diagnostics) {
        Providers providers = bench.providers();
        ObjectSearch search = new ObjectSearch(providers, withObjects, listener);
        consult(loaded, variables, objects, workspace, search, providers, diagnostics).close();
        return search.outcomes();
    }

    private Consultation consult(
            Loaded loaded,
            Map<String, Value> variables,
            KnownObjects objects,
            String workspace,
            ObjectSearch search,
            Providers providers,
            Diagnostics diagnostics) {
        Map<String, Function> further = new HashMap<>(BuiltInFunctions.forConsole());
        further.putAll(ProviderFunctions.of(loaded.configuration(), providers));
        Environment environment =
                new Environment(
                        BuiltInFunctions.with(forConsole(), further),
                        workspace,
                        bench.originalDirectory().toString(),
                        ".");
        return Consultation.of(
                loaded.configuration(),
                environment,
                providers,
                variables,
                objects,
                search,
                diagnostics);
    }

    /// Where nothing has to stay open until it is applied.
    private Surroundings forConsole() {
        return ProcessSurroundings.forApplying(
                bench.directory(),
                bench.variable("HOME"),
                bench.clock(),
                Optional.of(bench.clock().instant()));
    }

    /// What applying evaluates with: functions give now what planning had to leave open.
    public Environment forApplying(Loaded loaded, Derived derived) {
        Optional<Instant> planned = derived.plan().timestamp().map(Instant::parse);
        return environment(
                loaded,
                derived.providers(),
                ProcessSurroundings.forApplying(
                        bench.directory(), bench.variable("HOME"), bench.clock(), planned),
                derived.environment().workspace());
    }

    private static Optional<String> used(RecordingSurroundings surroundings, Instant now) {
        return surroundings.planTimestampUsed() ? Optional.of(now.toString()) : Optional.empty();
    }

    private Surroundings forPlanning(Optional<Instant> planTimestamp) {
        return EnclosedSurroundings.of(
                ProcessSurroundings.forPlanning(
                        bench.directory(), bench.variable("HOME"), bench.clock(), planTimestamp),
                bench.enclosure());
    }

    private Environment environment(
            Loaded loaded, Providers providers, Surroundings surroundings, String workspace) {
        Map<String, Function> further = ProviderFunctions.of(loaded.configuration(), providers);
        return new Environment(
                BuiltInFunctions.with(surroundings, further),
                workspace,
                bench.originalDirectory().toString(),
                loaded.configuration().root().config().directory());
    }

    private static SortedMap<String, String> files(
            Loaded loaded, RecordingSurroundings surroundings) {
        SortedMap<String, String> files = new TreeMap<>(loaded.files().digests());
        files.putAll(loaded.readEarly().readFiles().digests());
        files.putAll(surroundings.readFiles().digests());
        return files;
    }
}
