package dev.terrane.operating.explaining;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Output;
import dev.terrane.config.Repetition;
import dev.terrane.config.Resource;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.plan.OutputChange;
import dev.terrane.plan.Plan;
import dev.terrane.plan.ResourceChange;
import dev.terrane.value.ValuePath;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The attributes of objects that the changes of a plan are made from: those that stand in their blocks, and
/// those that locals, variables and outputs bring there.
public final class RelevantAttributes {
    private final Configuration configuration;
    private final Origins origins;
    private final Set<Written> followed = new HashSet<>();
    private final Map<Written, List<Traversal>> references = new HashMap<>();
    private final Deque<Written> waiting = new ArrayDeque<>();
    private final TreeMap<String, Relevant> found = new TreeMap<>();

    /// @param resource its address, without a key where all instances are meant
    public record Relevant(String resource, ValuePath attribute) {}

    /// Some text in an instance of a module.
    private record Written(ModuleAddress place, String name) {}

    private RelevantAttributes(Configuration configuration) {
        this.configuration = configuration;
        this.origins = new Origins(configuration);
    }

    /// Sorted by resource and attribute.
    public static List<Relevant> of(Plan plan, Configuration configuration) {
        RelevantAttributes relevant = new RelevantAttributes(configuration);
        plan.changes().stream().filter(change -> !change.change().isNoOp()).forEach(relevant::add);
        plan.outputs().stream()
                .filter(output -> output.kind() != OutputChange.Kind.NO_OP)
                .forEach(output -> relevant.addOutput(output.name()));
        relevant.follow();
        return List.copyOf(relevant.found.values());
    }

    private void add(ResourceChange change) {
        ModuleAddress place = change.address().module();
        configuration
                .module(place.path())
                .map(node -> node.config().resources().get(change.address().resource()))
                .ifPresent(block -> add(place, block));
    }

    private void add(ModuleAddress place, Resource block) {
        List<Traversal> all = new ArrayList<>(References.of(block.body()));
        switch (block.repetition()) {
            case Repetition.Single single -> {}
            case Repetition.Count count -> all.addAll(References.of(count.expression()));
            case Repetition.ForEach each -> all.addAll(References.of(each.expression()));
            case Repetition.Enabled enabled -> all.addAll(References.of(enabled.expression()));
        }
        enqueue(place, block.address().toString(), all);
    }

    private void addOutput(String name) {
        Output output = configuration.root().config().outputs().get(name);
        if (output != null) {
            enqueue(ModuleAddress.ROOT, "output." + name, output.value());
        }
    }

    private void enqueue(ModuleAddress place, String name, Expression expression) {
        enqueue(place, name, References.of(expression));
    }

    private void enqueue(ModuleAddress place, String name, List<Traversal> all) {
        Written written = new Written(place, name);
        if (followed.add(written)) {
            references.put(written, all);
            waiting.add(written);
        }
    }

    private void follow() {
        while (!waiting.isEmpty()) {
            Written next = waiting.poll();
            ModuleNode module = configuration.module(next.place().path()).orElseThrow();
            for (Traversal reference : references.getOrDefault(next, List.of())) {
                origins.of(reference, module).ifPresent(origin -> add(origin, next.place()));
            }
        }
    }

    private void add(Origin origin, ModuleAddress place) {
        switch (origin) {
            case Origin.OfLocal local ->
                    enqueue(place, "local." + local.local().name(), local.local().expression());
            case Origin.OfRootVariable root -> {
                // given from outside
            }
            case Origin.OfVariable variable ->
                    variable.argument()
                            .ifPresent(argument ->
                                    enqueue(
                                            place.parent().orElseThrow(),
                                            place + ".var." + variable.variable().name(),
                                            argument.expression()));
            case Origin.OfOutput output ->
                    enqueue(
                            place.child(output.module().path().last(), output.key()),
                            "output." + output.output().name(),
                            output.output().value());
            case Origin.OfModule whole -> addAll(whole.module(), place);
            case Origin.OfResource resource -> add(resource, place);
        }
    }

    private void addAll(ModuleNode module, ModuleAddress place) {
        ModuleAddress inside = place.child(module.path().last(), InstanceKey.NONE);
        module.config()
                .outputs()
                .forEach((name, output) -> enqueue(inside, "output." + name, output.value()));
    }

    private void add(Origin.OfResource origin, ModuleAddress place) {
        String resource = place.prefix() + origin.resource().address() + origin.key().suffix();
        ValuePath attribute = PlannedValues.path(origin.steps());
        found.put(resource + " " + attribute.display(), new Relevant(resource, attribute));
    }
}
