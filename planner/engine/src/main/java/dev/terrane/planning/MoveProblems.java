package dev.terrane.planning;

import dev.terrane.address.AddressParser;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ModulePath;
import dev.terrane.address.ResourceInstanceAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.config.Moved;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.evaluating.Evaluation;
import dev.terrane.graph.Dag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is wrong with `moved` blocks. Which instances there are has to be known for that, so it is
/// asked when everything is evaluated.
final class MoveProblems {
    private final Configuration configuration;
    private final Evaluation evaluation;
    private final Diagnostics problems = new Diagnostics();
    private final Map<End, Declared> bySource = new HashMap<>();
    private final Map<End, Declared> byTarget = new HashMap<>();

    /// A block in one instance of its module.
    private record Declared(End from, End to, MoveStatement statement, SourceRange range) {}

    /// One side of it.
    ///
    /// @param one whether a single instance is meant, also where it has no key
    private record End(String text, boolean one, boolean ofModule) {
        @Override
        public String toString() {
            return text;
        }
    }

    private MoveProblems(Configuration configuration, Evaluation evaluation) {
        this.configuration = configuration;
        this.evaluation = evaluation;
    }

    static List<Diagnostic> of(Configuration configuration, Evaluation evaluation) {
        MoveProblems all = new MoveProblems(configuration, evaluation);
        List<Declared> declared =
                configuration.modules().flatMap(m -> all.blocks(m).stream()).toList();
        declared.forEach(all::check);
        if (!all.problems.hasErrors()) {
            all.checkCycles(declared);
        }
        return all.problems.list();
    }

    private List<Declared> blocks(ModuleNode module) {
        List<Declared> blocks = new ArrayList<>();
        for (ModuleAddress instance : evaluation.moduleInstances(module.path()).orElse(List.of())) {
            for (Moved block : module.config().moves()) {
                MoveStatement statement = MoveStatement.of(module.path(), block);
                boolean one = statement.from().keyed() || statement.to().keyed();
                blocks.add(
                        new Declared(
                                end(statement.from(), instance, one),
                                end(statement.to(), instance, one),
                                statement,
                                block.range()));
            }
        }
        return blocks;
    }

    private static End end(MoveStatement.Endpoint endpoint, ModuleAddress module, boolean one) {
        return new End(module.prefix() + endpoint.text(), one, endpoint.ofModule());
    }

    private void check(Declared block) {
        if (block.from().equals(block.to())) {
            problems.error(
                    "Redundant move statement",
                    "%s is to move to where it is already. Remove this block."
                            .formatted(block.from()),
                    block.range());
            return;
        }
        if (isDeclared(block.from())) {
            problems.error(
                    "Moved object still exists",
                    "%s is to have moved to %s, and is declared all the same. Declare it under its new address alone, or remove this block."
                            .formatted(block.from(), block.to()),
                    block.range());
        }
        Declared sameSource = bySource.putIfAbsent(block.from(), block);
        if (sameSource != null && !sameSource.to().equals(block.to())) {
            ambiguous(
                    block,
                    "%s moves to %s here, and to %s by the block at %s. It can move to one place only."
                            .formatted(
                                    block.from(), block.to(), sameSource.to(), sameSource.range()));
        }
        Declared sameTarget = byTarget.putIfAbsent(block.to(), block);
        if (sameTarget != null && !sameTarget.from().equals(block.from())) {
            ambiguous(
                    block,
                    "%s comes from %s here, and from %s by the block at %s. It can come from one place only."
                            .formatted(
                                    block.to(),
                                    block.from(),
                                    sameTarget.from(),
                                    sameTarget.range()));
        }
    }

    private void ambiguous(Declared block, String detail) {
        problems.error("Ambiguous move statements", detail, block.range());
    }

    private boolean isDeclared(End end) {
        return end.ofModule()
                ? AddressParser.module(end.text()).filter(m -> isDeclared(m, end)).isPresent()
                : AddressParser.instance(end.text()).filter(r -> isDeclared(r, end)).isPresent();
    }

    private boolean isDeclared(ModuleAddress module, End end) {
        return end.one()
                ? isExpanded(module)
                : configuration.module(module.path()).isPresent()
                        && module.parent().filter(this::isExpanded).isPresent();
    }

    private boolean isDeclared(ResourceInstanceAddress resource, End end) {
        return end.one()
                ? evaluation.hasInstance(resource)
                : isExpanded(resource.module())
                        && configuration
                                .module(resource.module().path())
                                .filter(m ->
                                        m.config().resources().containsKey(resource.resource()))
                                .isPresent();
    }

    private boolean isExpanded(ModuleAddress module) {
        ModulePath path = module.path();
        Optional<List<ModuleAddress>> instances = evaluation.moduleInstances(path);
        return instances.filter(found -> found.contains(module)).isPresent();
    }

    /// Statements that lead on to each other must end somewhere.
    private void checkCycles(List<Declared> blocks) {
        Dag<Declared> order = new Dag<>();
        for (Declared block : blocks) {
            order.add(block);
            blocks.stream()
                    .filter(next -> !next.equals(block) && overlap(block.to(), next.from()))
                    .forEach(next -> order.connect(block, next));
        }
        for (List<Declared> loop : order.cycles()) {
            String chain =
                    loop.stream()
                            .map(b -> "  %s: %s to %s".formatted(b.range(), b.from(), b.to()))
                            .collect(Collectors.joining("\n"));
            problems.add(
                    Diagnostic.error(
                            "Cyclic dependency in move statements",
                            "These blocks lead in a circle, so what they name comes to rest nowhere:\n%s\nRemove those that are done already."
                                    .formatted(chain)));
        }
    }

    private static boolean overlap(End a, End b) {
        return covers(a.text(), b.text()) || covers(b.text(), a.text());
    }

    private static boolean covers(String outer, String inner) {
        return inner.equals(outer)
                || inner.startsWith(outer + ".")
                || inner.startsWith(outer + "[");
    }
}
