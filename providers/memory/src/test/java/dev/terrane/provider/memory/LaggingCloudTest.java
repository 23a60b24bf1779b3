package dev.terrane.provider.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.testkit.Lifecycle;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class LaggingCloudTest {
    private final Cloud real = new InProcessCloud();
    private final LaggingCloud cloud = new LaggingCloud(real);

    private static Value object(String id, String name) {
        return ObjectBuilder.of(MemoryObjectSchema.RESOURCE.block())
                .set("id", id)
                .set("name", name)
                .build();
    }

    private Optional<String> seen(String id) {
        return cloud.find(id).map(object -> Attributes.of(object).requiredString("name"));
    }

    @Test
    void isUpToDateUnlessItIsToldToLag() {
        cloud.put(object("1", "a"));

        assertThat(seen("1")).hasValue("a");
        assertThat(cloud.isBehind()).isFalse();
    }

    @Test
    void showsWhatWasBeforeToThoseWhoLookNext() {
        cloud.lagBy(2);
        cloud.put(object("1", "a"));

        assertThat(seen("1")).isEmpty();
        assertThat(cloud.objects()).isEmpty();
        assertThat(seen("1")).hasValue("a");

        cloud.put(object("1", "b"));
        assertThat(List.of(seen("1"), seen("1"), seen("1")))
                .containsExactly(Optional.of("a"), Optional.of("a"), Optional.of("b"));

        assertThat(cloud.delete("1")).isTrue();
        assertThat(real.objects()).isEmpty();
        assertThat(List.of(seen("1"), seen("1"), seen("1")))
                .containsExactly(Optional.of("b"), Optional.of("b"), Optional.empty());
    }

    @Test
    void isUpToDateWhenTimeHasPassed() {
        cloud.lagBy(9);
        cloud.put(object("1", "a"));
        cloud.put(object("2", "b"));
        cloud.catchUp("1");

        assertThat(seen("1")).hasValue("a");
        assertThat(cloud.isBehind("2")).isTrue();
        cloud.catchUp();
        assertThat(seen("2")).hasValue("b");
    }

    /// A real cloud answers so; a provider that did not wait would let the next plan make it once more.
    @Test
    void theProviderWaitsUntilItsChangesAreSeen() {
        var provider = new MemoryProviderFactory(cloud, new Faults(), new CallLog()).create();
        var life = Lifecycle.of(provider, MemoryObjects.TYPE);
        cloud.lagBy(3);

        var made = life.create(Map.of("name", Value.string("a")));
        assertThat(cloud.find(Cloud.idOf(made.object()))).hasValue(made.object());
        var updated = life.apply(made, Map.of("name", Value.string("b")));
        assertThat(cloud.find(Cloud.idOf(made.object()))).hasValue(updated.object());
        life.delete(updated);
        assertThat(cloud.find(Cloud.idOf(made.object()))).isEmpty();
    }
}
