package dev.terrane.acceptance;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Takes out of an output what is another at each run.
final class Masks {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern ELAPSED =
            Pattern.compile("\\b(after|in) (\\d+m)?\\d+(\\.\\d+)?m?s\\b");

    private Masks() {}

    static String ofValues(String text) {
        return TIME.matcher(UUID.matcher(text).replaceAll("<uuid>")).replaceAll("<time>");
    }

    static String ofOutput(String text, Path folder) {
        String masked = ofValues(text.replace(folder.toString(), "<folder>"));
        return ELAPSED.matcher(masked).replaceAll("$1 <elapsed>");
    }
}
