package dev.terrane.evaluating;

import dev.terrane.address.InstanceKey;
import dev.terrane.address.ResourceAddress;
import dev.terrane.address.ResourceMode;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.expression.Traversals;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.hcl.syntax.Traversal.IndexStep;
import dev.terrane.hcl.syntax.Traversal.Step;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What names stand for inside one instance of a module, and one instance of a block there.
final class ModuleScope implements Scope {
    private final Environment environment;
    private final ModuleValues module;
    private final RepetitionData repetition;
    private final Optional<Value> self;
    private volatile boolean metMissing;

    ModuleScope(
            Environment environment,
            ModuleValues module,
            RepetitionData repetition,
            Optional<Value> self) {
        this.environment = environment;
        this.module = module;
        this.repetition = repetition;
        this.self = self;
    }

    ModuleScope withSelf(Value value) {
        return new ModuleScope(environment, module, repetition, Optional.of(value));
    }

    /// Whether a name was resolved that has no value, because what gives it failed or was left out.
    boolean metMissing() {
        return metMissing;
    }

    private Value missing() {
        metMissing = true;
        return Value.DYNAMIC;
    }

    @Override
    public Optional<Function> function(String name) {
        return Optional.ofNullable(environment.functions().get(name));
    }

    @Override
    public Iterable<String> functionNames() {
        return environment.functions().keySet();
    }

    @Override
    public Optional<SourceRange> origin(Traversal traversal) {
        Optional<String> name = attribute(traversal, 0);
        return switch (traversal.root()) {
            case "var" -> name.flatMap(this::originOfVariable);
            case "local" ->
                    name.map(module.node().config().locals()::get).map(local -> local.range());
            default -> Optional.empty();
        };
    }

    /// The argument of the call, if it gives one.
    private Optional<SourceRange> originOfVariable(String name) {
        return module.node()
                .call()
                .map(call -> call.arguments().get(name))
                .map(argument -> argument.expression().range())
                .or(() ->
                        Optional.ofNullable(module.node().config().variables().get(name))
                                .map(variable -> variable.range()));
    }

    @Override
    public Value resolve(Traversal traversal, Diagnostics diagnostics) {
        return switch (traversal.root()) {
            case "var" -> named(traversal, module.variables(), "variable", diagnostics);
            case "local" -> named(traversal, module.locals(), "local value", diagnostics);
            case "each" -> each(traversal, diagnostics);
            case "count" -> count(traversal, diagnostics);
            case "self" -> self(traversal, diagnostics);
            case "path" -> path(traversal, diagnostics);
            case "terraform" -> terraform(traversal, diagnostics);
            case "module" -> module(traversal, diagnostics);
            case "data" -> resource(traversal, 0, ResourceMode.DATA, diagnostics);
            case "ephemeral" -> resource(traversal, 0, ResourceMode.EPHEMERAL, diagnostics);
            case "resource" -> resource(traversal, 0, ResourceMode.MANAGED, diagnostics);
            case "list" ->
                    namesList(traversal)
                            ? resource(traversal, 0, ResourceMode.LIST, diagnostics)
                            : resource(traversal, -1, ResourceMode.MANAGED, diagnostics);
            default -> resource(traversal, -1, ResourceMode.MANAGED, diagnostics);
        };
    }

    private boolean namesList(Traversal traversal) {
        Optional<String> type = attribute(traversal, 0);
        Optional<String> name = attribute(traversal, 1);
        return type.isPresent()
                && name.isPresent()
                && module.node()
                        .config()
                        .lists()
                        .containsKey(ResourceAddress.list(type.get(), name.get()));
    }

    private Value named(
            Traversal traversal, Map<String, Value> values, String kind, Diagnostics diagnostics) {
        Optional<String> name = attribute(traversal, 0);
        if (name.isEmpty()) {
            return incomplete(traversal, "the name of a " + kind, diagnostics);
        }
        Value value = values.get(name.get());
        if (value == null) {
            boolean declared =
                    traversal.root().equals("var")
                            ? module.node().config().variables().containsKey(name.get())
                            : module.node().config().locals().containsKey(name.get());
            return declared
                    ? missing()
                    : undeclared(traversal, kind, name.get(), values.keySet(), diagnostics);
        }
        return follow(value, traversal, 1, diagnostics);
    }

