package dev.terrane.testing;

import dev.terrane.config.Variable;
import dev.terrane.config.input.RawValue;
import dev.terrane.config.input.RootVariables;
import dev.terrane.config.input.VariableInputs;
import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestRun;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.Source;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The variables of one run: what its own block says outweighs its file, and that outweighs what is
/// given from outside. Only what somebody needs is evaluated.
final class RunVariables {
    private final TestFile file;
    private final TestRun run;
    private final Map<String, Variable> declared;
    private final VariableInputs outside;
    private final Map<String, Function> functions;
    private final Map<String, RunOutputs> earlier;

    /// @param declared by the module under test
    /// @param earlier the runs that have come to their end, by name
    RunVariables(
            TestFile file,
            TestRun run,
            Map<String, Variable> declared,
            VariableInputs outside,
            Map<String, Function> functions,
            Map<String, RunOutputs> earlier) {
        this.file = file;
        this.run = run;
        this.declared = declared;
        this.outside = outside;
        this.functions = functions;
        this.earlier = earlier;
    }

    /// The values of the variables that the module declares, converted, with their marks. Nothing
    /// where one of them is missing or wrong.
    Optional<Map<String, Value>> forModule(Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Map<String, Value> values = new HashMap<>();
        Map<String, Variable> left = new TreeMap<>();
        for (Variable variable : declared.values()) {
            Optional<Attribute> written = written(variable.name());
            if (written.isEmpty()) {
                left.put(variable.name(), variable);
                continue;
            }
            evaluate(written.get(), own)
                    .flatMap(value ->
                            RootVariables.fitted(
                                    variable, value, written.get().expression().range(), own))
                    .ifPresent(value -> values.put(variable.name(), value));
        }
        RootVariables others = RootVariables.resolve(left, only(left), own);
        values.putAll(others.values());
        reportMissing(others.missing(), own);
        warnOfUndeclared(own);
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(values);
    }

    /// Where the value of a variable stands in the test file, if it does.
    Optional<SourceRange> place(String name) {
        return written(name).map(attribute -> attribute.expression().range());
    }

    /// What assertions and providers of the test file see as `var.NAME`, where the module under test
    /// declares no such variable.
    Optional<Value> beyondModule(String name, Diagnostics diagnostics) {
        Optional<Attribute> written = written(name);
        return written.isPresent() ? evaluate(written.get(), diagnostics) : fromOutside(name);
    }

    /// What the providers of the test file may refer to.
    Scope scopeOfProviders() {
        return scope("provider blocks of test files", true);
    }

    private Optional<Attribute> written(String name) {
        Attribute own = run.variables().get(name);
        return Optional.ofNullable(own != null ? own : file.variables().get(name));
    }

    private Optional<Value> evaluate(Attribute attribute, Diagnostics diagnostics) {
        boolean ofRun = attribute.equals(run.variables().get(attribute.name()));
        Diagnostics own = new Diagnostics();
        Scope scope =
                ofRun
                        ? scope("the variables of a run", true)
                        : scope("the variables of a test file", false);
        Value value = Evaluator.evaluate(attribute.expression(), scope, own);
        diagnostics.addAll(own);
        return own.hasErrors() ? Optional.empty() : Optional.of(value);
    }

    /// @param withFile whether variables of the file, and earlier runs, may be referred to
    private Scope scope(String where, boolean withFile) {
        return new TestFileScope(
                functions,
                name -> withFile ? fileLevel(name) : fromOutside(name),
                withFile ? file.runs() : List.of(),
                earlier,
                where);
    }

    private Optional<Value> fileLevel(String name) {
        Attribute attribute = file.variables().get(name);
        return attribute == null ? fromOutside(name) : evaluate(attribute, new Diagnostics());
    }

    private Optional<Value> fromOutside(String name) {
        RawValue raw = outside.values().get(name);
        if (raw == null) {
            return Optional.empty();
        }
        Variable variable = declared.get(name);
        if (variable != null) {
            Map<String, Variable> one = Map.of(name, variable);
            return Optional.ofNullable(
                    RootVariables.resolve(one, only(one), new Diagnostics()).values().get(name));
        }
        return Optional.of(
                switch (raw) {
                    case RawValue.Text text -> untyped(text.text());
                    case RawValue.Written written ->
                            Evaluator.evaluateConstant(written.expression(), new Diagnostics());
                });
    }

    /// Nobody says what is meant, so what reads as an expression is one.
    private static Value untyped(String text) {
        Diagnostics problems = new Diagnostics();
        Value value =
                Evaluator.evaluateConstant(
                        HclParser.parseExpression(Source.of("<value>", text), problems), problems);
        return problems.hasErrors() ? Value.string(text) : value;
    }

    private VariableInputs only(Map<String, Variable> wanted) {
        SortedMap<String, RawValue> inputs = new TreeMap<>(outside.values());
        inputs.keySet().retainAll(wanted.keySet());
        return new VariableInputs(inputs);
    }

    private void reportMissing(List<Variable> missing, Diagnostics diagnostics) {
        for (Variable variable : missing) {
            diagnostics.error(
                    "No value for required variable",
                    "The run \"%s\" tests a module that needs a value for \"%s\". Set it in a \"variables\" block of the run or of its file, with -var or -var-file."
                            .formatted(run.name(), variable.name()),
                    variable.range());
        }
    }

    private void warnOfUndeclared(Diagnostics diagnostics) {
        for (Attribute attribute : run.variables().values()) {
            if (!declared.containsKey(attribute.name())) {
                diagnostics.add(
                        Diagnostic.warning(
                                "Value for undeclared variable",
                                "The module that run \"%s\" tests declares no variable \"%s\", so the value has no effect on it.%s"
                                        .formatted(
                                                run.name(),
                                                attribute.name(),
                                                NameSuggestion.didYouMean(
                                                        attribute.name(),
                                                        new ArrayList<>(
                                                                new TreeSet<>(declared.keySet())))),
                                attribute.expression().range()));
            }
        }
    }
}
