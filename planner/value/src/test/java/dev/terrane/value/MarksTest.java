package dev.terrane.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

class MarksTest {
    private final Value secret = Marks.add(Value.string("s"), Mark.SENSITIVE);
    private final Value tree =
            Value.object(
                    Map.of(
                            "list", Value.tuple(List.of(Value.number(1), secret)),
                            "map", Value.map(Type.STRING, Map.of("a b", secret)),
                            "open", Value.string("o")));

    @Test
    void marksAddUpAndAreNeverNested() {
        Value both = Marks.add(secret, Mark.EPHEMERAL);
        assertThat(both.marks()).containsExactlyInAnyOrder(Mark.SENSITIVE, Mark.EPHEMERAL);
        assertThat(both.unmarked()).isEqualTo(Value.string("s"));
        assertThat(Marks.remove(both, Mark.SENSITIVE).marks()).containsExactly(Mark.EPHEMERAL);
        assertThat(Marks.add(secret, Mark.SENSITIVE)).isSameAs(secret);
    }

    @Test
    void marksAreFoundAtAnyDepth() {
        assertThat(tree.marks()).isEmpty();
        assertThat(tree.marksDeep()).isEqualTo(Set.of(Mark.SENSITIVE));
        assertThat(tree.withoutMarksDeep().marksDeep()).isEmpty();
        assertThat(tree.containsMark(Mark.EPHEMERAL)).isFalse();
    }

    @Test
    void whatHasNoMarksIsNotCopied() {
        Value plain = tree.withoutMarksDeep();
        assertThat(plain.withoutMarksDeep()).isSameAs(plain);
    }

    @Test
    void pathsLeadToMarksAndBack() {
        List<ValuePath> paths = Marks.paths(tree, Mark.SENSITIVE);
        assertThat(paths).extracting(ValuePath::display).containsExactly("list[1]", "map[\"a b\"]");
        assertThat(Marks.apply(tree.withoutMarksDeep(), paths, Mark.SENSITIVE)).isEqualTo(tree);
    }

    @Test
    void aMarkOfTheWholeHasTheEmptyPath() {
        assertThat(Marks.paths(secret, Mark.SENSITIVE)).containsExactly(ValuePath.EMPTY);
        assertThat(Marks.apply(Value.string("s"), List.of(ValuePath.EMPTY), Mark.SENSITIVE))
                .isEqualTo(secret);
    }

    @Test
    void aPathThroughASetMarksTheSet() {
        Value element = Value.object(Map.of("a", Value.string("x")));
        Value set = Value.set(element.type(), List.of(element));
        ValuePath path = ValuePath.EMPTY.then(new ValuePath.IndexStep(element)).thenAttribute("a");
        assertThat(Marks.apply(set, List.of(path), Mark.SENSITIVE))
                .isEqualTo(Marks.add(set, Mark.SENSITIVE));
    }

    @Test
    void aPathThatLeadsNowhereIsPassedOver() {
        assertThat(
                        Marks.apply(
                                tree,
                                List.of(ValuePath.attribute("none").thenIndex(3)),
                                Mark.SENSITIVE))
                .isSameAs(tree);
    }

    @Test
    void pathsAreFollowedWithTheMarksOnTheWay() {
        Value marked = Marks.add(tree, Mark.EPHEMERAL);
        assertThat(ValuePaths.get(marked, ValuePath.attribute("open")))
                .contains(Marks.add(Value.string("o"), Mark.EPHEMERAL));
        assertThat(ValuePaths.get(tree, ValuePath.attribute("list").thenIndex(5))).isEmpty();
        assertThat(ValuePaths.get(tree, ValuePath.attribute("map").thenKey("a b")))
                .contains(secret);
        assertThat(ValuePaths.get(Value.DYNAMIC, ValuePath.attribute("x"))).contains(Value.DYNAMIC);
    }
}
