package dev.terrane.planfile;

import dev.terrane.planfile.Json.Elements;
import dev.terrane.planfile.Json.Members;
import dev.terrane.planfile.Json.Text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Takes the members of a JSON object one by one; what is left over is an error.
final class Fields {
    private final String place;
    private final Map<String, Json> left;

    /// Decodes one thing.
    interface Decoder<T> {
        T decode(String place, Json json) throws PlanFileException;
    }

    /// @param place where the object stands, for messages
    Fields(String place, Json json) throws PlanFileException {
        if (!(json instanceof Members members)) {
            throw unexpected(place, json, "an object");
        }
        this.place = place;
        this.left = new HashMap<>(members.members());
    }

    Optional<Json> optional(String name) {
        return Optional.ofNullable(left.remove(name));
    }

    <T> Optional<T> optional(String name, Decoder<T> decoder) throws PlanFileException {
        Optional<Json> json = optional(name);
        return json.isEmpty()
                ? Optional.empty()
                : Optional.of(decoder.decode(at(name), json.get()));
    }

    <T> T required(String name, Decoder<T> decoder) throws PlanFileException {
        Optional<T> decoded = optional(name, decoder);
        if (decoded.isEmpty()) {
            throw new PlanFileException("%s lacks \"%s\".".formatted(shown(place), name));
        }
        return decoded.get();
    }

    String text(String name) throws PlanFileException {
        return required(name, Fields::text);
    }

    Optional<String> optionalText(String name) throws PlanFileException {
        return optional(name, Fields::text);
    }

    boolean flag(String name) throws PlanFileException {
        return optional(name, Fields::truth).orElse(false);
    }

    List<String> texts(String name) throws PlanFileException {
        return optional(name, (p, json) -> elements(p, json, Fields::text)).orElse(List.of());
    }

    <T> SortedMap<String, T> map(String name, Decoder<T> decoder) throws PlanFileException {
        SortedMap<String, T> decoded = new TreeMap<>();
        Optional<Json> json = optional(name);
        if (json.isPresent()) {
            Fields entries = new Fields(at(name), json.get());
            for (Map.Entry<String, Json> entry : entries.left.entrySet()) {
                decoded.put(
                        entry.getKey(),
                        decoder.decode(entries.at(entry.getKey()), entry.getValue()));
            }
        }
        return decoded;
    }

    void end() throws PlanFileException {
        if (!left.isEmpty()) {
            throw new PlanFileException(
                    "%s has \"%s\", which this version of terrane does not know. It was edited, or written by a newer version."
                            .formatted(shown(place), new TreeMap<>(left).firstKey()));
        }
    }

    String at(String name) {
        return place.isEmpty() ? name : place + "/" + name;
    }

    static String text(String place, Json json) throws PlanFileException {
        if (json instanceof Text text) {
            return text.text();
        }
        throw unexpected(place, json, "a string");
    }

    static boolean truth(String place, Json json) throws PlanFileException {
        if (json.equals(Json.TRUE) || json.equals(Json.FALSE)) {
            return json.equals(Json.TRUE);
        }
        throw unexpected(place, json, "true or false");
    }

    static <T> List<T> elements(String place, Json json, Decoder<T> decoder)
            throws PlanFileException {
        if (!(json instanceof Elements array)) {
            throw unexpected(place, json, "an array");
        }
        List<T> decoded = new ArrayList<>();
        for (Json element : array.elements()) {
            decoded.add(decoder.decode(place, element));
        }
        return decoded;
    }

    static PlanFileException unexpected(String place, Json json, String wanted) {
        return new PlanFileException(
                "%s is %s where %s is required.".formatted(shown(place), Json.kind(json), wanted));
    }

    private static String shown(String place) {
        return place.isEmpty() ? "The plan" : "\"" + place + "\"";
    }
}
