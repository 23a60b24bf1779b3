package dev.terrane.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

class SortedStringsTest {
    private final SortedMap<String, Integer> map =
            SortedStrings.copy(Map.of("b", 2, "a", 1, "c", 3));

    @Test
    void isAMapLikeAnyOther() {
        assertThat(map).isEqualTo(new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3)));
        assertThat(map.hashCode()).isEqualTo(new TreeMap<>(map).hashCode());
        assertThat(map.keySet()).containsExactly("a", "b", "c");
        assertThat(map.values()).containsExactly(1, 2, 3);
        assertThat(map.get("b")).isEqualTo(2);
        assertThat(map.get("x")).isNull();
        assertThat(map.firstKey()).isEqualTo("a");
        assertThat(map.lastKey()).isEqualTo("c");
    }

    @Test
    void hasParts() {
        assertThat(map.headMap("b")).containsOnlyKeys("a");
        assertThat(map.tailMap("b")).containsOnlyKeys("b", "c");
        assertThat(map.subMap("a", "bb")).containsOnlyKeys("a", "b");
    }

    @Test
    void isNotCopiedAgain() {
        assertThat(SortedStrings.copy(map)).isSameAs(map);
        assertThat(SortedStrings.mapValues(map, (key, value) -> value)).isSameAs(map);
        assertThat(SortedStrings.mapValues(map, (key, value) -> value + 1)).containsEntry("a", 2);
    }

    @Test
    void cannotBeChanged() {
        assertThatThrownBy(() -> map.put("d", 4)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void textIsKeptInNormalForm() {
        assertThat(Value.string("e\u0301")).isEqualTo(Value.string("é"));
    }
}
