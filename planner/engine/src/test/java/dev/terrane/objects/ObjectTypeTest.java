package dev.terrane.objects;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.spi.DataSources;
import dev.terrane.spi.ManagedResources;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.state.StateSnapshot.ObjectState;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class ObjectTypeTest {
    private static final Schema SCHEMA =
            new Schema(
                    1,
                    new Schema.Block(
                            Map.of("name", Attribute.optional(Type.STRING)),
                            Map.of(
                                    "rule",
                                    NestedBlock.of(
                                            Nesting.LIST, new Schema.Block(Map.of(), Map.of())))));
    private static final Value UPGRADED =
            ObjectBuilder.of(SCHEMA.block()).set("name", "upgraded").build();

    private final Diagnostics diagnostics = new Diagnostics();

    /// @param every what its resources say of [ManagedResources#upgradesEvery]
    private record Upgrading(boolean every, List<Problem> problems)
            implements Provider, ManagedResources {
        @Override
        public UpgradeAnswer upgrade(long fromVersion, byte[] json) {
            return new UpgradeAnswer(UPGRADED, problems);
        }

        @Override
        public boolean upgradesEvery() {
            return every;
        }

        @Override
        public ManagedResources resource(String type) {
            return this;
        }

        @Override
        public ProviderSchema schema() {
            throw unasked();
        }

        @Override
        public List<Problem> validateConfig(Value config) {
            throw unasked();
        }

        @Override
        public List<Problem> configure(Value config, ProviderContext context) {
            throw unasked();
        }

        @Override
        public DataSources dataSource(String type) {
            throw unasked();
        }

        @Override
        public List<Problem> validate(Value config) {
            throw unasked();
        }

        @Override
        public ReadAnswer read(ReadRequest request) {
            throw unasked();
        }

        @Override
        public PlanAnswer plan(PlanRequest request) {
            throw unasked();
        }

        @Override
        public ApplyAnswer apply(ApplyRequest request) {
            throw unasked();
        }

        @Override
        public ImportAnswer importObject(String id) {
            throw unasked();
        }

        private static IllegalStateException unasked() {
            return new IllegalStateException("nobody asks for this");
        }
    }

    private static ObjectType type(boolean managed, boolean every, Problem... problems) {
        return new ObjectType(
                "thing",
                SCHEMA,
                SchemaMarks.of(SCHEMA.block()),
                new Upgrading(every, List.of(problems)),
                managed);
    }

    private static ObjectState stored(long version) {
        return new ObjectState(
                false,
                version,
                "{\"name\": \"stored\", \"rule\": null}".getBytes(UTF_8),
                List.of(),
                new byte[0],
                List.of(),
                false,
                Optional.empty());
    }

    private String name(Optional<Value> object) {
        return text(object.orElseThrow());
    }

    private static Value attribute(Value object, String name) {
        return Optional.ofNullable(((Value.ObjectValue) object).attributes().get(name))
                .orElseThrow();
    }

    private static String text(Value object) {
        return ((Value.StringValue) attribute(object, "name")).text();
    }

    @Test
    void anObjectInTodaysFormIsUpgradedOnlyForAProviderThatWantsEveryOne() {
        assertThat(name(type(true, false).decode(stored(1), "thing.a", diagnostics)))
                .isEqualTo("stored");
        assertThat(name(type(true, false).decode(stored(0), "thing.a", diagnostics)))
                .isEqualTo("upgraded");
        assertThat(name(type(true, true).decode(stored(1), "thing.a", diagnostics)))
                .isEqualTo("upgraded");
    }

    @Test
    void whoLooksAtAStateSeesWhatStandsThere() {
        Value shown =
                type(true, true).decodeAsStored(stored(1), "thing.a", diagnostics).orElseThrow();
        assertThat(text(shown)).isEqualTo("stored");
        assertThat(attribute(shown, "rule").isNull()).isTrue();
    }

    @Test
    void whatWasReadStaysAsItWasAnswered() {
        Value read = type(false, true).decode(stored(1), "data.thing.a", diagnostics).orElseThrow();
        assertThat(attribute(read, "rule").isNull()).isTrue();
    }

    @Test
    void aWarningOfAnUpgradeIsAWarning() {
        Optional<Value> upgraded =
                type(true, false, Problem.warning("Old", "It was old.", ValuePath.EMPTY))
                        .decode(stored(0), "thing.a", diagnostics);
        assertThat(name(upgraded)).isEqualTo("upgraded");
        assertThat(diagnostics.hasErrors()).isFalse();
        assertThat(diagnostics.list()).extracting(Diagnostic::summary).containsExactly("Old");
    }

    @Test
    void anErrorOfAnUpgradeIsAnError() {
        Optional<Value> upgraded =
                type(true, false, Problem.error("Too old", "It was too old."))
                        .decode(stored(0), "thing.a", diagnostics);
        assertThat(upgraded).isEmpty();
        assertThat(diagnostics.hasErrors()).isTrue();
    }
}
