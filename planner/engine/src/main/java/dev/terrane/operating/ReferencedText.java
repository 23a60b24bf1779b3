package dev.terrane.operating;

import dev.terrane.config.Configuration;
import dev.terrane.config.Configuration.ModuleNode;
import dev.terrane.hcl.expression.References;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.operating.explaining.Origin;
import dev.terrane.operating.explaining.Origins;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The text of what expressions refer to, through locals, variables, arguments and outputs of modules,
/// as far as the configuration goes. The attributes of objects are not followed: what becomes of those
/// the plan says itself.
final class ReferencedText {
    private final Origins origins;
    private final Map<String, Value> variables;
    private final Deque<Place> waiting = new ArrayDeque<>();
    private final SortedMap<String, String> found = new TreeMap<>();

    private record Place(ModuleNode module, Expression expression) {}

    /// @param variables of the root module whose values count, too; those that are sensitive do not
    private ReferencedText(Configuration configuration, Map<String, Value> variables) {
        this.origins = new Origins(configuration);
        this.variables = variables;
    }

    /// One line for each thing that the bodies refer to, sorted.
    static List<String> of(
            Collection<Body> bodies,
            ModuleNode module,
            Configuration configuration,
            Map<String, Value> variables) {
        ReferencedText text = new ReferencedText(configuration, variables);
        bodies.forEach(body -> text.follow(References.of(body), module));
        while (!text.waiting.isEmpty()) {
            Place next = text.waiting.pop();
            text.follow(References.of(next.expression()), next.module());
        }
        List<String> lines = new ArrayList<>();
        text.found.forEach((name, written) -> lines.add(name + " = " + written));
        return lines;
    }

    private void follow(List<Traversal> references, ModuleNode module) {
        references.forEach(reference -> origins.of(reference, module).ifPresent(this::add));
    }

    private void add(Origin origin) {
        switch (origin) {
            case Origin.OfLocal local ->
                    add(
                            local.module().path().prefix() + "local." + local.local().name(),
                            local.module(),
                            local.local().expression());
            case Origin.OfRootVariable root -> addValue(root.variable().name());
            case Origin.OfVariable variable ->
                    variable.argument()
                            .ifPresent(argument ->
                                    add(
                                            variable.module().path().prefix()
                                                    + "var."
                                                    + variable.variable().name(),
                                            variable.caller(),
                                            argument.expression()));
            case Origin.OfOutput output -> addOutput(output);
            case Origin.OfModule whole ->
                    whole.module()
                            .config()
                            .outputs()
                            .values()
                            .forEach(output ->
                                    addOutput(
                                            new Origin.OfOutput(
                                                    whole.module(),
                                                    dev.terrane.address.InstanceKey.NONE,
                                                    output)));
            case Origin.OfResource resource -> {
                // the plan says what becomes of it
            }
        }
    }

    private void addOutput(Origin.OfOutput output) {
        add(
                output.module().path().prefix() + "output." + output.output().name(),
                output.module(),
                output.output().value());
    }

    private void add(String name, ModuleNode module, Expression expression) {
        if (found.put(name, expression.range().text()) == null) {
            waiting.push(new Place(module, expression));
        }
    }

    private void addValue(String name) {
        Value value = variables.get(name);
        if (value != null && value.isWhollyKnown() && value.equals(value.withoutMarksDeep())) {
            found.put("var." + name, JsonText.of(value));
        }
    }
}
