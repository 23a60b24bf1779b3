package dev.terrane.acceptance;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Takes out of an output what is another at each run.
final class Masks {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern ELAPSED =
            Pattern.compile("\\b(after|in) (\\d+m)?\\d+(\\.\\d+)?m?s\\b");

    private static final Pattern ELAPSED_MILLIS = Pattern.compile("\"elapsed\":\\d+");

    private static final Pattern ACCOUNT = Pattern.compile("\\b\\d{12}\\b");

    /// Of a plan file: its fingerprints are keyed by a secret that each state makes for itself.
    private static final Pattern PLAN_DIGEST = Pattern.compile("\\b(sha256:|plan=)[0-9a-f]{12}\\b");

    private static final Pattern MEMORY_ID = Pattern.compile("\\bobj-\\d+\\b");
    private static final Pattern PROGRESS =
            Pattern.compile("(?m)(^(module\\.|data\\.)?\\w+\\.\\S+( \\([\\w-]+\\))?: .*\\n)+");

    private Masks() {}

    static String ofValues(String text) {
        return TIME.matcher(UUID.matcher(text).replaceAll("<uuid>")).replaceAll("<time>");
    }

    static String ofOutput(String text, Path folder) {
        String masked = ofValues(text.replace(folder.toString(), "<folder>"));
        masked = PLAN_DIGEST.matcher(masked).replaceAll("$1<digest>");
        masked = MEMORY_ID.matcher(masked).replaceAll("<id>");
        masked = ACCOUNT.matcher(masked).replaceAll("<account>");
        masked = ELAPSED.matcher(masked).replaceAll("$1 <elapsed>");
        masked = ELAPSED_MILLIS.matcher(masked).replaceAll("\"elapsed\":0");
        return PROGRESS.matcher(masked)
                .replaceAll(match -> Matcher.quoteReplacement(sorted(match.group())));
    }

    /// Objects are worked on at the same time, so that their lines come in any order.
    private static String sorted(String lines) {
        return lines.lines().sorted().collect(Collectors.joining("\n", "", "\n"));
    }
}