    private Value undeclared(
            Traversal traversal,
            String kind,
            String name,
            Collection<String> known,
            Diagnostics diagnostics) {
        diagnostics.error(
                "Reference to undeclared " + kind,
                "There is no %s named \"%s\" in this module.%s"
                        .formatted(kind, name, NameSuggestion.didYouMean(name, known)),
                traversal.range());
        return Value.DYNAMIC;
    }

    private Value each(Traversal traversal, Diagnostics diagnostics) {
        Optional<Value> value =
                switch (attribute(traversal, 0).orElse("")) {
                    case "key" -> repetition.eachKey();
                    case "value" -> repetition.eachValue();
                    default -> Optional.empty();
                };
        return value.map(found -> follow(found, traversal, 1, diagnostics))
                .orElseGet(() ->
                        misplaced(
                                traversal,
                                "\"each.key\" and \"each.value\" are there only in blocks with \"for_each\".",
                                diagnostics));
    }

    private Value count(Traversal traversal, Diagnostics diagnostics) {
        return repetition
                .countIndex()
                .filter(index -> attribute(traversal, 0).equals(Optional.of("index")))
                .map(found -> follow(found, traversal, 1, diagnostics))
                .orElseGet(() ->
                        misplaced(
                                traversal,
                                "\"count.index\" is there only in blocks with \"count\".",
                                diagnostics));
    }

    private Value self(Traversal traversal, Diagnostics diagnostics) {
        return self.map(found -> follow(found, traversal, 0, diagnostics))
                .orElseGet(() ->
                        misplaced(
                                traversal,
                                "\"self\" is there only in provisioners, connections and"
                                        + " postconditions.",
                                diagnostics));
    }

    private Value path(Traversal traversal, Diagnostics diagnostics) {
        Optional<String> folder =
                switch (attribute(traversal, 0).orElse("")) {
                    case "module" -> Optional.of(module.node().config().directory());
                    case "root" -> Optional.of(environment.rootDirectory());
                    case "cwd" -> Optional.of(environment.workingDirectory());
                    default -> Optional.empty();
                };
        return folder.map(found -> follow(Value.string(found), traversal, 1, diagnostics))
                .orElseGet(() ->
                        misplaced(
                                traversal,
                                "There are path.module, path.root and path.cwd.",
                                diagnostics));
    }

    private Value terraform(Traversal traversal, Diagnostics diagnostics) {
        return switch (attribute(traversal, 0).orElse("")) {
            case "workspace" ->
                    follow(Value.string(environment.workspace()), traversal, 1, diagnostics);
            case "applying" -> Value.FALSE.withMarks(Set.of(Mark.EPHEMERAL));
            default -> misplaced(traversal, "There is terraform.workspace.", diagnostics);
        };
    }

    private Value module(Traversal traversal, Diagnostics diagnostics) {
        Optional<String> name = attribute(traversal, 0);
        if (name.isEmpty()) {
            return incomplete(traversal, "the name of a module call", diagnostics);
        }
        ModuleInstances instances = module.calls().get(name.get());
        if (instances == null) {
            return module.node().config().calls().containsKey(name.get())
                    ? missing()
                    : undeclared(
                            traversal,
                            "module",
                            name.get(),
                            module.node().config().calls().keySet(),
                            diagnostics);
        }
        return moduleSteps(instances, traversal, diagnostics);
    }

    private Value moduleSteps(
            ModuleInstances instances, Traversal traversal, Diagnostics diagnostics) {
        if (!instances.counted()) {
            return follow(instances.whole(), traversal, 1, diagnostics);
        }
        if (instances.kind() == Expansion.Kind.SINGLE) {
            return instances
                    .get(InstanceKey.NONE)
                    .map(found -> output(found, traversal, 1, diagnostics))
                    .orElseGet(() -> follow(instances.whole(), traversal, 1, diagnostics));
        }
        Optional<InstanceKey> key = key(traversal, 1, instances.kind());
        return key.flatMap(instances::get)
                .map(found -> output(found, traversal, 2, diagnostics))
                .orElseGet(() ->
                        instances.hasMissing()
                                ? missing()
                                : follow(instances.whole(), traversal, 1, diagnostics));
    }

    private Value output(
            ModuleValues found, Traversal traversal, int step, Diagnostics diagnostics) {
        Optional<String> name = attribute(traversal, step);
        Optional<Value> output = name.map(found.outputs()::get);
        if (output.isEmpty() && name.map(found::isMissing).orElseGet(found::hasMissing)) {
            return missing();
        }
        return output.map(value -> follow(value, traversal, step + 1, diagnostics))
                .orElseGet(
                        () -> follow(ModuleInstances.outputs(found), traversal, step, diagnostics));
    }

