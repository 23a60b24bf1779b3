package dev.terrane.evaluating;

import dev.terrane.config.Configuration;
import dev.terrane.config.ModuleConfig;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.evaluating.ConfigNode.CallDoneNode;
import dev.terrane.evaluating.ConfigNode.CallNode;
import dev.terrane.evaluating.ConfigNode.CheckNode;
import dev.terrane.evaluating.ConfigNode.CloseNode;
import dev.terrane.evaluating.ConfigNode.ImportNode;
import dev.terrane.evaluating.ConfigNode.LocalNode;
import dev.terrane.evaluating.ConfigNode.OutputNode;
import dev.terrane.evaluating.ConfigNode.ProviderNode;
import dev.terrane.evaluating.ConfigNode.ResourceNode;
import dev.terrane.evaluating.ConfigNode.StepNode;
import dev.terrane.evaluating.ConfigNode.TriggersNode;
import dev.terrane.evaluating.ConfigNode.VariableNode;

import java.util.Optional;

/// Where a node of the graph is declared.
final class DeclarationPlaces {
    private DeclarationPlaces() {}

    /// ` (main.tf:3)`, or nothing.
    static String suffix(ConfigNode node, Configuration configuration) {
        return range(node, configuration).map(range -> " (" + range + ")").orElse("");
    }

    private static Optional<SourceRange> range(ConfigNode node, Configuration configuration) {
        return configuration
                .module(node.module())
                .flatMap(module ->
                        switch (node) {
                            case CallNode c -> module.call().map(call -> call.range());
                            case CallDoneNode c -> module.call().map(call -> call.range());
                            default -> inside(node, module.config());
                        });
    }

    private static Optional<SourceRange> inside(ConfigNode node, ModuleConfig config) {
        return switch (node) {
            case VariableNode v ->
                    Optional.ofNullable(config.variables().get(v.name())).map(x -> x.range());
            case LocalNode l ->
                    Optional.ofNullable(config.locals().get(l.name())).map(x -> x.range());
            case OutputNode o ->
                    Optional.ofNullable(config.outputs().get(o.name())).map(x -> x.range());
            case ResourceNode r ->
                    Optional.ofNullable(config.resources().get(r.address().resource()))
                            .map(x -> x.range());
            case TriggersNode t ->
                    Optional.ofNullable(config.resources().get(t.resource().resource()))
                            .map(x -> x.range());
            case CheckNode c ->
                    Optional.ofNullable(config.checks().get(c.name())).map(x -> x.range());
            case ProviderNode p -> Optional.empty();
            case CallNode c -> Optional.empty();
            case CallDoneNode c -> Optional.empty();
            case ImportNode i -> Optional.of(config.imports().get(i.number()).range());
            case CloseNode c -> Optional.empty();
            case StepNode s -> Optional.empty();
        };
    }
}
