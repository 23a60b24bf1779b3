package dev.terrane.spi.support;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.spi.ManagedResources.UpgradeAnswer;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class StateJsonTest {
    private static final Schema.Block BLOCK =
            new Schema.Block(
                    Map.of(
                            "name", Attribute.optional(Type.STRING),
                            "any", Attribute.optional(Type.DYNAMIC)),
                    Map.of(
                            "rule",
                            NestedBlock.of(
                                    Nesting.LIST,
                                    new Schema.Block(
                                            Map.of("port", Attribute.optional(Type.NUMBER)),
                                            Map.of()))));

    private static UpgradeAnswer upgrade(String json) {
        return StateJson.upgrade(BLOCK, json.getBytes(UTF_8));
    }

    @Test
    void forgivesWhatIsMissingOrGone() {
        assertThat(upgrade("{\"gone\": {\"a\": [1]}, \"name\": \"n\", \"rule\": null}").object())
                .isEqualTo(ObjectBuilder.of(BLOCK).set("name", "n").build());
    }

    @Test
    void readsNullForBlocksAsItIsWritten() throws java.io.IOException {
        Value read = StateJson.readAsWritten(BLOCK, "{\"rule\": null}".getBytes(UTF_8));
        assertThat(((Value.ObjectValue) read).attributes().get("rule")).matches(Value::isNull);
    }

    /// The older plugin library writes it so where an object was made, and shows none once it was read.
    @Test
    void readsNullForBlocksInBlocksAsItIsWritten() throws java.io.IOException {
        NestedBlock inner = NestedBlock.of(Nesting.LIST, new Schema.Block(Map.of(), Map.of()));
        Schema.Block middle = new Schema.Block(Map.of(), Map.of("inner", inner));
        Schema.Block outer =
                new Schema.Block(Map.of(), Map.of("middle", NestedBlock.of(Nesting.LIST, middle)));
        byte[] json = "{\"middle\": [{\"inner\": null}]}".getBytes(UTF_8);
        assertThat(inner(StateJson.readAsWritten(outer, json)).isNull()).isTrue();
        assertThat(inner(StateJson.read(outer, json)).isNull()).isFalse();
    }

    private static Value inner(Value object) {
        return object.asMap().get("middle").asList().getFirst().asMap().get("inner");
    }

    @Test
    void keepsTheTypeOfANull() {
        assertThat(upgrade("{\"any\": {\"value\": null, \"type\": \"string\"}}").object())
                .isEqualTo(ObjectBuilder.of(BLOCK).set("any", Value.nullOf(Type.STRING)).build());
    }

    @Test
    void readsWhatItWrote() {
        Value object =
                ObjectBuilder.of(BLOCK).set("name", "n").set("any", Value.EMPTY_TUPLE).build();

        assertThat(upgrade(new String(StateJson.write(BLOCK, object), UTF_8)).object())
                .isEqualTo(object);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"name\": {}}", "{\"name\"", ""})
    void reportsWhatDoesNotFit(String json) {
        assertThat(upgrade(json).problems()).hasSize(1);
        assertThat(upgrade(json).object().isNull()).isTrue();
    }
}