    private Value resource(
            Traversal traversal, int typeStep, ResourceMode mode, Diagnostics diagnostics) {
        Optional<String> type =
                typeStep < 0 ? Optional.of(traversal.root()) : attribute(traversal, typeStep);
        Optional<String> name = attribute(traversal, typeStep + 1);
        if (type.isEmpty() || name.isEmpty()) {
            return incomplete(traversal, "a resource by type and name", diagnostics);
        }
        ResourceAddress address = new ResourceAddress(mode, type.get(), name.get());
        InstanceValues values = module.resources().get(address);
        if (values == null) {
            return module.node().config().resources().containsKey(address)
                    ? missing()
                    : undeclaredResource(traversal, address, diagnostics);
        }
        return resourceSteps(values, traversal, typeStep + 2, diagnostics);
    }

    private Value undeclaredResource(
            Traversal traversal, ResourceAddress address, Diagnostics diagnostics) {
        List<String> known =
                module.node().config().resources().keySet().stream().map(Object::toString).toList();
        diagnostics.error(
                "Reference to undeclared resource",
                "There is no resource \"%s\" in this module.%s"
                        .formatted(address, NameSuggestion.didYouMean(address.toString(), known)),
                traversal.range());
        return Value.DYNAMIC;
    }

    private Value resourceSteps(
            InstanceValues values, Traversal traversal, int step, Diagnostics diagnostics) {
        boolean indexed =
                traversal.steps().size() > step && traversal.steps().get(step) instanceof IndexStep;
        Optional<InstanceKey> key = key(traversal, step, values.kind());
        if (key.map(values::isMissing).orElseGet(values::hasMissing)) {
            return missing();
        }
        Optional<Value> element =
                indexed && values.sample().isPresent() ? values.sample() : key.flatMap(values::get);
        return element.map(value -> follow(value, traversal, step + 1, diagnostics))
                .orElseGet(() -> follow(values.whole(), traversal, step, diagnostics));
    }

    /// The instance key that a step names, where it names one of that kind.
    private static Optional<InstanceKey> key(Traversal traversal, int step, Expansion.Kind kind) {
        if (traversal.steps().size() <= step) {
            return Optional.empty();
        }
        Step at = traversal.steps().get(step);
        return switch (kind) {
            case SINGLE -> Optional.empty();
            case COUNT -> at instanceof IndexStep index ? intKey(index.key()) : Optional.empty();
            case FOR_EACH -> stringKey(at);
        };
    }

    private static Optional<InstanceKey> intKey(Value key) {
        if (!(key instanceof Value.NumberValue number)) {
            return Optional.empty();
        }
        OptionalLong index = number.number().asLong();
        return index.isPresent() && index.getAsLong() >= 0 && index.getAsLong() <= Integer.MAX_VALUE
                ? Optional.of(InstanceKey.of((int) index.getAsLong()))
                : Optional.empty();
    }

    private static Optional<InstanceKey> stringKey(Step step) {
        return step instanceof IndexStep index && index.key() instanceof Value.StringValue text
                ? Optional.of(InstanceKey.of(text.text()))
                : Optional.empty();
    }

    private static Value follow(
            Value value, Traversal traversal, int fromStep, Diagnostics diagnostics) {
        List<Step> steps = traversal.steps();
        return fromStep >= steps.size()
                ? value
                : Traversals.follow(value, steps.subList(fromStep, steps.size()), diagnostics);
    }

    private static Optional<String> attribute(Traversal traversal, int step) {
        return traversal.steps().size() > step
                        && traversal.steps().get(step) instanceof AttributeStep attribute
                ? Optional.of(attribute.name())
                : Optional.empty();
    }

    private static Value incomplete(Traversal traversal, String wanted, Diagnostics diagnostics) {
        diagnostics.error(
                "Invalid reference",
                "\"%s\" has to be followed by a dot and %s.".formatted(traversal.root(), wanted),
                traversal.range());
        return Value.DYNAMIC;
    }

    private static Value misplaced(Traversal traversal, String advice, Diagnostics diagnostics) {
        diagnostics.error("Invalid reference", advice, traversal.range());
        return Value.DYNAMIC;
    }
}
