package dev.terrane.provider.plugin.channel;

import java.time.Duration;
import java.util.Map;

/// How long a provider may take, and how much it may answer.
///
/// @param start until it says where it listens
/// @param answers for a call that only computes
/// @param works for a call that waits for the outside; the provider has time limits of its own there
/// @param ends until it is ended by force
public record Limits(
        Duration start, Duration answers, Duration works, Duration ends, int answerBytes) {
    private static final String SECONDS = "TERRANE_PROVIDER_TIMEOUT_SECONDS";
    private static final int ANSWER_BYTES = 256 << 20;

    public static final Limits DEFAULT =
            new Limits(
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofHours(24),
                    Duration.ofSeconds(3),
                    ANSWER_BYTES);

    /// The usual ones, or those of a variable: one number of seconds for starting and for every call.
    public static Limits of(Map<String, String> environment) {
        String seconds = environment.getOrDefault(SECONDS, "");
        if (!seconds.matches("[1-9][0-9]{0,6}")) {
            return DEFAULT;
        }
        Duration each = Duration.ofSeconds(Long.parseLong(seconds));
        return new Limits(each, each, each, DEFAULT.ends(), ANSWER_BYTES);
    }

    Duration of(Calls.Pace pace) {
        return switch (pace) {
            case ANSWERS -> answers;
            case WORKS -> works;
            case ENDS -> ends;
        };
    }
}
