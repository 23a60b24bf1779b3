package dev.terrane.review.host;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a checkout was cloned from, as far as it tells which host that is.
///
/// @param server `https://git.acme.dev`
/// @param path `acme/infra`
record Origin(String server, String path) {
    /// `https://user@git.acme.dev:8443/acme/infra.git`
    private static final Pattern WEB =
            Pattern.compile("(https?)://(?:[^@/]*@)?([^/]+)/(.+?)(?:\\.git)?/?");

    /// `git@git.acme.dev:acme/infra.git`, `ssh://git@git.acme.dev:22/acme/infra.git`
    private static final Pattern SHELL =
            Pattern.compile("(?:ssh://)?(?:[^@/]*@)([^:/]+)(?::\\d+/|:/?|/)(.+?)(?:\\.git)?/?");

    static Optional<Origin> of(String url) {
        Matcher web = WEB.matcher(url);
        if (web.matches()) {
            return Optional.of(new Origin(web.group(1) + "://" + web.group(2), web.group(3)));
        }
        Matcher shell = SHELL.matcher(url);
        return shell.matches()
                ? Optional.of(new Origin("https://" + shell.group(1), shell.group(2)))
                : Optional.empty();
    }

    /// By the name of the server; nothing where it does not tell.
    Optional<String> kind() {
        if (server.endsWith("//codeberg.org")) {
            return Optional.of("forgejo");
        }
        return List.of("github", "gitlab", "gitea", "forgejo").stream()
                .filter(server::contains)
                .findFirst();
    }

    String api(String kind) {
        boolean everybodys = server.equals("https://github.com");
        return switch (kind) {
            case "github" -> everybodys ? "https://api.github.com" : server + "/api/v3";
            case "gitlab" -> server + "/api/v4";
            default -> server + "/api/v1";
        };
    }

    /// Of the hosts that everybody uses.
    static Optional<String> usual(String kind) {
        return switch (kind) {
            case "github" -> Optional.of("https://api.github.com");
            case "gitlab" -> Optional.of("https://gitlab.com/api/v4");
            default -> Optional.empty();
        };
    }
}
