package dev.terrane.hcl.syntax;

import java.util.Arrays;

/// The tokens of a text, in order: three arrays in place of an object for each token. The last is
/// always [TokenKind#END_OF_FILE].
final class Tokens {
    private TokenKind[] kinds;
    private int[] starts;
    private int[] ends;
    private int size;
    private boolean holdsInvalid;

    Tokens(int expected) {
        kinds = new TokenKind[expected];
        starts = new int[expected];
        ends = new int[expected];
    }

    void add(TokenKind kind, int start, int end) {
        if (size == kinds.length) {
            grow();
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        size++;
        holdsInvalid |= kind.neverValid();
    }

    private void grow() {
        int larger = size * 2;
        kinds = Arrays.copyOf(kinds, larger);
        starts = Arrays.copyOf(starts, larger);
        ends = Arrays.copyOf(ends, larger);
    }

    int size() {
        return size;
    }

    TokenKind kind(int index) {
        return kinds[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    /// Whether there is a token that [TokenKind#neverValid] is true of.
    boolean holdsInvalid() {
        return holdsInvalid;
    }
}
