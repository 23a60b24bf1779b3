package dev.terrane.hcl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostic.ExpressionValue;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Mark;
import dev.terrane.value.Refinement;
import dev.terrane.value.Refinements;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class EvaluatorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "nothing == 1 | nothing",
                "true && nothing | nothing",
                "true ? 1 : nothing | ",
                "false ? 1 : nothing | nothing",
                "nothing ? 1 : 2 | nothing",
                "[nothing, missing] | nothing, missing",
                "{ (nothing) = 1, b = missing } | nothing, missing",
                "{ (local.us) = 1, b = missing } | missing",
                "[for x in nothing : x] | nothing",
                "[for x in ['a'] : nothing] | nothing",
                "[for x in ['a', 'b'] : x if nothing] | nothing",
                "{ for x in [local.us, 'a'] : x => nothing } | nothing",
                "nothing[*].a | nothing",
                "'a${nothing}' | nothing",
                "upper(nothing) | nothing",
                "[for local in ['shadow'] : local] | ",
                "[for x in [1] : [for x in ['a'] : x.b]] | .b",
            })
    void reportsWhatIsWrongOnceAndAtItsPlace(String expression, String subjects) {
        List<String> found =
                Expressions.problems(expression.replace('\'', '"')).stream()
                        .map(p -> p.where().orElseThrow().text())
                        .toList();

        assertThat(String.join(", ", found)).isEqualTo(subjects == null ? "" : subjects);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uper(1) | There is no function named \"uper\". Did you mean \"upper\"?",
                "a::b(1) | There are no functions in the namespace \"a::\".",
                "provider::a::b(1) | There are no functions in the namespace \"provider::a::\". They are those of a provider: name \"a\" in required_providers, and run terrane init, which installs it where it is not built in.",
                "local.o.bb | This object has no attribute named \"bb\". Did you mean \"b\"?",
                "local.l[3] | Index 3 is too high: the collection has 3 elements, counted from 0.",
                "local.l[local.sbig] | This index is too high: the collection has 3 elements, counted from 0.",
                "local.m[local.ss] | There is no element with the given key.",
                "local.lo.a | This is a list of objects, not one object. For \"a\" of one element, choose it with an index such as [0]; for that of all of them, write [*].a.",
                "true ? {a=1, b=[]} : {a=1, b={}} | Both results of a conditional have to be of one type. In attribute \"b\": The 'true' result is of type tuple, the 'false' result of type object.",
                "true ? {a=[]} : {b=1} | Both results of a conditional have to be of one type. The object of the 'true' result has the attribute \"a\", that of the 'false' result has not.",
                "true ? [1, {}] : [1] | Both results of a conditional have to be of one type. The tuple of the 'true' result has 2 elements, that of the 'false' result 1.",
            })
    void saysWhatToDo(String expression, String detail) {
        assertThat(Expressions.problems(expression))
                .extracting(Diagnostic::detail)
                .containsExactly(detail);
    }

    @Test
    void showsTheValuesOfTheNamesThatMattered() {
        assertThat(Expressions.problems("[for x in [1, 2] : local.m[local.s] + x]"))
                .extracting(Diagnostic::values)
                .first()
                .isEqualTo(
                        List.of(
                                new ExpressionValue(
                                        "local.m", "is a map of number with 2 elements"),
                                new ExpressionValue("local.s", "is \"text\"")));
    }

    @Test
    void showsTheVariablesOfLoops() {
        assertThat(Expressions.problems("[for x in [{ a = 1 }] : x.b]"))
                .extracting(Diagnostic::values)
                .containsExactly(
                        List.of(new ExpressionValue("x", "is an object with 1 attribute \"a\"")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local.ss.x | is sensitive",
                "local.us.x | is a string",
                "local.ns.x | is null",
                "local.t.x | is a tuple with 3 elements",
                "local.elo.x | is an empty list of object",
                "local.b.x | is true",
            })
    void describesValuesWithoutShowingSecrets(String expression, String description) {
        assertThat(Expressions.problems(expression))
                .flatExtracting(Diagnostic::values)
                .extracting(ExpressionValue::description)
                .containsExactly(description);
    }

    @Test
    void showsTheWholeExpressionAroundTheMistake() {
        Diagnostic problem = Expressions.problems("true ? 1 : true").getFirst();

        assertThat(problem.context()).isNotNull();
        assertThat(problem.context().text()).isEqualTo("true ? 1 : true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'prefix-${local.us}' | prefix-",
                "'prefi${local.us}' | pref",
                "'${local.us}-x' | ~~",
                "'${local.s}/${local.us}${local.s}' | text/",
            })
    void knowsTheBeginningOfUnknownText(String template, String prefix) {
        Refinement certain = Refinements.of(Expressions.value(template.replace('\'', '"')));

        assertThat(certain.stringPrefix()).isEqualTo(prefix);
        assertThat(certain.notNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "local.un + 1, true",
        "local.un < 5, true",
        "local.us == null, true",
        "upper(local.us), true",
        "tostring(local.us), false",
        "local.ub ? 1 : 2, true",
        "local.ub ? 1 : local.nn, false",
        "local.ul[*], true",
        "local.us, false",
    })
    void knowsWhichUnknownValuesAreNotNull(String expression, boolean notNull) {
        assertThat(Refinements.of(Expressions.value(expression)).notNull()).isEqualTo(notNull);
    }

    @Test
    void keepsTheMarksOfPartsWhereTheyAre() {
        var tuple = (Value.TupleValue) Expressions.value("[local.ss, { a = local.sn }, 1]");

        assertThat(tuple.elements().get(0).hasMark(Mark.SENSITIVE)).isTrue();
        assertThat(tuple.elements().get(1).hasMark(Mark.SENSITIVE)).isFalse();
        assertThat(tuple.elements().get(1).containsMark(Mark.SENSITIVE)).isTrue();
        assertThat(tuple.elements().get(2).containsMark(Mark.SENSITIVE)).isFalse();
    }

    /// One element of thousands is looked up by the scope, which need not gather all of them.
    @Test
    void asksTheScopeForOneElementWhereTheKeyIsKnown() {
        List<String> asked = new ArrayList<>();
        Scope scope = recording(asked);
        Evaluator.evaluate(Expressions.parsed("local.lo[local.zero].a"), scope, new Diagnostics());
        Evaluator.evaluate(Expressions.parsed("local.l[local.un]"), scope, new Diagnostics());

        assertThat(asked).containsExactly("local.zero", "local.lo[0].a", "local.un", "local.l");
    }

    private static Scope recording(List<String> asked) {
        return new Scope() {
            @Override
            public Value resolve(Traversal traversal, Diagnostics diagnostics) {
                asked.add(Traversals.display(traversal));
                return TestScope.INSTANCE.resolve(traversal, diagnostics);
            }

            @Override
            public Optional<Function> function(String name) {
                return TestScope.INSTANCE.function(name);
            }

            @Override
            public Iterable<String> functionNames() {
                return TestScope.INSTANCE.functionNames();
            }
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local.a | Variables not allowed",
                "upper(1) | Function calls not allowed",
                "1 + 1 | ",
            })
    void allowsConstantsOnlyWhereNothingElseIs(String expression, String summary) {
        var diagnostics = new Diagnostics();
        Evaluator.evaluateConstant(Expressions.parsed(expression), diagnostics);

        assertThat(diagnostics.list())
                .extracting(Diagnostic::summary)
                .isEqualTo(summary == null ? List.of() : List.of(summary));
    }

    @Test
    void givesLazyFunctionsTheirArgumentsUnevaluated() {
        assertThat(Expressions.value("[for x in [1, \"a\"] : attempt(x + 1, upper(x))]"))
                .isEqualTo(Value.tuple(List.of(Value.number(2), Value.string("A"))));
    }

    @Test
    void hidesWhatFunctionsSayOfSecrets() throws FunctionException {
        Value secret = Value.string("hunter2").withMarks(Set.of(Mark.SENSITIVE));

        assertThat(Secrets.hide("\"hunter2\" is no number", List.of(secret)))
                .doesNotContain("hunter2");
        assertThat(Secrets.hide("a number is required", List.of(secret)))
                .isEqualTo("a number is required");
    }
}
