package dev.terrane.review.host;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;

/// How long to wait before a host is asked the same again.
///
/// GitHub refuses with 403 or 429 and says how long in `Retry-After`, or in `X-RateLimit-Reset` when its
/// count is used up; where it says neither, a minute is the least. GitLab refuses with 429 and
/// `Retry-After`. A host that is busy says 5xx; then nothing is sent again that might come to be there
/// twice.
///
/// See https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api and
/// https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/.
final class Waiting {
    private static final long MINUTE_SECONDS = 60;

    private Waiting() {}

    /// Nothing where waiting would not help.
    static Optional<Long> seconds(HttpResponse<?> answer, String method) {
        if (isLimited(answer)) {
            return Optional.of(
                    header(answer, "Retry-After")
                            .flatMap(text -> retryAfter(answer, text))
                            .or(() -> untilReset(answer))
                            .orElse(MINUTE_SECONDS));
        }
        boolean busy = answer.statusCode() >= 502 && answer.statusCode() <= 504;
        boolean again = !method.equals("POST");
        return busy && again
                ? Optional.of(
                        header(answer, "Retry-After")
                                .flatMap(text -> retryAfter(answer, text))
                                .orElse(1L))
                : Optional.empty();
    }

    private static boolean isLimited(HttpResponse<?> answer) {
        return answer.statusCode() == 429
                || (answer.statusCode() == 403
                        && (header(answer, "Retry-After").isPresent()
                                || header(answer, "X-RateLimit-Remaining")
                                        .filter("0"::equals)
                                        .isPresent()
                                || String.valueOf(answer.body()).contains("rate limit")));
    }

    private static Optional<String> header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).map(String::strip);
    }

    /// Seconds, or the time as of which it may be asked again.
    private static Optional<Long> retryAfter(HttpResponse<?> answer, String text) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Long.parseLong(text));
        }
        Optional<Long> then = epoch(text);
        Optional<Long> now = now(answer);
        return then.isPresent() && now.isPresent()
                ? Optional.of(Math.max(0, then.get() - now.get()))
                : Optional.empty();
    }

    private static Optional<Long> untilReset(HttpResponse<?> answer) {
        OptionalLong reset = OptionalLong.empty();
        for (String name : new String[] {"X-RateLimit-Reset", "RateLimit-Reset"}) {
            Optional<String> text = header(answer, name).filter(each -> each.matches("\\d{1,12}"));
            if (text.isPresent()) {
                reset = OptionalLong.of(Long.parseLong(text.get()));
                break;
            }
        }
        Optional<Long> now = now(answer);
        return reset.isPresent() && now.isPresent()
                ? Optional.of(Math.max(1, reset.getAsLong() - now.get()))
                : Optional.empty();
    }

    /// By the clock of the host, which is the one that it counts by.
    private static Optional<Long> now(HttpResponse<?> answer) {
        return header(answer, "Date").flatMap(Waiting::epoch);
    }

    private static Optional<Long> epoch(String date) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toEpochSecond());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
