package dev.terrane.provider.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.Action;
import dev.terrane.spi.ListResources;
import dev.terrane.spi.ListResources.Found;
import dev.terrane.spi.ListResources.ListRequest;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls that are about no single object: lists and actions, over the wire and back.
class ListsAndActionsTest {
    private @TempDir Path folder;
    private Optional<Provider> started = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        Provider provider = new TestPrograms(folder).factory(Map.of(), "acting").create();
        started = Optional.of(provider);
        TestPrograms.configure(provider, folder);
    }

    @AfterEach
    void end() {
        started.ifPresent(Provider::close);
    }

    private static Value arguments(String name, Value value) {
        return Value.object(Map.of(name, value));
    }

    private static List<String> summaries(List<Problem> problems) {
        return problems.stream().map(Problem::summary).toList();
    }

    private ListResources list() {
        return started.orElseThrow().listResource("memory_object").orElseThrow();
    }

    private Action action() {
        return started.orElseThrow().action("memory_count").orElseThrow();
    }

    @Test
    void objectsComeOneAfterTheOther() {
        ListRequest request = new ListRequest(arguments("prefix", Value.string("x-")), true, 10);
        List<Found> found = new ArrayList<>();

        assertThat(list().validate(request)).isEmpty();
        List<Problem> problems = list().list(request, found::add);

        assertThat(found).extracting(Found::displayName).containsExactly("x-a", "x-b");
        assertThat(found.getFirst().object().orElseThrow().asMap().get("name"))
                .isEqualTo(Value.string("x-a"));
        assertThat(summaries(problems)).containsExactly("Incomplete");
    }

    @Test
    void attributesComeOnlyWhereTheyAreWanted() {
        List<Found> found = new ArrayList<>();
        list().list(new ListRequest(arguments("prefix", Value.NULL), false, 10), found::add);

        assertThat(found).allMatch(each -> each.object().isEmpty());
    }

    @Test
    void aListMayBeRefused() {
        ListRequest request = new ListRequest(arguments("prefix", Value.NULL), false, 2000);

        assertThat(summaries(list().validate(request))).containsExactly("Too many");
    }

    @Test
    void anActionTellsWhatItIsAtAndWhatCameOfIt() {
        Value config = arguments("from", Value.number(3));
        List<String> progress = new ArrayList<>();

        assertThat(action().validate(config)).isEmpty();
        assertThat(action().plan(config)).isEmpty();
        assertThat(summaries(action().invoke(config, progress::add)))
                .containsExactly("Nothing left");

        assertThat(progress).containsExactly("3 left", "2 left", "1 left");
    }

    @Test
    void anActionMayBeRefused() {
        List<Problem> problems = action().plan(arguments("from", Value.number(-1)));

        assertThat(summaries(problems)).containsExactly("Negative");
        assertThat(problems.getFirst().path()).isEqualTo(ValuePath.attribute("from"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(started.orElseThrow().listResource("memory_other")).isEmpty();
        assertThat(started.orElseThrow().action("memory_other")).isEmpty();
    }
}
