package dev.terrane.provider.plugin.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// However much a provider prints, it takes the same room.
class BoundedLinesTest {
    private final List<String> lines = new ArrayList<>();
    private final BoundedLines bounded = new BoundedLines(lines::add);

    private void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bounded.add(bytes, bytes.length);
    }

    @Test
    void aLineWithoutAnEndIsCutShort() {
        for (int i = 0; i < 1000; i++) {
            print("x".repeat(10_000));
        }
        print("\nnext\n");

        assertThat(lines).containsExactly("x".repeat(4096), "next");
    }

    @Test
    void theLastLineNeedsNoEnd() {
        print("a\n\nb");
        bounded.finish();

        assertThat(lines).containsExactly("a", "b");
    }

    @Test
    void onlyTheLastLinesAreKept() {
        LogTail tail = new LogTail();
        for (int i = 0; i < 1000; i++) {
            tail.add("line " + i);
        }

        assertThat(tail.lines()).hasSize(40).startsWith("line 960").endsWith("line 999");
    }
}
