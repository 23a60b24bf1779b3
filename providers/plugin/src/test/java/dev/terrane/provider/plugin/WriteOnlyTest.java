package dev.terrane.provider.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class WriteOnlyTest {
    private static final Schema.Block ACCESS =
            new Schema.Block(
                    Map.of("token", Attribute.optional(Type.STRING).asWriteOnly()), Map.of());
    private static final Schema SCHEMA =
            Schema.of(
                    new Schema.Block(
                            Map.of(
                                    "name", Attribute.optional(Type.STRING),
                                    "secret", Attribute.optional(Type.STRING).asWriteOnly()),
                            Map.of("access", Schema.NestedBlock.of(Nesting.LIST, ACCESS))));

    @Test
    void aValueThatComesBackIsRemovedAndReported() {
        WriteOnly removed =
                WriteOnly.removedFrom(
                        object(Value.string("s"), Value.string("t")), SCHEMA, "acme/cloud 1.0.0");

        Value none = Value.nullOf(Type.STRING);
        assertThat(removed.object()).isEqualTo(object(none, none));
        assertThat(removed.problems())
                .extracting(problem -> problem.path().display())
                .containsExactlyInAnyOrder("secret", "access[0].token");
        assertThat(removed.problems()).allMatch(Problem::isError);
    }

    @Test
    void whatHasNoneStaysAsItIs() {
        Value none = Value.nullOf(Type.STRING);
        WriteOnly removed = WriteOnly.removedFrom(object(none, none), SCHEMA, "acme/cloud 1.0.0");

        assertThat(removed.object()).isEqualTo(object(none, none));
        assertThat(removed.problems()).isEmpty();
    }

    private static Value object(Value secret, Value token) {
        Value access = Value.object(Map.of("token", token));
        return Value.object(
                Map.of(
                        "name", Value.string("n"),
                        "secret", secret,
                        "access", Value.list(access.type(), List.of(access))));
    }
}
