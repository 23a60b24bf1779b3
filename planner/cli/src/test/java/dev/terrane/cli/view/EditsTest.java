package dev.terrane.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.view.Edits.Edit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class EditsTest {
    @ParameterizedTest
    @CsvSource({
        "abc, abc, =a =b =c",
        "abc, axcd, =a b>x =c +d",
        "abcd, bd, -a =b -c =d",
        "'', ab, +a +b",
        "ab, '', -a -b",
        "abcx, xab, +x =a =b -c -x",
    })
    void keepsAsMuchAsItCan(String before, String after, String expected) {
        String edits =
                Edits.of(letters(before), letters(after)).stream()
                        .map(EditsTest::text)
                        .collect(Collectors.joining(" "));

        assertThat(edits).isEqualTo(expected);
    }

    @Test
    void pairsByPlaceWhereThereIsTooMuchToCompare() {
        int size = 3000;
        List<Integer> numbers = IntStream.range(0, size).boxed().toList();
        List<Integer> reversed = numbers.reversed();

        assertThat(Edits.of(numbers, reversed))
                .hasSize(size)
                .noneMatch(edit -> edit instanceof Edit.Add<Integer>);
        assertThat(Edits.of(numbers, Collections.nCopies(size, 7))).hasSize(size);
    }

    private static List<String> letters(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(""));
    }

    private static String text(Edit<String> edit) {
        return switch (edit) {
            case Edit.Keep<String> keep -> "=" + keep.element();
            case Edit.Remove<String> remove -> "-" + remove.element();
            case Edit.Add<String> add -> "+" + add.element();
            case Edit.Change<String> change -> change.before() + ">" + change.after();
        };
    }
}
