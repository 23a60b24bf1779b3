package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;

import org.junit.jupiter.api.Test;

import java.util.List;

class NativeBodyTest {
    private static final BodySchema SCHEMA =
            new BodySchema(
                    List.of(AttributeSchema.required("name"), AttributeSchema.optional("size")),
                    List.of(BlockSchema.of("disk", "type", "label"), BlockSchema.of("tag")));

    private final Diagnostics diagnostics = new Diagnostics();

    private Body parse(String text) {
        return HclParser.parse(Source.of("test.tf", text), diagnostics).body();
    }

    private String problems() {
        return TreeDump.problems(diagnostics);
    }

    @Test
    void givesWhatTheSchemaNames() {
        BodyContent content =
                parse("size = 1\nname = 2\ntag {}\ndisk \"a\" \"b\" {}\ntag {}\n")
                        .content(SCHEMA, diagnostics);
        assertThat(problems()).isEmpty();
        assertThat(content.attributes()).containsOnlyKeys("size", "name");
        assertThat(content.blocks()).extracting(Block::type).containsExactly("tag", "disk", "tag");
        assertThat(content.blocksOfType("tag")).hasSize(2);
    }

    @Test
    void reportsWhatTheSchemaDoesNotName() {
        parse("name = 1\nsise = 2\ndisc \"a\" \"b\" {}\n").content(SCHEMA, diagnostics);
        assertThat(problems()).isEqualTo("2 Unsupported argument; 3 Unsupported block type");
        assertThat(diagnostics.list().getFirst().detail()).endsWith("Did you mean \"size\"?");
        assertThat(diagnostics.list().getLast().detail()).endsWith("Did you mean \"disk\"?");
    }

    @Test
    void saysWhereABlockWasMeant() {
        parse("name = 1\ntag = {}\nsize {}\n").content(SCHEMA, diagnostics);
        assertThat(problems()).isEqualTo("2 Unsupported argument; 3 Unsupported block type");
        assertThat(diagnostics.list().getFirst().detail())
                .contains("There is a block of that name");
        assertThat(diagnostics.list().getLast().detail())
                .contains("There is an argument of that name");
    }

    @Test
    void reportsWhatIsMissing() {
        parse("\nsize = 1\n").content(SCHEMA, diagnostics);
        assertThat(problems()).isEqualTo("1 Missing required argument");
    }

    @Test
    void reportsLabels() {
        BodyContent content =
                parse("name = 1\ndisk \"a\" {}\ntag \"x\" {}\ndisk a b c {}\n")
                        .content(SCHEMA, diagnostics);
        assertThat(problems())
                .isEqualTo(
                        "2 Missing label for disk; 3 Extraneous label for tag; 4 Extraneous label"
                                + " for disk");
        assertThat(diagnostics.list())
                .extracting(problem -> problem.where().orElseThrow().text())
                .containsExactly("{", "\"x\"", "c");
        assertThat(content.blocks()).isEmpty();
    }

    @Test
    void leavesTheRestToAnother() {
        Body.PartialContent partial =
                parse("name = 1\nother = 2\ntag {}\nmore {}\n").partialContent(SCHEMA, diagnostics);
        assertThat(problems()).isEmpty();
        assertThat(partial.content().attributes()).containsOnlyKeys("name");
        BodyContent rest =
                partial.remaining()
                        .content(
                                new BodySchema(
                                        List.of(AttributeSchema.required("other")),
                                        List.of(BlockSchema.of("more"))),
                                diagnostics);
        assertThat(problems()).isEmpty();
        assertThat(rest.blocks()).hasSize(1);
    }

    @Test
    void givesAllAsAttributesAndReportsABlock() {
        assertThat(parse("b = 1\na = 2\ntag {}\n").attributes(diagnostics).keySet())
                .containsExactly("b", "a");
        assertThat(problems()).isEqualTo("3 Unexpected \"tag\" block");
    }
}
