package dev.terrane.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.UserConfig;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who commits, and when. As with Git, the environment outweighs the settings, `author.name` outweighs
/// `user.name`, and where nothing is said it is the user of the system.
final class Identity {
    /// `1700000000 +0100`, as Git keeps it; with an `@` in front it is never taken for something else.
    private static final Pattern SECONDS = Pattern.compile("@?(\\d+)(?: ([+-]\\d{4}))?");

    /// `2026-01-31T08:00:00+01:00`, also with blanks instead of `T` and before the zone.
    private static final DateTimeFormatter DAY_FIRST =
            DateTimeFormatter.ofPattern("uuuu-MM-dd['T'][' ']HH:mm:ss[' '][XXX][XX]", Locale.ROOT);

    private final Map<String, String> environment;
    private final Config settings;
    private final UserConfig usual;

    Identity(Repository repository, Map<String, String> environment) throws IOException {
        this.environment = environment;
        this.settings = ConditionalSettings.of(repository, environment);
        this.usual = settings.get(UserConfig.KEY);
    }

    PersonIdent author() throws IOException {
        return person("author", usual.getAuthorName(), usual.getAuthorEmail());
    }

    PersonIdent committer() throws IOException {
        return person("committer", usual.getCommitterName(), usual.getCommitterEmail());
    }

    /// Name and address of who would commit now.
    String text() {
        return "%s <%s>"
                .formatted(
                        said("committer", "name", usual.getCommitterName()),
                        said("committer", "email", usual.getCommitterEmail()));
    }

    private PersonIdent person(String role, String name, String email) throws IOException {
        String by = said(role, "name", name);
        String at = said(role, "email", email);
        Optional<ZonedDateTime> when = when(variable(role, "date"));
        return when.isPresent()
                ? new PersonIdent(by, at, when.get().toInstant(), when.get().getZone())
                : new PersonIdent(by, at);
    }

    private String said(String role, String what, String otherwise) {
        String said = environment.getOrDefault(variable(role, what), "");
        return said.isEmpty()
                ? Objects.requireNonNullElse(settings.getString(role, null, what), otherwise)
                : said;
    }

    /// `GIT_AUTHOR_NAME` for `author` and `name`.
    private static String variable(String role, String what) {
        return "GIT_%s_%s".formatted(role, what).toUpperCase(Locale.ROOT);
    }

    /// Nothing for now.
    private Optional<ZonedDateTime> when(String variable) throws IOException {
        String date = environment.getOrDefault(variable, "").strip();
        try {
            return date.isEmpty() ? Optional.empty() : Optional.of(time(date));
        } catch (DateTimeException e) {
            throw new IOException(
                    "%s is no date: \"%s\". Write 2026-01-31T08:00:00+01:00"
                            .formatted(variable, date),
                    e);
        }
    }

    private static ZonedDateTime time(String date) {
        Matcher seconds = SECONDS.matcher(date);
        if (seconds.matches()) {
            String zone = seconds.group(2);
            return Instant.ofEpochSecond(Long.parseLong(seconds.group(1)))
                    .atZone(zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone));
        }
        if (!date.matches("\\d{4}-.*")) {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
        }
        return DAY_FIRST.parseBest(date, ZonedDateTime::from, LocalDateTime::from)
                        instanceof ZonedDateTime zoned
                ? zoned
                : LocalDateTime.parse(date, DAY_FIRST).atZone(ZoneId.systemDefault());
    }
}
