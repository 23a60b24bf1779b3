package dev.terrane.review;

import java.util.regex.Pattern;

/// Names of attributes and keys of maps, as plan files write them.
final class Names {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");
    private static final String OURS = "$";

    private Names() {}

    /// For use inside a diff: bare where it is an identifier, and quoted otherwise.
    static String shown(String key) {
        if (isSensitive(key)) {
            return "(sensitive key)";
        }
        String name = plain(key);
        return IDENTIFIER.matcher(name).matches() ? name : Visible.quoted(name);
    }

    /// A text of the plan that is no value, such as the path of an attribute.
    static String text(String text) {
        return isSensitive(text) ? "(sensitive)" : plain(text);
    }

    /// What stands for a name of the user's.
    static String written(String name) {
        return name.startsWith(OURS) ? OURS + name : name;
    }

    private static String plain(String key) {
        return key.startsWith(OURS + OURS) ? key.substring(1) : key;
    }

    private static boolean isSensitive(String key) {
        return key.startsWith("$sensitive:") || key.startsWith("$sensitive#");
    }
}
