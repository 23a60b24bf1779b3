package dev.terrane.review;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.PlannedChange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Changes and values for tests.
final class ChangeBuilder {
    private final String address;
    private final List<String> actions;
    private Optional<String> previous = Optional.empty();
    private Optional<String> deposed = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private List<String> forcedBy = List.of();
    private Optional<String> block = Optional.empty();
    private Optional<DocumentValue> importId = Optional.empty();
    private Optional<DocumentValue> before = Optional.empty();
    private Optional<DocumentValue> after = Optional.empty();
    private boolean stateful;
    private Optional<String> exposure = Optional.empty();
    private List<String> dependencies = List.of();

    private ChangeBuilder(String address, String... actions) {
        this.address = address;
        this.actions = List.of(actions);
    }

    static ChangeBuilder change(String address, String... actions) {
        return new ChangeBuilder(address, actions);
    }

    ChangeBuilder movedFrom(String other) {
        previous = Optional.of(other);
        return this;
    }

    ChangeBuilder deposed(String key) {
        deposed = Optional.of(key);
        return this;
    }

    ChangeBuilder because(String word) {
        reason = Optional.of(word);
        return this;
    }

    ChangeBuilder forcedBy(String... paths) {
        forcedBy = List.of(paths);
        return this;
    }

    ChangeBuilder at(String line) {
        block = Optional.of(line);
        return this;
    }

    ChangeBuilder imported(String id) {
        importId = Optional.of(text(id));
        return this;
    }

    ChangeBuilder before(Object... namesAndValues) {
        before = Optional.of(object(namesAndValues));
        return this;
    }

    ChangeBuilder after(Object... namesAndValues) {
        after = Optional.of(object(namesAndValues));
        return this;
    }

    ChangeBuilder madeFrom(String... blocks) {
        dependencies = List.of(blocks);
        return this;
    }

    ChangeBuilder stateful() {
        stateful = true;
        return this;
    }

    ChangeBuilder exposes(String what) {
        exposure = Optional.of(what);
        return this;
    }

    PlannedChange build() {
        return new PlannedChange(
                address,
                previous,
                deposed,
                "provider[\"registry.terraform.io/hashicorp/aws\"]",
                actions,
                reason,
                forcedBy,
                block,
                Optional.empty(),
                Optional.empty(),
                importId,
                before,
                after,
                stateful,
                exposure,
                dependencies);
    }

    static DocumentValue object(Object... namesAndValues) {
        TreeMap<String, DocumentValue> entries = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return new DocumentValue.Mapping(entries);
    }

    static DocumentValue list(Object... elements) {
        return new DocumentValue.Sequence(
                Arrays.stream(elements).map(ChangeBuilder::value).toList());
    }

    static DocumentValue text(String text) {
        return new DocumentValue.Text(text);
    }

    static DocumentValue secret(String fingerprint) {
        return new DocumentValue.Sensitive(Optional.of(fingerprint));
    }

    static DocumentValue value(Object plain) {
        return switch (plain) {
            case DocumentValue value -> value;
            case String text -> text(text);
            case Boolean truth -> new DocumentValue.Bool(truth);
            case Integer number -> new DocumentValue.Number(number.toString());
            default -> throw new IllegalArgumentException(plain.toString());
        };
    }
}
