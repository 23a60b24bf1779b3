package dev.terrane.review.host;

import dev.terrane.review.host.ReviewHost.Posted;
import dev.terrane.review.host.ReviewHost.State;
import dev.terrane.review.host.ReviewHost.Status;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Reads the statuses of a commit: of each name the one that was set last, and since when it says so.
final class PostedStatuses {
    private PostedStatuses() {}

    /// @param all that were ever set, in any order
    static Map<String, Posted> read(List<Value> all) {
        List<Value> sorted = new ArrayList<>(all);
        sorted.sort(
                Comparator.comparing((Value each) -> Members.time(each, "created_at"))
                        .thenComparingLong(PostedStatuses::number));
        Map<String, Posted> latest = new TreeMap<>();
        for (Value each : sorted) {
            Status status = status(each);
            Posted before = latest.get(status.context());
            if (before == null || !before.status().equals(status)) {
                latest.put(status.context(), new Posted(status, Members.time(each, "created_at")));
            }
        }
        return latest;
    }

    private static long number(Value status) {
        String id = Members.text(status, "id");
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
    }

    /// GitLab calls its context a name, Gitea its state a status.
    private static Status status(Value each) {
        String state = either(each, "state", "status");
        return new Status(
                switch (state.toLowerCase(Locale.ROOT)) {
                    case "success" -> State.SUCCESS;
                    case "failure", "failed", "error", "canceled" -> State.FAILURE;
                    default -> State.PENDING;
                },
                either(each, "context", "name"),
                Members.text(each, "description"));
    }

    private static String either(Value each, String one, String other) {
        return Members.has(each, one) ? Members.text(each, one) : Members.text(each, other);
    }
}
