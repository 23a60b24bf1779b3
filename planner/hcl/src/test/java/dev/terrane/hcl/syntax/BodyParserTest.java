package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Position;
import dev.terrane.diagnostic.Source;

import org.junit.jupiter.api.Test;

class BodyParserTest {

    private static NativeBody parse(String text) {
        Diagnostics diagnostics = new Diagnostics();
        File file = HclParser.parse(Source.of("test.tf", text), diagnostics);
        assertThat(TreeDump.problems(diagnostics)).isEmpty();
        return (NativeBody) file.body();
    }

    @Test
    void parsesAWholeFile() {
        assertThat(
                        TreeDump.body(
                                parse(
                                        """
                                        # A comment
                                        terraform {
                                          required_version = ">= 1.0" // another
                                        }

                                        /* a longer
                                           one */
                                        resource aws_instance "web" {
                                          count = var.n > 0 ? var.n : 1
                                          tags  = merge(local.tags, { Name = "web-${count.index}" })
                                          lifecycle { create_before_destroy = true }
                                          ebs {}

                                          user_data = <<-EOT
                                            #!/bin/sh
                                            echo ${each.key}
                                          EOT
                                        }
                                        """)))
                .isEqualTo(
                        """
                        terraform {
                          required_version = (template '>= 1.0')
                        }
                        resource 'aws_instance' 'web' {
                          count = (if (> var.n 0) var.n 1)
                          tags = (merge() local.tags (object Name=(template 'web-' count.index)))
                          user_data = (template '#!/bin/sh\\necho ' each.key '\\n')
                          lifecycle {
                            create_before_destroy = true
                          }
                          ebs {
                          }
                        }
                        """);
    }

    @Test
    void readsByteOrderMarkAndCarriageReturns() {
        assertThat(TreeDump.body(parse("\ufeffa = 1\r\nb = [\r\n2\r\n]\r\n")))
                .isEqualTo("a = 1\nb = (tuple 2)\n");
    }

    @Test
    void needsNoLineBreakAtTheEnd() {
        assertThat(TreeDump.body(parse("a = 1"))).isEqualTo("a = 1\n");
        assertThat(TreeDump.body(parse("a {}"))).isEqualTo("a {\n}\n");
        assertThat(TreeDump.body(parse("a = 1 # b"))).isEqualTo("a = 1\n");
        assertThat(TreeDump.body(parse(""))).isEmpty();
    }

    @Test
    void attributesKnowTheirRanges() {
        Attribute attribute =
                parse("\n  name = f( # c\n x)  # d\n")
                        .attributesByName()
                        .values()
                        .iterator()
                        .next();
        assertThat(attribute.range().text()).isEqualTo("name = f( # c\n x)");
        assertThat(attribute.nameRange().text()).isEqualTo("name");
        assertThat(attribute.nameRange().start()).isEqualTo(new Position(2, 3, 3));
    }

    @Test
    void blocksKnowTheirRanges() {
        Block block = parse("a = 1\nres \"x\" y {\n  b = 1\n}\n").blocks().getFirst();
        assertThat(block.typeRange().text()).isEqualTo("res");
        assertThat(block.headerRange().text()).isEqualTo("res \"x\" y");
        assertThat(block.range().text()).isEqualTo("res \"x\" y {\n  b = 1\n}");
        assertThat(block.body().range().text()).isEqualTo("{\n  b = 1\n}");
        assertThat(block.body().missingItemRange().start().line()).isEqualTo(2);
        assertThat(block.labels())
                .extracting(label -> label.range().text())
                .containsExactly("\"x\"", "y");
    }

    @Test
    void columnsCountGraphemeClusters() {
        Attribute attribute =
                parse("a = [\"é👍\", b]\n").attributesByName().values().iterator().next();
        Expression.Tuple tuple = (Expression.Tuple) attribute.expression();
        assertThat(tuple.elements().get(1).range().start().column()).isEqualTo(12);
    }
}
