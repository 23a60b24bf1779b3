package dev.terrane.laws;

import static dev.terrane.laws.LawBrokenException.check;

import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.applying.ApplyProgress.Action;
import dev.terrane.laws.Happened.Event;
import dev.terrane.laws.Happened.Moment;
import dev.terrane.laws.Step.Behaving;
import dev.terrane.laws.Step.Configured;
import dev.terrane.laws.Step.Outside;
import dev.terrane.laws.Step.Run;
import dev.terrane.laws.Step.Tainted;
import dev.terrane.operating.Derived;
import dev.terrane.operating.Loaded;
import dev.terrane.plan.Change;
import dev.terrane.plan.Plan;
import dev.terrane.plan.PlanOptions;
import dev.terrane.plan.PlanOptions.Mode;
import dev.terrane.plan.ResourceChange;
import dev.terrane.planfile.Outcome;
import dev.terrane.provider.memory.Cloud;
import dev.terrane.provider.memory.Fault;
import dev.terrane.provider.memory.InProcessCloud;
import dev.terrane.provider.memory.LaggingCloud;
import dev.terrane.provider.memory.Operation;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.state.InDoubt;
import dev.terrane.state.MemoryDisk;
import dev.terrane.state.MemoryDisk.Killed;
import dev.terrane.state.StateEdits;
import dev.terrane.state.StateFormatException;
import dev.terrane.state.StateReader;
import dev.terrane.state.StateSnapshot;
import dev.terrane.state.StateSnapshot.InstanceState;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.state.StateWriter;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets a scenario happen, and looks after each step whether all laws hold.
final class World {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*)\"");
    private static final String SEVERAL_OF_A_NAME = "No single object of that name";
    private static final String OBJECT_IS_GONE = "Object is gone";
    private static final int MOST_ATTEMPTS = 4;

    private final Scenario scenario;
    private final Cloud cloud = new InProcessCloud();
    private final LaggingCloud seen = new LaggingCloud(cloud);
    private final MemoryDisk disk = new MemoryDisk();
    private final Set<String> forgotten = new HashSet<>();
    private final Set<String> goneElsewhere = new HashSet<>();
    private SortedMap<String, String> expected = new TreeMap<>();

    private int slowEach;

    /// Whether the last plan went by what was read of data sources before.
    private boolean earlierReading;

    World(Scenario scenario) {
        this.scenario = scenario;
    }

    void live() {
        try (Folder folder = new Folder()) {
            for (Step step : scenario.steps()) {
                switch (step) {
                    case Behaving behaving -> {
                        seen.lagBy(behaving.lag());
                        slowEach = behaving.slowEach();
                    }
                    case Configured configured -> {
                        folder.hold(configured.files());
                        expected = configured.expected();
                    }
                    case Run run -> run(run, folder);
                    case Outside outside -> outside(outside);
                    case Tainted tainted -> taint(tainted, folder);
                }
            }
            converge(folder);
            destroy(folder);
        }
    }

    /// In the end, applying without trouble comes to what is wanted. A data source that wants the one object
    /// of a name can not be read after an interruption that has left the old one beside the new one: who
    /// meets that applies what is there twice first.
    private void converge(Folder folder) {
        List<String> problems = applied(folder);
        if (!problems.isEmpty() && isAmbiguous(problems)) {
            run(Run.applying(replacedTwice()), folder);
            problems = applied(folder);
        }
        check(problems.isEmpty(), "applying without trouble succeeds in the end", problems);
    }

    /// @return the problems of the last attempt
    private List<String> applied(Folder folder) {
        List<String> problems = List.of();
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            seen.catchUp();
            problems = run(Run.applying(), folder);
            if (problems.isEmpty() && !earlierReading) {
                return problems;
            }
        }
        return problems.isEmpty()
                ? List.of("goes by what was read before, again and again")
                : problems;
    }

    /// Where an object was replaced and the old one is still there.
    private List<String> replacedTwice() {
        List<String> addresses = new ArrayList<>();
        state().resources()
                .forEach((address, resource) ->
                        resource.instances()
                                .forEach((key, instance) -> {
                                    if (!instance.deposed().isEmpty()) {
                                        addresses.add(address.instance(key).toString());
                                    }
                                }));
        return addresses;
    }

    private static boolean isAmbiguous(List<String> problems) {
        return problems.stream().allMatch(problem -> problem.contains(SEVERAL_OF_A_NAME));
    }

    /// Whether everything that failed did so because somebody has deleted the object. Who does not look what
    /// there is plans to change it, and no plan can come to its end then.
    private boolean areGone(List<String> problems) {
        return problems.stream()
                .allMatch(problem ->
                        problem.contains(OBJECT_IS_GONE)
                                && goneElsewhere.stream()
                                        .anyMatch(id -> problem.contains("\"" + id + "\"")));
    }

    private void destroy(Folder folder) {
        seen.catchUp();
        Run destroying =
                new Run(Mode.DESTROY, true, List.of(), List.of(), 4, List.of(), 0, 0, false);
        List<String> problems = run(destroying, folder);
        check(problems.isEmpty(), "destroy succeeds", problems);
        StateSnapshot state = state();
        check(state.resources().isEmpty(), "destroy leaves no object in the state", state);
        check(state.outputs().isEmpty(), "destroy leaves no output", state.outputs());
        check(
                forgotten.containsAll(cloudIds()),
                "destroy leaves nothing in the cloud",
                cloud.objects());
    }

    private Command command(Run run, CommandProcess process, Folder folder) {
        return new Command(disk, seen, run.faults(), folder.path(), process);
    }

    /// @return the errors of the last process
    private List<String> run(Run run, Folder folder) {
        return run.approved() ? runApproved(run, folder) : runFresh(run, folder);
    }

    private List<String> runFresh(Run run, Folder folder) {
        CommandProcess process = process(run);
        boolean behind = seen.isBehind();
        List<String> problems = List.of("killed");
        try (Command command = command(run, process, folder)) {
            problems = planAndApply(command, run, behind);
            earlierReading = command.warns("What was read before counts");
        } catch (Killed e) {
            check(process.isKilled(), "only a killed process ends so", e);
        }
        ended(process, run, folder);
        succeedsWithoutTrouble(run, behind, problems);
        if (problems.isEmpty() && run.isComplete() && !behind) {
            complete();
            if (!earlierReading) {
                nothingLeft(folder);
            }
        }
        return problems;
    }

    private static void succeedsWithoutTrouble(Run run, boolean behind, List<String> problems) {
        if (run.meetsNoTrouble() && !behind) {
            check(
                    problems.isEmpty() || isAmbiguous(problems),
                    "what meets no trouble succeeds",
                    problems);
        }
    }

    private CommandProcess process(Run run) {
        return new CommandProcess(run.killedAt(), run.stoppedAt(), slowEach);
    }

    /// Makes a plan file, and applies it until it is done or does not hold any more: it does not where it
    /// was made from what the cloud showed too late.
    private List<String> runApproved(Run run, Folder folder) {
        Optional<byte[]> approved;
        Approval approval;
        boolean behind = seen.isBehind();
        CommandProcess planner = CommandProcess.undisturbed();
        try (Command command = command(run, planner, folder)) {
            Optional<Derived> derived = derive(command, run);
            if (derived.isEmpty()) {
                return command.problems();
            }
            try (Derived plan = derived.get()) {
                approved = Optional.of(command.planFile(plan));
                approval = new Approval(plan.plan());
            }
        }
        disk.ended(planner);
        boolean interrupted = false;
        Run attempt = run;
        List<String> last = List.of();
        for (int i = 0; i < 3; i++) {
            CommandProcess process = process(attempt);
            List<String> problems = List.of("killed");
            try (Command command = command(attempt, process, folder)) {
                problems = applyApproved(command, approved.get(), approval, attempt);
            } catch (Killed e) {
                check(process.isKilled(), "only a killed process ends so", e);
            }
            ended(process, attempt, folder);
            if (i == 0) {
                succeedsWithoutTrouble(run, behind, problems);
            }
            last = problems;
            if (problems.isEmpty()) {
                approval.isDone(cloudIds());
            }
            interrupted |= process.isKilled() || process.stop().isRequested();
            if (problems.isEmpty() || behind || !mustGoOn(run, interrupted)) {
                return problems;
            }
            attempt = run.undisturbed();
        }
        check(
                isAmbiguous(last) || (!run.refresh() && areGone(last)),
                "an approved plan that failed or was interrupted can be applied to its end",
                last);
        return last;
    }

    /// Whether what failed of an approved plan has to come true when nothing goes wrong any more: not where
    /// the provider did what it had not planned, nor where nobody looks whether the objects are there.
    private static boolean mustGoOn(Run run, boolean interrupted) {
        return !breaksItsWord(run) && (run.refresh() || (interrupted && run.faults().isEmpty()));
    }

    private static boolean breaksItsWord(Run run) {
        return run.faults().stream()
                .anyMatch(fault -> fault.kind() == Fault.Kind.CONTRADICTS_THE_PLAN);
    }

    private List<String> applyApproved(
            Command command, byte[] approved, Approval approval, Run run) {
        Loaded loaded = command.load().orElseThrow();
        Optional<Derived> derived =
                command.deriveApproved(loaded, options(run), approved, run.parallelism());
        if (derived.isEmpty() || command.hasErrors()) {
            derived.ifPresent(Derived::close);
            return command.problems();
        }
        try (Derived present = derived.get()) {
            Outcome outcome = command.compare(approved, present);
            return outcome instanceof Outcome.Different
                    ? List.of("the plan does not hold any more: " + outcome)
                    : applyApproved(command, loaded, present, approved, approval, run);
        }
    }

    private List<String> applyApproved(
            Command command,
            Loaded loaded,
            Derived present,
            byte[] approved,
            Approval approval,
            Run run) {
        Happened happened = new Happened();
        try {
            return apply(command, loaded, present, Optional.of(approved), run, happened);
        } finally {
            if (!breaksItsWord(run)) {
                approval.allows(counts(happened, Moment.FINISHED), failsHalfWay(run));
            }
        }
    }

    /// What all processes together may do that carry out one approved plan.
    private static final class Approval {
        private final Plan plan;
        private final Map<Done, Integer> done = new HashMap<>();
        private boolean withHalves;

        Approval(Plan plan) {
            this.plan = plan;
        }

        /// @param halves whether objects may be half made, which are deleted and made again
        void allows(Map<Done, Integer> more, boolean halves) {
            Map<Done, Integer> planned = counts(plan);
            more.forEach((what, times) -> done.merge(what, times, Integer::sum));
            withHalves |= halves;
            done.forEach((what, times) ->
                    check(
                            times <= planned.getOrDefault(what, 0)
                                    || (withHalves && what.action() == Action.DELETE),
                            "nothing of an approved plan is done twice",
                            what + " " + planned));
        }

        void isDone(Set<String> cloudIds) {
            for (ResourceChange change : plan.changes()) {
                if (change.change() instanceof Change.Replace
                        || change.change() instanceof Change.Delete) {
                    String id = Cloud.idOf(change.change().before().withoutMarksDeep());
                    check(
                            !cloudIds.contains(id),
                            "what an approved plan replaces or deletes is gone",
                            change.address() + " " + id);
                }
            }
        }
    }

    private void ended(CommandProcess process, Run run, Folder folder) {
        disk.ended(process);
        if (process.isKilled()) {
            settle(run, folder);
        }
        if (failsHalfWay(run)) {
            goneElsewhere.addAll(missing(state()));
        }
        consistent(state());
    }

    /// Who is told that a deletion has failed keeps the object until it is read again.
    private static boolean failsHalfWay(Run run) {
        return run.faults().stream().anyMatch(fault -> fault.kind() == Fault.Kind.FAILS_HALF_WAY);
    }

    private static PlanOptions options(Run run) {
        return new PlanOptions(
                run.mode(), run.refresh(), run.targets(), List.of(), run.replacements(), "default");
    }

    private Optional<Derived> derive(Command command, Run run) {
        Optional<Loaded> loaded = command.load();
        check(loaded.isPresent(), "the configuration is valid", command.problems());
        Optional<Derived> derived = command.derive(loaded.get(), options(run), run.parallelism());
        check(derived.isPresent(), "the configuration is valid", command.problems());
        if (command.hasErrors()) {
            derived.get().close();
            return Optional.empty();
        }
        return derived;
    }

    /// @param behind whether the cloud still shows what was before
    private List<String> planAndApply(Command command, Run run, boolean behind) {
        Optional<Derived> derived = derive(command, run);
        if (derived.isEmpty()) {
            return command.problems();
        }
        try (Derived plan = derived.get()) {
            Loaded loaded = command.load().orElseThrow();
            if (run.faults().isEmpty() && run.stoppedAt() == 0 && !behind) {
                sameBytes(command, loaded, plan, run);
            }
            return apply(command, loaded, plan, Optional.empty(), run, new Happened());
        }
    }

    private void sameBytes(Command command, Loaded loaded, Derived plan, Run run) {
        byte[] bytes = command.planFile(plan);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            try (Derived again =
                    command.derive(loaded, options(run), 7 - run.parallelism()).orElseThrow()) {
                check(
                        Arrays.equals(bytes, command.planFile(again)),
                        "the same inputs give the same plan",
                        new String(bytes, StandardCharsets.UTF_8)
                                + "\nand\n"
                                + new String(command.planFile(again), StandardCharsets.UTF_8));
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private List<String> apply(
            Command command,
            Loaded loaded,
            Derived derived,
            Optional<byte[]> approved,
            Run run,
            Happened happened) {
        command.calls().clear();
        Plan plan = derived.plan();
        rememberForgotten(plan);
        try {
            command.apply(loaded, derived, approved, run.parallelism(), happened);
        } catch (Killed e) {
            didAtMost(plan, happened);
            throw e;
        }
        int changes =
                command.calls().calls(Operation.CREATE).size()
                        + command.calls().calls(Operation.UPDATE).size()
                        + command.calls().calls(Operation.DELETE).size();
        long told =
                happened.events().stream()
                        .filter(event -> event.moment() == Moment.STARTED)
                        .count();
        check(changes == told, "every change is told", changes + ", " + happened.events());
        didAtMost(plan, happened);
        new OrderLaws(plan, derived.refreshed(), happened).check();
        List<String> problems = command.hasErrors() ? command.problems() : List.of();
        if (problems.isEmpty()) {
            check(
                    isExactly(plan, counts(happened, Moment.FINISHED)),
                    "apply does exactly the plan",
                    counts(plan) + " was planned, and done was " + happened.events());
        }
        return problems;
    }

    private void rememberForgotten(Plan plan) {
        plan.changes().stream()
                .filter(change -> change.change().actions().contains("forget"))
                .forEach(change ->
                        forgotten.add(Cloud.idOf(change.change().before().withoutMarksDeep())));
    }

    private record Done(ResourceInstanceAddress address, Action action) {}

    private static Map<Done, Integer> counts(Plan plan) {
        Map<Done, Integer> counts = new HashMap<>();
        for (ResourceChange change : plan.changes()) {
            List<Action> actions =
                    switch (change.change()) {
                        case Change.Create c -> List.of(Action.CREATE);
                        case Change.Update c -> List.of(Action.UPDATE);
                        case Change.Replace c -> List.of(Action.CREATE, Action.DELETE);
                        case Change.Supersede c -> List.of(Action.CREATE);
                        case Change.Delete c -> List.of(Action.DELETE);
                        case Change.Forget c -> List.of();
                        case Change.NoOp c -> List.of();
                        case Change.Read c -> List.of();
                    };
            actions.forEach(
                    action -> counts.merge(new Done(change.address(), action), 1, Integer::sum));
        }
        return counts;
    }

    /// An update may come to nothing when what was not known turns out to be what is there.
    private static boolean isExactly(Plan plan, Map<Done, Integer> done) {
        Map<Done, Integer> left = counts(plan);
        done.forEach((what, times) -> left.merge(what, -times, Integer::sum));
        plan.changes().stream()
                .filter(change ->
                        change.change() instanceof Change.Update update
                                && !update.after().isWhollyKnown())
                .forEach(change ->
                        left.computeIfPresent(
                                new Done(change.address(), Action.UPDATE), (what, times) -> 0));
        return left.values().stream().allMatch(times -> times == 0);
    }

    private static Map<Done, Integer> counts(Happened happened, Moment moment) {
        Map<Done, Integer> counts = new HashMap<>();
        for (Event event : happened.events()) {
            if (event.moment() == moment) {
                counts.merge(new Done(event.address(), event.action()), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static void didAtMost(Plan plan, Happened happened) {
        Map<Done, Integer> planned = counts(plan);
        counts(happened, Moment.STARTED)
                .forEach((done, count) ->
                        check(
                                count <= planned.getOrDefault(done, 0),
                                "apply does nothing that is not planned",
                                done + " " + planned));
    }

    /// After a complete apply everything is there, once.
    private void complete() {
        StateSnapshot state = state();
        SortedMap<String, String> names = new TreeMap<>();
        Set<String> known = new HashSet<>();
        state.resources()
                .forEach((address, resource) -> {
                    if (address.resource().mode() == ResourceMode.MANAGED) {
                        resource.instances()
                                .forEach((key, instance) -> {
                                    check(
                                            instance.deposed().isEmpty(),
                                            "a complete apply leaves nothing deposed",
                                            address.instance(key));
                                    instance.current()
                                            .ifPresent(object -> {
                                                known.add(id(object));
                                                names.put(
                                                        address.instance(key).toString(),
                                                        nameOf(id(object)));
                                            });
                                });
                    }
                });
        check(
                names.equals(expected),
                "a complete apply makes what is wanted",
                expected + " was wanted, and there is " + names);
        Set<String> others = new HashSet<>(cloudIds());
        others.removeAll(known);
        check(forgotten.containsAll(others), "nothing is left over in the cloud", others);
    }

    private String nameOf(String id) {
        return cloud.find(id).map(World::nameOf).orElse("gone");
    }

    private static String nameOf(Value object) {
        return Attributes.of(object).requiredString("name");
    }

    private void nothingLeft(Folder folder) {
        CommandProcess process = CommandProcess.undisturbed();
        try (Command command = command(Run.applying(), process, folder)) {
            try (Derived again = derive(command, Run.applying()).orElseThrow()) {
                Plan plan = again.plan();
                check(
                        !plan.isEffective() && plan.drift().isEmpty(),
                        "after a complete apply nothing is left to do",
                        plan.changes().stream().filter(ResourceChange::isEffective).toList()
                                + " "
                                + plan.outputs()
                                + " "
                                + plan.drift());
            }
        }
        disk.ended(process);
    }

    /// The state as it is saved, which is the same when it is written again.
    private StateSnapshot state() {
        byte[] text = disk.stateFile();
        if (text.length == 0) {
            return StateSnapshot.EMPTY;
        }
        try {
            StateSnapshot state = StateReader.read(text);
            var again = new ByteArrayOutputStream();
            StateWriter.write(state, again);
            check(
                    Arrays.equals(text, again.toByteArray()),
                    "a state is the same when it is read and written",
                    new String(text, StandardCharsets.UTF_8));
            return state;
        } catch (IOException | StateFormatException e) {
            throw new LawBrokenException(
                    "a state can be read", e + "\n" + new String(text, StandardCharsets.UTF_8));
        }
    }

    /// Whoever recovers may be killed, too, and knows afterwards what it knew before.
    private void settle(Run run, Folder folder) {
        for (int killedAt : List.of(1, 3, 6, 10, 0)) {
            CommandProcess process = new CommandProcess(killedAt, 0, 0);
            try (Command command = command(Run.applying(), process, folder)) {
                if (killedAt == 0) {
                    settle(command, run, command.progress().doubts());
                }
            } catch (Killed e) {
                check(process.isKilled(), "only a killed process ends so", e);
            }
            disk.ended(process);
        }
    }

    /// What was told to be in doubt explains every difference. Every second object is imported, the
    /// others are deleted by hand.
    private void settle(Command command, Run run, List<InDoubt> doubts) {
        StateSnapshot state = command.recovered().state();
        Set<String> unknown = new TreeSet<>(cloudIds());
        unknown.removeAll(ids(state));
        unknown.removeAll(forgotten);
        Set<String> missing = missing(state);
        for (InDoubt doubt : doubts) {
            switch (doubt.action()) {
                case "create" -> state = settleCreation(command, state, doubt, unknown);
                case "delete" -> missing.removeAll(ids(state, doubt));
                default -> {}
            }
        }
        check(unknown.isEmpty(), "no object is lost", unknown + " with doubts " + doubts);
        if (failsHalfWay(run)) {
            goneElsewhere.addAll(missing);
            missing.clear();
        }
        check(missing.isEmpty(), "no deletion is forgotten", missing + " with doubts " + doubts);
        command.write(state);
        command.settled();
    }

    private StateSnapshot settleCreation(
            Command command, StateSnapshot state, InDoubt doubt, Set<String> unknown) {
        Optional<String> made =
                unknown.stream()
                        .filter(id -> nameOf(id).equals(expected.get(doubt.address().toString())))
                        .findFirst();
        if (made.isEmpty()) {
            return state;
        }
        unknown.remove(made.get());
        seen.catchUp(made.get());
        if (made.get().hashCode() % 2 == 0) {
            cloud.delete(made.get());
            return state;
        }
        Loaded loaded = command.load().orElseThrow();
        StateSnapshot imported = command.importObject(loaded, state, doubt.address(), made.get());
        check(!command.hasErrors(), "an object in doubt can be imported", command.problems());
        return imported;
    }

    /// What the state knows and what the cloud has are the same, each once.
    private void consistent(StateSnapshot state) {
        List<String> ids = ids(state);
        check(new HashSet<>(ids).size() == ids.size(), "no object is in the state twice", ids);
        Set<String> unknown = new TreeSet<>(cloudIds());
        unknown.removeAll(ids);
        check(forgotten.containsAll(unknown), "no object is lost", unknown + " beside " + ids);
        check(
                missing(state).isEmpty(),
                "what is deleted is not in the state any more",
                missing(state));
    }

    /// What the state has, and the cloud has not, though nobody deleted it behind our back.
    private Set<String> missing(StateSnapshot state) {
        Set<String> missing = new TreeSet<>(ids(state));
        missing.removeAll(cloudIds());
        missing.removeAll(goneElsewhere);
        return missing;
    }

    private void outside(Outside outside) {
        List<Value> objects = cloud.objects();
        if (objects.isEmpty()) {
            return;
        }
        Value object = objects.get(outside.number() % objects.size());
        seen.catchUp(Cloud.idOf(object));
        if (outside.deletes()) {
            cloud.delete(Cloud.idOf(object));
            goneElsewhere.add(Cloud.idOf(object));
        } else {
            cloud.put(
                    ObjectBuilder.from(object)
                            .set("size", 77)
                            .set("tags", Value.map(Type.STRING, Map.of("by", Value.string("hand"))))
                            .build());
        }
    }

    private void taint(Tainted tainted, Folder folder) {
        CommandProcess process = CommandProcess.undisturbed();
        try (Command command = command(Run.applying(), process, folder)) {
            StateSnapshot state = command.recovered().state();
            List<ResourceInstanceAddress> all = managed(state);
            if (!all.isEmpty()) {
                command.write(
                        StateEdits.taint(state, all.get(tainted.number() % all.size()), true));
            }
        }
        disk.ended(process);
    }

    /// Those that have a current object.
    private static List<ResourceInstanceAddress> managed(StateSnapshot state) {
        List<ResourceInstanceAddress> all = new ArrayList<>();
        state.resources()
                .forEach((address, resource) -> {
                    if (address.resource().mode() == ResourceMode.MANAGED) {
                        resource.instances()
                                .forEach((key, instance) -> {
                                    if (instance.current().isPresent()) {
                                        all.add(address.instance(key));
                                    }
                                });
                    }
                });
        return all;
    }

    private static List<String> ids(StateSnapshot state) {
        List<String> ids = new ArrayList<>();
        state.resources()
                .forEach((address, resource) -> {
                    if (address.resource().mode() == ResourceMode.MANAGED) {
                        resource.instances()
                                .values()
                                .forEach(instance -> ids.addAll(ids(instance)));
                    }
                });
        return ids;
    }

    private static List<String> ids(InstanceState instance) {
        List<String> ids = new ArrayList<>();
        instance.current().ifPresent(object -> ids.add(id(object)));
        instance.deposed().values().forEach(object -> ids.add(id(object)));
        return ids;
    }

    private List<String> ids(StateSnapshot state, InDoubt doubt) {
        List<String> ids = state.instance(doubt.address()).map(World::ids).orElse(List.of());
        goneElsewhere.addAll(ids);
        return ids;
    }

    private Set<String> cloudIds() {
        Set<String> ids = new TreeSet<>();
        cloud.objects().forEach(object -> ids.add(Cloud.idOf(object)));
        return ids;
    }

    static String id(ObjectState object) {
        Matcher matcher = ID.matcher(new String(object.attributes(), StandardCharsets.UTF_8));
        return matcher.find() ? matcher.group(1) : "";
    }
}
