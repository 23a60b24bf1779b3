package dev.terrane.planfile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keeps the machine's path out of a plan: `/home/ann/infra/site/index.html` becomes
/// `$WORKDIR/site/index.html`.
///
/// A text that has `$WORKDIR` of its own gets `$WORKDIR$` instead, so that no two texts become one.
final class WorkingDirectory {
    private static final String TOKEN = "$WORKDIR";
    private final String path;
    private final Pattern found;

    /// @param path absolute; one that is the root or empty stands for nothing
    WorkingDirectory(String path) {
        this.path =
                path.length() > 1 && path.endsWith("/")
                        ? path.substring(0, path.length() - 1)
                        : path;
        this.found =
                Pattern.compile(
                        "(?<![\\p{L}\\p{N}._-])"
                                + Pattern.quote(this.path)
                                + "(?![\\p{L}\\p{N}_$])");
    }

    /// The text that [#tokenized] was given.
    String untokenized(String text) {
        if (!text.contains(TOKEN)) {
            return text;
        }
        String own = "\0";
        return text.replace(TOKEN + "$", own).replace(TOKEN, path).replace(own, TOKEN);
    }

    String tokenized(String text) {
        String own = text.contains(TOKEN) ? text.replace(TOKEN, TOKEN + "$") : text;
        if (path.length() < 2 || !own.contains(path)) {
            return own;
        }
        return found.matcher(own).replaceAll(Matcher.quoteReplacement(TOKEN));
    }
}
