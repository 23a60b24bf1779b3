package dev.terrane.provider.nulls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.Provider;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Random;

class NullProviderTest {
    private final Provider provider = new NullProviderFactory(new Random(7)).create();

    @Test
    void givesBackItsInputs() {
        Value inputs = Value.map(Type.STRING, Map.of("a", Value.string("1")));
        Value config =
                ObjectBuilder.of(NullDataSource.SCHEMA.block()).set("inputs", inputs).build();

        var read = Attributes.of(provider.dataSource(NullDataSource.TYPE).read(config).object());

        assertThat(read.value("outputs")).isEqualTo(inputs);
        assertThat(read.string("has_computed_default")).hasValue("default");
        assertThat(read.string("id")).hasValue("static");
        assertThat(read.string("random"))
                .hasValueSatisfying(text -> assertThat(text).matches("\\d+"));
    }

    @Test
    void canNotImport() {
        assertThat(provider.resource(NullResource.TYPE).importObject("7").problems()).hasSize(1);
    }
}
