package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {

    private static Expression parse(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Expression expression = HclParser.parseExpression(Source.of("test.tf", text), diagnostics);
        assertThat(TreeDump.problems(diagnostics)).isEmpty();
        return expression;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    1                       | 1
                    0.5e3                   | 500
                    true                    | true
                    null                    | null
                    a                       | a
                    a-b                     | a-b
                    été                     | été
                    true.x                  | true.x
                    1 + 2 * 3               | (+ 1 (* 2 3))
                    (1 + 2) * 3             | (* ((+ 1 2)) 3)
                    1 - 2 - 3               | (- (- 1 2) 3)
                    a == b && c != d        | (&& (== a b) (!= c d))
                    a < b == c >= d         | (== (< a b) (>= c d))
                    a % b / c               | (/ (% a b) c)
                    -a + !b                 | (+ (- a) (! b))
                    -a.b[0]                 | (- a.b[0])
                    - -1                    | (- (- 1))
                    !a == b                 | (== (! a) b)
                    a ? b : c ? d : e       | (if a b (if c d e))
                    a ? b ? 1 : 2 : c       | (if a (if b 1 2) c)
                    a + b ? c : d           | (if (+ a b) c d)
                    f()                     | (f())
                    f(1, a...)              | (f() 1 a...)
                    f(1, 2,)                | (f() 1 2)
                    provider::x::f(a)       | (provider::x::f() a)
                    f(x).a[0]               | (f() x).a[0]
                    a.b["c"].d              | a.b['c'].d
                    a[""]                   | a['']
                    a[b]                    | (index a b)
                    a[b].c[1]               | (index a b).c[1]
                    a[true]                 | (index a true)
                    a[(1)]                  | (index a (1))
                    a["${b}"]               | (index a (wrap b))
                    a.0.b                   | a[0].b
                    a[*].b[0]               | (splat a @.b[0])
                    a.*.b[0]                | (splat a @.b)[0]
                    a.*.b.0                 | (splat a @.b[0])
                    a[*]                    | (splat a @)
                    a[*][*].b               | (splat a (splat @ @.b))
                    [1, [2],]               | (tuple 1 (tuple 2))
                    []                      | (tuple)
                    {}                      | (object)
                    {a = 1, "b" : 2}        | (object a=1 (template 'b')=2)
                    {(a) = 1, a.b = 2}      | (object (a)=1 a.b=2)
                    [for x in y : x.z]      | (for x y x.z)
                    [for k, v in y : v if k] | (for k v y v if k)
                    {for v in y : v => v...} | (for v y v => v...)
                    [fort, inn]             | (tuple fort inn)
                    """)
    void parses(String text, String expected) {
        assertThat(TreeDump.expression(parse(text))).isEqualTo(expected);
    }

    @Test
    void bindsAndMoreTightlyThanOr() {
        assertThat(TreeDump.expression(parse("a || b && c || d")))
                .isEqualTo("(|| (|| a (&& b c)) d)");
    }

    @Test
    void breaksLinesInBrackets() {
        assertThat(TreeDump.expression(parse("(a\n+\nb)"))).isEqualTo("((+ a b))");
        assertThat(TreeDump.expression(parse("[a,\n# first\nb,\n]"))).isEqualTo("(tuple a b)");
        assertThat(TreeDump.expression(parse("{\n\n a = 1\n\n b = 2, c = 3\n}")))
                .isEqualTo("(object a=1 b=2 c=3)");
        assertThat(TreeDump.expression(parse("f(\n a,\n b...\n)"))).isEqualTo("(f() a b...)");
        assertThat(TreeDump.expression(parse("{\nfor v in c :\nv => 1\nif v\n}")))
                .isEqualTo("(for v c v => 1 if v)");
    }

    @Test
    void readsLargeNumbersExactly() {
        assertThat(TreeDump.expression(parse("123456789012345678901234567890")))
                .isEqualTo("123456789012345678901234567890");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a + bb * c      | a + bb * c
                    (a)             | (a)
                    -a.b            | -a.b
                    f(a, b)         | f(a, b)
                    x.y[0].z        | x.y[0].z
                    f(x).y          | f(x).y
                    a[*].b          | a[*].b
                    a.*.b           | a.*.b
                    a [ b ]         | a [ b ]
                    [for x in y: x] | [for x in y: x]
                    a ? b : c       | a ? b : c
                    /* c */ a       | a
                    """)
    void coversItsText(String text, String expected) {
        assertThat(parse(text + " ").range().text()).isEqualTo(expected);
    }

    @Test
    void knowsTheRangeOfEachPart() {
        Expression.Binary binary = (Expression.Binary) parse("aa == f(bb, cc...)[dd][*].e");
        assertThat(binary.operatorRange().text()).isEqualTo("==");
        assertThat(binary.left().range().text()).isEqualTo("aa");
        Expression.Splat splat = (Expression.Splat) binary.right();
        assertThat(splat.markerRange().text()).isEqualTo("[*]");
        assertThat(splat.element().range().text()).isEqualTo("[*]");
        assertThat(splat.each().range().text()).isEqualTo("[*].e");
        Expression.Index index = (Expression.Index) splat.collection();
        assertThat(index.range().text()).isEqualTo("f(bb, cc...)[dd]");
        assertThat(index.openRange().text()).isEqualTo("[");
        assertThat(index.bracketRange().text()).isEqualTo("[dd]");
        Expression.Call call = (Expression.Call) index.collection();
        assertThat(call.nameRange().text()).isEqualTo("f");
        assertThat(call.openRange().text()).isEqualTo("(");
        assertThat(call.closeRange().text()).isEqualTo(")");
    }

    @Test
    void theElementOfASplatIsAtItsBottom() {
        Expression.Splat splat = (Expression.Splat) parse("a[*].b");
        Expression.RelativeTraversal each = (Expression.RelativeTraversal) splat.each();
        assertThat(each.from()).isSameAs(splat.element());
    }

    @Test
    void stepsHaveTheirDotsAndBrackets() {
        Expression.ScopeTraversal parsed = (Expression.ScopeTraversal) parse("aa.bb[0].1");
        assertThat(parsed.traversal().rootRange().text()).isEqualTo("aa");
        assertThat(parsed.traversal().steps())
                .extracting(step -> step.range().text())
                .containsExactly(".bb", "[0]", ".1");
    }

    @Test
    void forKnowsItsBrackets() {
        Expression.For loop = (Expression.For) parse("{for k, v in c : k => v}");
        assertThat(loop.openRange().text()).isEqualTo("{");
        assertThat(loop.closeRange().text()).isEqualTo("}");
        assertThat(loop.givesObject()).isTrue();
    }
}
