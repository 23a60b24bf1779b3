package dev.terrane.installing.module;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A URL, and the arguments behind it that are meant for whoever fetches.
record Query(String url, Map<String, String> arguments) {

    static Query of(String whole) {
        int query = whole.indexOf('?');
        if (query < 0) {
            return new Query(whole, Map.of());
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String part : whole.substring(query + 1).split("&")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            arguments.put(decode(name), decode(value));
        }
        return new Query(whole.substring(0, query), arguments);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> argument(String name) {
        return Optional.ofNullable(arguments.get(name)).filter(value -> !value.isEmpty());
    }

    /// The URL as the server is asked for it.
    ///
    /// @param whole as it was written
    static String without(String whole, Set<String> names) {
        int query = whole.indexOf('?');
        if (query < 0) {
            return whole;
        }
        List<String> kept = new ArrayList<>();
        for (String part : whole.substring(query + 1).split("&")) {
            if (!names.contains(decode(part.split("=", 2)[0]))) {
                kept.add(part);
            }
        }
        String url = whole.substring(0, query);
        return kept.isEmpty() ? url : url + "?" + String.join("&", kept);
    }
}
