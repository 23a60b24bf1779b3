package dev.terrane.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.policy.Policy.Condition;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Expressions of CEL over `plan` and `change`: the language's own functions and macros, and those for
/// texts. See https://cel.dev.
///
/// Equality is ours ([Agreement]): a value that is not known is equal to nothing that is, and to
/// nothing else either.
final class Conditions {
    private static final String PLAN = "plan";
    private static final String CHANGE = "change";
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    private final CelCompiler ofPlan;
    private final CelCompiler ofChange;
    private final CelRuntime runtime;

    Conditions() {
        this.ofPlan = compiler(PLAN);
        this.ofChange = compiler(PLAN, CHANGE);
        this.runtime = runtime();
    }

    private static CelRuntime runtime() {
        return CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardFunctions(
                        CelStandardFunctions.newBuilder()
                                .excludeFunctions(
                                        StandardFunction.EQUALS,
                                        StandardFunction.NOT_EQUALS,
                                        StandardFunction.IN)
                                .build())
                .addFunctionBindings(binary("_==_", "equals", Object.class, Agreement::equal))
                .addFunctionBindings(
                        binary(
                                "_!=_",
                                "not_equals",
                                Object.class,
                                (one, other) -> !Agreement.equal(one, other)))
                .addFunctionBindings(
                        CelFunctionBinding.fromOverloads(
                                "@in",
                                CelFunctionBinding.from(
                                        "in_list",
                                        Object.class,
                                        Collection.class,
                                        (wanted, list) -> Agreement.isIn(wanted, list)),
                                CelFunctionBinding.from(
                                        "in_map",
                                        Object.class,
                                        Map.class,
                                        (wanted, map) -> Agreement.isKey(wanted, map))))
                .addLibraries(CelExtensions.strings())
                .build();
    }

    private static <T> Set<CelFunctionBinding> binary(
            String function,
            String overload,
            Class<T> other,
            CelFunctionOverload.Binary<Object, T> definition) {
        return CelFunctionBinding.fromOverloads(
                function, CelFunctionBinding.from(overload, Object.class, other, definition));
    }

    private static CelCompiler compiler(String... variables) {
        var builder =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .addLibraries(CelExtensions.strings());
        for (String variable : variables) {
            builder.addVar(variable, SimpleType.DYN);
        }
        return builder.build();
    }

    /// An expression that was understood.
    static final class Compiled {
        private final Condition condition;
        private final CelRuntime.Program program;

        private Compiled(Condition condition, CelRuntime.Program program) {
            this.condition = condition;
            this.program = program;
        }

        boolean isTrue(JudgedPlan plan) throws UndecidedException {
            return isTrue(Map.of(PLAN, plan.document()), Optional.empty());
        }

        boolean isTrue(JudgedPlan plan, JudgedPlan.Change change) throws UndecidedException {
            return isTrue(
                    Map.of(PLAN, plan.document(), CHANGE, change.values()), Optional.of(change));
        }

        private boolean isTrue(Map<String, Object> names, Optional<JudgedPlan.Change> change)
                throws UndecidedException {
            Object result;
            try {
                result = program.eval(names);
            } catch (CelEvaluationException e) {
                throw new UndecidedException(Undecided.reason(condition, change, e));
            }
            if (result instanceof Boolean truth) {
                return truth;
            }
            throw new UndecidedException(
                    result instanceof NotKnown value
                            ? value.reason()
                            : "it is neither true nor false");
        }
    }

    /// Nobody can tell whether it is true.
    static final class UndecidedException extends Exception {
        private static final long serialVersionUID = 1;
        private final String reason;

        UndecidedException(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /// Nothing where it has mistakes, which are reported.
    ///
    /// @param aboutChanges whether `change` stands for something
    Optional<Compiled> compile(Condition condition, boolean aboutChanges, Diagnostics diagnostics) {
        try {
            CelAbstractSyntaxTree tree =
                    (aboutChanges ? ofChange : ofPlan).compile(condition.text()).getAst();
            return Optional.of(new Compiled(condition, runtime.createProgram(tree)));
        } catch (CelValidationException e) {
            e.getErrors().forEach(issue -> diagnostics.add(problem(condition, issue)));
        } catch (CelEvaluationException e) {
            diagnostics.error(
                    "Invalid condition of a policy",
                    "It can not be evaluated: %s.".formatted(e.getMessage()),
                    condition.range());
        }
        return Optional.empty();
    }

    private static Diagnostic problem(Condition condition, CelIssue issue) {
        return Diagnostic.error(
                "Invalid condition of a policy",
                "CEL does not understand it, at line %d, column %d: %s."
                        .formatted(
                                issue.getSourceLocation().getLine(),
                                issue.getSourceLocation().getColumn() + 1,
                                issue.getMessage().strip()),
                condition.range());
    }
}
