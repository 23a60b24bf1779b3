package dev.terrane.function;

import java.util.List;

/// What stands in the place of a match: `$1` and `${1}` are groups by number, `$name` and `${name}`
/// by name, `$$` is a dollar sign. A name is as long as it can be: `$1x` is the group `1x`. A group
/// that is not there gives nothing.
final class Replacement {
    private final String template;
    private final List<String> groupNames;

    Replacement(String template, List<String> groupNames) {
        this.template = template;
        this.groupNames = groupNames;
    }

    void appendTo(StringBuilder result, Pattern.Match match) {
        int at = 0;
        while (at < template.length()) {
            int dollar = template.indexOf('$', at);
            if (dollar < 0) {
                result.append(template, at, template.length());
                return;
            }
            result.append(template, at, dollar);
            at = appendReference(result, match, dollar + 1);
        }
    }

    /// @return where the template goes on
    private int appendReference(StringBuilder result, Pattern.Match match, int at) {
        if (template.startsWith("$", at)) {
            result.append('$');
            return at + 1;
        }
        boolean braces = template.startsWith("{", at);
        int start = braces ? at + 1 : at;
        int end = endOfName(start);
        if (end == start || (braces && !template.startsWith("}", end))) {
            result.append('$');
            return at;
        }
        appendGroup(result, match, template.substring(start, end));
        return braces ? end + 1 : end;
    }

    private int endOfName(int start) {
        int end = start;
        while (end < template.length() && isNamePart(template.codePointAt(end))) {
            end += Character.charCount(template.codePointAt(end));
        }
        return end;
    }

    private static boolean isNamePart(int c) {
        return c == '_' || Character.isLetter(c) || Character.isDigit(c);
    }

    private void appendGroup(StringBuilder result, Pattern.Match match, String name) {
        if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            appendGroup(result, match, groupNumber(name));
            return;
        }
        for (int i = 0; i < groupNames.size(); i++) {
            if (groupNames.get(i).equals(name) && match.groups().get(i + 1) != null) {
                appendGroup(result, match, i + 1);
                return;
            }
        }
    }

    private static int groupNumber(String digits) {
        return digits.length() > 8 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static void appendGroup(StringBuilder result, Pattern.Match match, int group) {
        if (group < match.groups().size() && match.groups().get(group) != null) {
            result.append(match.groups().get(group));
        }
    }
}
