package dev.terrane.config.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.address.AddressParser;
import dev.terrane.address.InstanceKey;
import dev.terrane.address.ModuleAddress;
import dev.terrane.address.ResourceInstanceAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class AddressPatternTest {
    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "t.a, t.a, true",
                "t.a, t.a[0], true",
                "t.a[1], t.a[1], true",
                "t.a[1], t.a[0], false",
                "t.a, t.b, false",
                "t.a, data.t.a, false",
                "t.a, module.m.t.a, false",
                "module.m.t.a, module.m[\"x\"].t.a[3], true",
                "module.m[\"x\"].t.a, module.m[\"x\"].t.a, true",
                "module.m[\"y\"].t.a, module.m[\"x\"].t.a, false"
            })
    void coversAllInstancesWhereNoKeyIsNamed(String pattern, String address, boolean covered) {
        assertThat(pattern(pattern).covers(AddressParser.instance(address).orElseThrow()))
                .isEqualTo(covered);
    }

    @Test
    void aModuleCoversItsInstancesAndNoModuleBelow() {
        AddressPattern module =
                new AddressPattern(
                        List.of(new ModuleAddress.Step("m", InstanceKey.NONE)),
                        Optional.empty(),
                        InstanceKey.NONE);
        ModuleAddress first = ModuleAddress.ROOT.child("m", InstanceKey.of(0));

        assertThat(module.covers(first)).isTrue();
        assertThat(module.covers(first.child("n", InstanceKey.NONE))).isFalse();
        assertThat(module.covers(ModuleAddress.ROOT)).isFalse();
    }

    private static AddressPattern pattern(String text) {
        ResourceInstanceAddress address = AddressParser.instance(text).orElseThrow();
        return new AddressPattern(
                address.module().steps(), Optional.of(address.resource()), address.key());
    }
}
