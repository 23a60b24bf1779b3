package dev.terrane.function;

import com.google.re2j.Matcher;
import com.google.re2j.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A regular expression, in the syntax of RE2.
///
/// Group names may be given twice, which re2j does not allow: it gets other names, and ours are kept
/// beside it by group.
final class Pattern {
    private final com.google.re2j.Pattern pattern;
    private final List<String> groupNames;

    private Pattern(com.google.re2j.Pattern pattern, List<String> groupNames) {
        this.pattern = pattern;
        this.groupNames = groupNames;
    }

    /// @throws PatternSyntaxException with what is wrong with it
    static Pattern compile(String text) {
        GroupNames named = GroupNames.in(text);
        var pattern = com.google.re2j.Pattern.compile(named.pattern());
        return new Pattern(pattern, named.byGroup(pattern));
    }

    /// The names of the groups in order, the whole match not counted; empty for one without name.
    List<String> groupNames() {
        return groupNames;
    }

    /// Where one match lies.
    ///
    /// @param groups the texts of the groups, the whole match first; null for one that had no part
    record Match(int start, int end, List<@Nullable String> groups) {
        String text() {
            String whole = groups.getFirst();
            return whole == null ? "" : whole;
        }
    }

    Optional<Match> first(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(match(matcher)) : Optional.empty();
    }

    /// All matches that do not overlap. An empty one right behind another match does not count.
    List<Match> all(String text) {
        Matcher matcher = pattern.matcher(text);
        List<Match> matches = new ArrayList<>();
        int from = 0;
        int lastEnd = -1;
        while (from <= text.length() && matcher.find(from)) {
            boolean empty = matcher.start() == matcher.end();
            if (!empty || matcher.start() != lastEnd) {
                matches.add(match(matcher));
            }
            lastEnd = matcher.end();
            from = empty ? next(text, matcher.end()) : matcher.end();
        }
        return matches;
    }

    private static int next(String text, int position) {
        return position < text.length() ? text.offsetByCodePoints(position, 1) : text.length() + 1;
    }

    private static Match match(Matcher matcher) {
        List<@Nullable String> groups = new ArrayList<>(matcher.groupCount() + 1);
        for (int i = 0; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i));
        }
        return new Match(matcher.start(), matcher.end(), groups);
    }

    /// Every match replaced; `$1`, `$name` and `${name}` in the replacement mean groups.
    String replaceAll(String text, String replacement) {
        var template = new Replacement(replacement, groupNames);
        var result = new StringBuilder();
        int copied = 0;
        for (Match match : all(text)) {
            result.append(text, copied, match.start());
            template.appendTo(result, match);
            copied = match.end();
        }
        return result.append(text, copied, text.length()).toString();
    }
}
