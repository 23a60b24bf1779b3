package dev.terrane.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.config.Resource.Lifecycle;
import dev.terrane.spi.ManagedResources.Annotations;
import dev.terrane.spi.ManagedResources.PlanAnswer;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class IgnoredChangesTest {
    private static final Schema.Block SCHEMA =
            new Schema.Block(Map.of("size", Schema.Attribute.optional(Type.NUMBER)), Map.of());
    private static final Lifecycle IGNORE_ALL =
            new Lifecycle(
                    false,
                    false,
                    true,
                    Optional.empty(),
                    true,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());

    @Test
    void whatAnOlderLibraryBringsBackIsIgnoredAgain() {
        assertThat(IgnoredChanges.apply(IGNORE_ALL, size(1), planned(2, true), SCHEMA).planned())
                .isEqualTo(size(1));
    }

    @Test
    void whatAnotherPlansIsItsOwn() {
        assertThat(IgnoredChanges.apply(IGNORE_ALL, size(1), planned(2, false), SCHEMA).planned())
                .isEqualTo(size(2));
    }

    @Test
    void whereThereWasNothingNothingIsIgnored() {
        Value none = Value.nullOf(SCHEMA.impliedType());

        assertThat(IgnoredChanges.apply(IGNORE_ALL, none, planned(2, true), SCHEMA).planned())
                .isEqualTo(size(2));
    }

    private static Value size(long size) {
        return Value.object(Map.of("size", Value.number(size)));
    }

    private static PlanAnswer planned(long size, boolean legacyTypeSystem) {
        return new PlanAnswer(
                size(size),
                List.of(),
                PrivateData.NONE,
                legacyTypeSystem,
                Annotations.NONE,
                List.of());
    }
}
