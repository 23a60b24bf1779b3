package dev.terrane.planfile;

import dev.terrane.value.SortedStrings;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;

/// A document as JSON, with its members sorted.
sealed interface Json {
    Json NULL = new Literal("null");
    Json TRUE = new Literal("true");
    Json FALSE = new Literal("false");

    record Text(String text) implements Json {}

    /// A number, `true`, `false` or `null`.
    record Literal(String text) implements Json {}

    record Elements(List<Json> elements) implements Json {
        public Elements {
            elements = List.copyOf(elements);
        }
    }

    record Members(SortedMap<String, Json> members) implements Json {
        public Members {
            members = SortedStrings.copy(members);
        }

        static Members of(Map<String, Json> members) {
            return new Members(SortedStrings.copy(members));
        }

        static Members of(String name, Json value) {
            return of(Map.of(name, value));
        }
    }

    /// Made when it is printed: a plan of a hundred thousand changes is not there twice at the same time.
    record Deferred(Supplier<Json> json) implements Json {}

    /// What it is, for a message.
    static String kind(Json json) {
        return switch (json) {
            case Text text -> "a string";
            case Literal literal -> literal.text();
            case Elements elements -> "an array";
            case Members members -> "an object";
            case Deferred deferred -> kind(deferred.json().get());
        };
    }
}
