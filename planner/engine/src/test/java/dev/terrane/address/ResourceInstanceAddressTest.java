package dev.terrane.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.BitSet;

class ResourceInstanceAddressTest {
    private static final int INSTANCES = 50_000;

    /// A table without lists, twice as large as what is in it, as unmodifiable sets have it.
    @Test
    void manyInstancesAreScatteredOverATable() {
        BitSet table = new BitSet();
        for (String block : new String[] {"terraform_data.a", "terraform_data.b"}) {
            for (int i = 0; i < INSTANCES; i++) {
                String address = block + "[" + i + "]";
                int hash = AddressParser.instance(address).orElseThrow().hashCode();
                table.set(Math.floorMod(hash, 4 * INSTANCES));
            }
        }

        assertThat(longestStretch(table)).isLessThan(100);
    }

    private static int longestStretch(BitSet table) {
        int longest = 0;
        int end;
        for (int start = table.nextSetBit(0); start >= 0; start = table.nextSetBit(end)) {
            end = table.nextClearBit(start);
            longest = Math.max(longest, end - start);
        }
        return longest;
    }
}
