package dev.terrane.graph;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// A growing list of numbers: a graph of a hundred thousand vertices holds many.
final class IntList {
    private static final int[] NOTHING = {};

    private int[] numbers = NOTHING;
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(4, size * 2));
        }
        numbers[size++] = number;
    }

    IntList copy() {
        IntList copy = new IntList();
        copy.numbers = Arrays.copyOf(numbers, size);
        copy.size = size;
        return copy;
    }

    int get(int index) {
        return numbers[index];
    }

    int size() {
        return size;
    }

    IntStream stream() {
        return Arrays.stream(numbers, 0, size);
    }

    void forEach(IntConsumer action) {
        for (int i = 0; i < size; i++) {
            action.accept(numbers[i]);
        }
    }
}
