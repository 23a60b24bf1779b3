package dev.terrane.config.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.hcl.syntax.Traversal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class ReferenceParserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    var.a                      | VariableRef     | var.a                    | 0
                    var.a.b[0]                 | VariableRef     | var.a                    | 2
                    local.x["k"]               | LocalRef        | local.x                  | 1
                    aws_vpc.a                  | ResourceRef     | aws_vpc.a                | 0
                    aws_vpc.a[0].id            | ResourceRef     | aws_vpc.a[0]             | 1
                    aws_vpc.a["k"].tags.x      | ResourceRef     | aws_vpc.a["k"]           | 2
                    aws_vpc.a.tags["k"]        | ResourceRef     | aws_vpc.a                | 2
                    resource.aws_vpc.a.id      | ResourceRef     | aws_vpc.a                | 1
                    data.aws_region.r.name     | ResourceRef     | data.aws_region.r        | 1
                    ephemeral.t.n[1]           | ResourceRef     | ephemeral.t.n[1]         | 0
                    module.m                   | ModuleRef       | module.m                 | 0
                    module.m[2]                | ModuleRef       | module.m[2]              | 0
                    module.m.out.x             | ModuleOutputRef | module.m.out             | 1
                    module.m["a"].out          | ModuleOutputRef | module.m["a"].out        | 0
                    each.value.x               | EachRef         | each.value               | 1
                    count.index                | CountRef        | count.index              | 0
                    self.id                    | SelfRef         | self                     | 1
                    path.module                | PathRef         | path.module              | 0
                    terraform.workspace        | TerraformRef    | terraform.workspace      | 0
                    """)
    void reads(String text, String kind, String subject, int remaining) {
        ParsedReference reference = ReferenceParser.parse(traversal(text)).orElseThrow();

        assertThat(reference.subject().getClass().getSimpleName()).isEqualTo(kind);
        assertThat(reference.subject()).hasToString(subject);
        assertThat(reference.remaining()).hasSize(remaining);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    var                 | var               | Invalid reference
                    var["x"]            | ["x"]             | Invalid reference
                    word                | word              | Invalid reference
                    aws_vpc["a"]        | ["a"]             | Invalid reference
                    data                | data              | Invalid reference
                    data.aws_region     | data.aws_region   | Invalid reference
                    resource.aws_vpc    | resource.aws_vpc  | Invalid reference
                    module              | module            | Invalid reference
                    module.m[1.5].x     | [1.5]             | Invalid reference
                    template.x          | template          | Reserved symbol name
                    """)
    void pointsAtWhatIsNoReference(String text, String place, String summary) {
        Diagnostics problems = new Diagnostics();

        Optional<ParsedReference> reference = ReferenceParser.parse(traversal(text), problems);

        assertThat(reference).isEmpty();
        assertThat(problems.list()).extracting(Diagnostic::summary).containsExactly(summary);
        assertThat(problems.list().getFirst().where().orElseThrow().text()).isEqualTo(place);
    }

    private static Traversal traversal(String text) {
        Diagnostics problems = new Diagnostics();
        Traversal traversal =
                HclParser.parseTraversal(Source.of("test", text), problems).orElseThrow();
        assertThat(problems.list()).isEmpty();
        return traversal;
    }
}
