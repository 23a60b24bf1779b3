package dev.terrane.cli.view;

import static dev.terrane.cli.view.Plans.object;
import static dev.terrane.cli.view.Plans.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.Schema.Block;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class BlockTextTest {
    private static final Block RULE =
            new Block(Map.of("port", Attribute.optional(Type.NUMBER)), Map.of());
    private static final Block RESOURCE =
            new Block(
                    Map.of(
                            "name", Attribute.optional(Type.STRING),
                            "tags", Attribute.optional(Type.map(Type.STRING)),
                            "other", Attribute.optional(Type.STRING)),
                    Map.of(
                            "rule", NestedBlock.of(Nesting.LIST, RULE),
                            "way", NestedBlock.of(Nesting.SET, RULE),
                            "one", NestedBlock.of(Nesting.SINGLE, RULE),
                            "keyed", NestedBlock.of(Nesting.MAP, RULE)));

    private static Value rules(int... ports) {
        return Value.list(
                RULE.impliedType(),
                Arrays.stream(ports).mapToObj(port -> object("port", port)).toList());
    }

    private static Value set(int... ports) {
        return Value.set(RULE.impliedType(), rules(ports).asList());
    }

    private static String text(Value before, Value after, ValuePath... forcedBy) {
        var canvas = new Canvas(Style.PLAIN, true);
        new BlockText(canvas, new ChangeText(canvas, List.of(forcedBy)), false)
                .writeBody(before, after, Optional.of(RESOURCE), 2, ValuePath.EMPTY);
        return canvas.take();
    }

    @Test
    void blocksComeBehindAttributesAndAreNoAttributes() {
        assertThat(
                        text(
                                Value.NULL,
                                object(
                                        "name",
                                        "n",
                                        "rule",
                                        rules(80, 90),
                                        "one",
                                        object("port", 1))))
                .isEqualTo(
                        """
                          + name = "n"

                          + one {
                              + port = 1
                            }

                          + rule {
                              + port = 80
                            }
                          + rule {
                              + port = 90
                            }
                        """);
    }

    @Test
    void showsChangedBlocksAndCountsTheOthers() {
        Value tags = Value.map(Type.STRING, Map.of("k", Value.string("v")));
        assertThat(
                        text(
                                object(
                                        "name",
                                        "n",
                                        "other",
                                        "x",
                                        "tags",
                                        tags,
                                        "rule",
                                        rules(1, 2, 3),
                                        "way",
                                        set(5, 6)),
                                object(
                                        "name",
                                        "n",
                                        "other",
                                        "x",
                                        "tags",
                                        tags,
                                        "rule",
                                        rules(1, 9, 3),
                                        "way",
                                        set(5, 7)),
                                ValuePath.attribute("way")))
                .isEqualTo(
                        """
                            name  = "n"
                            tags  = {
                                "k" = "v"
                            }
                            # (1 unchanged attribute hidden)

                          ~ rule {
                              ~ port = 2 -> 9
                            }
                            # (2 unchanged blocks hidden)

                          - way { # forces replacement
                              - port = 6 -> null
                            }
                          + way { # forces replacement
                              + port = 7
                            }
                            # (1 unchanged block hidden)
                        """);
    }

    @Test
    void blocksOfAMapHaveTheirKeyAsALabel() {
        Value keyed = Value.map(RULE.impliedType(), Map.of("a b", object("port", 1)));

        assertThat(text(Value.NULL, object("keyed", keyed)))
                .isEqualTo(
                        """

                          + keyed "a b" {
                              + port = 1
                            }
                        """);
    }

    @Test
    void saysOfBlocksThatAreNotKnownOrNotToBeShown() {
        assertThat(
                        text(
                                object("rule", rules(1)),
                                object(
                                        "rule", Value.unknown(Type.list(RULE.impliedType())),
                                        "way", secret(set(3)))))
                .isEqualTo(
                        """

                          - rule {
                              - port = 1 -> null
                            }
                          + rule (known after apply)

                          + way {
                                # (sensitive, so its content is not shown)
                            }
                        """);
    }
}
