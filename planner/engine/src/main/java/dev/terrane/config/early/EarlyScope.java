package dev.terrane.config.early;

import dev.terrane.config.Local;
import dev.terrane.config.ModuleCall;
import dev.terrane.config.ModuleConfig;
import dev.terrane.config.Variable;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.expression.Traversals;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.hcl.syntax.Traversal.AttributeStep;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Value;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What names stand for in a module before anything is planned: variables, locals, paths and
/// functions.
///
/// A variable of the root module has the value that was given or its default; one of another module
/// has what its call hands in, which is evaluated in the scope of the caller. Each is evaluated when
/// it is asked for, so what is known only later does no harm elsewhere.
public final class EarlyScope implements Scope {
    private final ModuleConfig module;
    private final EarlyContext context;
    private final EarlyInputs inputs;
    private final Map<String, Value> known = new HashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    private EarlyScope(ModuleConfig module, EarlyContext context, EarlyInputs inputs) {
        this.module = module;
        this.context = context;
        this.inputs = inputs;
    }

    public static EarlyScope ofRoot(ModuleConfig root, EarlyContext context) {
        return new EarlyScope(root, context, context.inputs());
    }

    /// The scope of a module that is called in this one.
    public EarlyScope ofChild(ModuleCall call, ModuleConfig child) {
        return new EarlyScope(
                child, context, (variable, diagnostics) -> handedIn(call, variable, diagnostics));
    }

    private Optional<Value> handedIn(ModuleCall call, Variable variable, Diagnostics diagnostics) {
        Attribute argument = call.arguments().get(variable.name());
        if (argument == null) {
            return variable.defaultValue();
        }
        Diagnostics own = new Diagnostics();
        Value given = Evaluator.evaluate(argument.expression(), this, own);
        Value value = converted(variable, given, argument, own);
        diagnostics.addAll(own);
        return Optional.of(own.hasErrors() ? Value.DYNAMIC : value);
    }

    private static Value converted(
            Variable variable, Value given, Attribute argument, Diagnostics diagnostics) {
        try {
            Value filled =
                    given.isNull()
                            ? given
                            : variable.type().defaults().map(d -> d.apply(given)).orElse(given);
            Value value = Conversion.convert(filled, variable.type().type());
            return value.isNull() && !variable.nullable()
                    ? variable.defaultValue().orElse(value)
                    : value;
        } catch (ConversionException e) {
            diagnostics.error(
                    "Invalid value for input variable",
                    "The value of var.%s does not fit its type: %s."
                            .formatted(variable.name(), e.getMessage()),
                    argument.expression().range());
            return Value.DYNAMIC;
        }
    }

    @Override
    public Value resolve(Traversal traversal, Diagnostics diagnostics) {
        return switch (traversal.root()) {
            case "var" -> variable(traversal, diagnostics);
            case "local" -> local(traversal, diagnostics);
            case "path" -> path(traversal, diagnostics);
            case "terraform" -> terraform(traversal, diagnostics);
            default -> tooEarly(traversal, diagnostics);
        };
    }

    private Value variable(Traversal traversal, Diagnostics diagnostics) {
        String name = name(traversal);
        Variable variable = module.variables().get(name);
        if (variable == null) {
            return undeclared(
                    traversal, "variable", name, module.variables().keySet(), diagnostics);
        }
        Value value = known.get("var." + name);
        if (value == null) {
            value = value(variable, traversal, diagnostics);
            known.put("var." + name, value);
        }
        return Traversals.follow(value, rest(traversal), diagnostics);
    }

    private Value value(Variable variable, Traversal traversal, Diagnostics diagnostics) {
        Optional<Value> value = inputs.value(variable, diagnostics);
        if (value.isEmpty()) {
            diagnostics.error(
                    "Value needed early",
                    "This is read before anything is planned, and var.%s, declared at %s, has neither a default nor a value by now. Set it with -var, in a -var-file, or as TF_VAR_%s in the environment."
                            .formatted(variable.name(), variable.range(), variable.name()),
                    traversal.range());
            return Value.DYNAMIC;
        }
        return marked(variable, value.get());
    }

    private static Value marked(Variable variable, Value value) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (variable.sensitive()) {
            marks.add(Mark.SENSITIVE);
        }
        if (variable.ephemeral()) {
            marks.add(Mark.EPHEMERAL);
        }
        return marks.isEmpty() ? value : value.withMarks(marks);
    }

    private Value local(Traversal traversal, Diagnostics diagnostics) {
        String name = name(traversal);
        Local local = module.locals().get(name);
        if (local == null) {
            return undeclared(
                    traversal, "local value", name, module.locals().keySet(), diagnostics);
        }
        Value value = known.get("local." + name);
        if (value == null) {
            if (!underWay.add(name)) {
                return loop(traversal, diagnostics);
            }
            value = Evaluator.evaluate(local.expression(), this, diagnostics);
            underWay.remove(name);
            known.put("local." + name, value);
        }
        return Traversals.follow(value, rest(traversal), diagnostics);
    }

    private Value loop(Traversal traversal, Diagnostics diagnostics) {
        diagnostics.error(
                "Cycle",
                "The local values %s are made from one another."
                        .formatted(String.join(", ", underWay)),
                traversal.range());
        return Value.DYNAMIC;
    }

    private Value path(Traversal traversal, Diagnostics diagnostics) {
        return switch (name(traversal)) {
            case "module" -> Value.string(module.directory());
            case "root" -> Value.string(".");
            case "cwd" -> Value.string(context.workingDirectory());
            default -> tooEarly(traversal, diagnostics);
        };
    }

    private Value terraform(Traversal traversal, Diagnostics diagnostics) {
        return name(traversal).equals("workspace") && context.workspace().isPresent()
                ? Value.string(context.workspace().get())
                : tooEarly(traversal, diagnostics);
    }

    private static Value tooEarly(Traversal traversal, Diagnostics diagnostics) {
        diagnostics.error(
                "Value not known early",
                "This is read before anything is planned, when %s is not known yet. Variables, local values, paths and functions may stand here."
                        .formatted(Traversals.display(traversal)),
                traversal.range());
        return Value.DYNAMIC;
    }

    private static Value undeclared(
            Traversal traversal,
            String kind,
            String name,
            Set<String> names,
            Diagnostics diagnostics) {
        diagnostics.error(
                "Reference to undeclared " + kind,
                "There is no %s named \"%s\" in this module.%s"
                        .formatted(kind, name, NameSuggestion.didYouMean(name, names)),
                traversal.range());
        return Value.DYNAMIC;
    }

    private static String name(Traversal traversal) {
        return !traversal.steps().isEmpty()
                        && traversal.steps().getFirst() instanceof AttributeStep step
                ? step.name()
                : "";
    }

    private static java.util.List<Traversal.Step> rest(Traversal traversal) {
        return traversal.steps().subList(1, traversal.steps().size());
    }

    @Override
    public Optional<Function> function(String name) {
        return Optional.ofNullable(context.functions().get().get(name));
    }

    @Override
    public Iterable<String> functionNames() {
        return context.functions().get().keySet();
    }
}
