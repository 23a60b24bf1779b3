package dev.terrane.review.host;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Addresses of pages on a host.
final class Pages {
    private Pages() {}

    /// @param path of a file, whose name may have been chosen by anybody
    static String of(String home, String middle, String path) {
        return home + middle + path(path);
    }

    /// A path as it stands in an address.
    static String path(String path) {
        return Arrays.stream(path.split("/"))
                .map(part ->
                        URLEncoder.encode(part, StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("*", "%2A")
                                .replace("%7E", "~"))
                .collect(Collectors.joining("/"));
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 3) + "...";
    }
}
