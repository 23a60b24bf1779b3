package dev.terrane.planfile;

import dev.terrane.planfile.Json.Members;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The members of a JSON object. What is absent, empty or false is left out: a plan is read by people.
final class MembersBuilder {
    private final Map<String, Json> members = new HashMap<>();

    MembersBuilder add(String name, Json value) {
        members.put(name, value);
        return this;
    }

    MembersBuilder text(String name, String text) {
        return add(name, new Json.Text(text));
    }

    MembersBuilder text(String name, Optional<String> text) {
        return optional(name, text, Json.Text::new);
    }

    MembersBuilder flag(String name, boolean flag) {
        return flag ? add(name, Json.TRUE) : this;
    }

    MembersBuilder texts(String name, List<String> texts) {
        return texts.isEmpty()
                ? this
                : add(name, new Json.Elements(texts.stream().<Json>map(Json.Text::new).toList()));
    }

    <T> MembersBuilder optional(String name, Optional<T> value, Function<T, Json> encode) {
        value.ifPresent(v -> add(name, encode.apply(v)));
        return this;
    }

    <T> MembersBuilder map(String name, Map<String, T> entries, Function<T, Json> encode) {
        if (!entries.isEmpty()) {
            MembersBuilder inner = new MembersBuilder();
            entries.forEach((key, entry) -> inner.add(key, encode.apply(entry)));
            add(name, inner.build());
        }
        return this;
    }

    Members build() {
        return Members.of(members);
    }
}
