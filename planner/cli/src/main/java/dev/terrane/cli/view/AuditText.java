package dev.terrane.cli.view;

import dev.terrane.state.AuditRecord;
import dev.terrane.state.AuditRecord.Deed;

import java.util.ArrayList;
import java.util.List;

/// An audit record as people read it.
///
/// ```
/// 2026-05-01T10:00:00Z  apply: done, serial 3 -> 4
///     by ann on build, ci github:octocat (run 7), git Ann <ann@example.com>
///     commit 52b1c0d4, plan 9f86d081
///     aws_vpc.main, aws_subnet.a[0]
/// ```
public final class AuditText {
    private static final int MOST_ADDRESSES = 20;
    private static final int SHORT = 12;
    private static final String INDENT = "    ";

    private AuditText() {}

    public static List<String> lines(AuditRecord record) {
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s".formatted(record.time(), what(record.deed())));
        lines.add(INDENT + "by " + who(record));
        List<String> from = from(record);
        if (!from.isEmpty()) {
            lines.add(INDENT + String.join(", ", from));
        }
        if (!record.deed().addresses().isEmpty()) {
            lines.add(INDENT + addresses(record.deed().addresses()));
        }
        return lines;
    }

    private static String what(Deed deed) {
        String serial =
                deed.serialAfter() == deed.serialBefore()
                        ? "serial " + deed.serialBefore()
                        : "serial %d -> %d".formatted(deed.serialBefore(), deed.serialAfter());
        return "%s: %s, %s".formatted(deed.command(), deed.outcome(), serial);
    }

    private static String who(AuditRecord record) {
        StringBuilder text =
                new StringBuilder(record.who().getOrDefault("user", "somebody"))
                        .append(" on ")
                        .append(record.who().getOrDefault("host", "an unknown host"));
        record.who().entrySet().stream()
                .filter(each -> !each.getKey().equals("user") && !each.getKey().equals("host"))
                .forEach(each ->
                        text.append(", ")
                                .append(each.getKey())
                                .append(' ')
                                .append(each.getValue()));
        return text.toString();
    }

    private static List<String> from(AuditRecord record) {
        List<String> from = new ArrayList<>();
        if (!record.commit().isEmpty()) {
            from.add("commit " + shortened(record.commit()));
        }
        record.deed().plans().forEach(plan -> from.add("plan " + shortened(plan)));
        if (!record.deed().approvers().isEmpty()) {
            from.add("approved by " + String.join(" and ", record.deed().approvers()));
        }
        return from;
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(SHORT, digest.length()));
    }

    private static String addresses(List<String> addresses) {
        int more = addresses.size() - MOST_ADDRESSES;
        return String.join(", ", addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size())))
                + (more > 0 ? " and %d more".formatted(more) : "");
    }
}
