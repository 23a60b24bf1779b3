package dev.terrane.spi;

import static dev.terrane.spi.TestValues.object;
import static dev.terrane.spi.TestValues.set;
import static dev.terrane.spi.TestValues.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ProposedObjectTest {
    private static final Value NONE = Value.nullOf(Type.STRING);

    /// What a block or object of it has: an argument, and something that the provider fills in.
    private static final Schema.Block PART =
            new Schema.Block(
                    Map.of(
                            "name", Attribute.optional(Type.STRING),
                            "id", Attribute.computed(Type.STRING)),
                    Map.of());

    private static Value part(Value name, Value id) {
        return object("name", name, "id", id);
    }

    @Nested
    class OfAttributes {
        private final Schema.Block block =
                new Schema.Block(
                        Map.of(
                                "plain", Attribute.optional(Type.STRING),
                                "filled", Attribute.optionalComputed(Type.STRING),
                                "id", Attribute.computed(Type.STRING),
                                "token", Attribute.optional(Type.STRING).asWriteOnly()),
                        Map.of());

        private Value all(Value plain, Value filled, Value id, Value token) {
            return object("plain", plain, "filled", filled, "id", id, "token", token);
        }

        private final Value prior = all(text("a"), text("b"), text("7"), NONE);

        @Test
        void whatIsSetCountsAsItIsSet() {
            Value config = all(text("x"), text("y"), NONE, NONE);

            assertThat(ProposedObject.of(block, prior, config))
                    .isEqualTo(all(text("x"), text("y"), text("7"), NONE));
        }

        @Test
        void whatIsLeftOpenStaysOnlyWhereTheProviderMayFillItIn() {
            assertThat(ProposedObject.of(block, prior, all(NONE, NONE, NONE, NONE)))
                    .isEqualTo(all(NONE, text("b"), text("7"), NONE));
        }

        @Test
        void thereIsNothingToTakeForANewObject() {
            Value config = all(text("x"), NONE, NONE, NONE);

            assertThat(ProposedObject.of(block, Value.nullOf(block.impliedType()), config))
                    .isEqualTo(config);
        }

        @Test
        void whatIsWriteOnlyIsNotKept() {
            Value config = all(NONE, NONE, NONE, text("secret"));

            assertThat(ProposedObject.of(block, prior, config).asMap())
                    .containsEntry("token", NONE);
        }

        @Test
        void whatIsUnknownIsSet() {
            Value unknown = Value.unknown(Type.STRING);

            assertThat(ProposedObject.of(block, prior, all(unknown, unknown, NONE, NONE)))
                    .isEqualTo(all(unknown, unknown, text("7"), NONE));
        }

        @Test
        void aDataSourceIsUnknownWhereTheProviderFillsIn() {
            Value unknown = Value.unknown(Type.STRING);

            assertThat(ProposedObject.ofDataSource(block, all(NONE, NONE, NONE, NONE)))
                    .isEqualTo(all(NONE, unknown, unknown, NONE));
        }
    }

    @Nested
    class OfBlocks {
        private Value proposed(Nesting nesting, Value prior, Value config) {
            var block = new Schema.Block(Map.of(), Map.of("part", NestedBlock.of(nesting, PART)));
            Value proposed =
                    ProposedObject.of(block, object("part", prior), object("part", config));
            return Elements.of(proposed, "part");
        }

        private Value list(Value... parts) {
            return Value.list(PART.impliedType(), List.of(parts));
        }

        @Test
        void pairsListsByIndex() {
            assertThat(
                            proposed(
                                    Nesting.LIST,
                                    list(part(text("a"), text("1")), part(text("b"), text("2"))),
                                    list(part(text("x"), NONE))))
                    .isEqualTo(list(part(text("x"), text("1"))));
            assertThat(proposed(Nesting.LIST, list(), list(part(text("x"), NONE))))
                    .isEqualTo(list(part(text("x"), NONE)));
        }

        @Test
        void pairsMapsByKey() {
            Value prior = Value.map(PART.impliedType(), Map.of("k", part(text("a"), text("1"))));
            Value config =
                    Value.map(
                            PART.impliedType(),
                            Map.of("k", part(text("x"), NONE), "l", part(text("y"), NONE)));

            assertThat(proposed(Nesting.MAP, prior, config))
                    .isEqualTo(
                            Value.map(
                                    PART.impliedType(),
                                    Map.of(
                                            "k", part(text("x"), text("1")),
                                            "l", part(text("y"), NONE))));
        }

        @Test
        void pairsSetsByWhatIsNotFilledIn() {
            Value prior = set(part(text("a"), text("1")), part(text("b"), text("2")));
            Value config = set(part(text("b"), NONE), part(text("c"), NONE));

            assertThat(proposed(Nesting.SET, prior, config))
                    .isEqualTo(set(part(text("b"), text("2")), part(text("c"), NONE)));
        }

        @Test
        void completesASingleBlock() {
            assertThat(proposed(Nesting.SINGLE, part(text("a"), text("1")), part(text("x"), NONE)))
                    .isEqualTo(part(text("x"), text("1")));
            assertThat(
                            proposed(
                                    Nesting.SINGLE,
                                    part(text("a"), text("1")),
                                    Value.nullOf(PART.impliedType())))
                    .isEqualTo(Value.nullOf(PART.impliedType()));
        }

        @Test
        void leavesUnknownBlocksUnknown() {
            Value unknown = Value.unknown(Type.list(PART.impliedType()));

            assertThat(proposed(Nesting.LIST, list(part(text("a"), text("1"))), unknown))
                    .isEqualTo(unknown);
        }
    }

    @Nested
    class OfNestedAttributes {
        private final Type listType = Type.list(PART.impliedType());

        private Value proposed(boolean computed, Value prior, Value config) {
            var attribute =
                    new Attribute(
                            listType,
                            new Schema.NestedObject(Nesting.LIST, PART.attributes()),
                            false,
                            true,
                            computed,
                            false,
                            false,
                            false,
                            "");
            var block = new Schema.Block(Map.of("parts", attribute), Map.of());
            Value proposed =
                    ProposedObject.of(block, object("parts", prior), object("parts", config));
            return Elements.of(proposed, "parts");
        }

        private Value list(Value... parts) {
            return Value.list(PART.impliedType(), List.of(parts));
        }

        @Test
        void completesEachObject() {
            assertThat(
                            proposed(
                                    false,
                                    list(part(text("a"), text("1"))),
                                    list(part(text("x"), NONE))))
                    .isEqualTo(list(part(text("x"), text("1"))));
        }

        @Test
        void dropsWhatMustHaveComeFromTheConfiguration() {
            assertThat(proposed(true, list(part(text("a"), text("1"))), Value.nullOf(listType)))
                    .isEqualTo(Value.nullOf(listType));
        }

        @Test
        void keepsWhatTheProviderFilledIn() {
            Value prior = list(part(NONE, text("1")));

            assertThat(proposed(true, prior, Value.nullOf(listType))).isEqualTo(prior);
        }
    }
}
