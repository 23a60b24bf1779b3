package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Tags;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.iam.model.Tag;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// What the types of IAM have in common.
final class Iam {
    static final String GONE = "NoSuchEntity";
    static final String LETTERS = "letters, digits and +=,.@_-";
    private static final String LETTER = "[\\w+=,.@-]";

    private Iam() {}

    /// The pattern of names up to a length.
    static String name(int longest) {
        return LETTER + "{0," + longest + "}";
    }

    static String mustBeName(int longest) {
        return "must consist of at most " + longest + " " + LETTERS;
    }

    static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (name, text) -> Tag.builder().key(name).value(text).build());
    }

    static List<Tag> ofNew(Draft object, AwsSession aws) {
        return tags(Tags.ofNew(object, aws.tags()));
    }

    static void found(Draft object, List<Tag> tags, AwsSession aws) {
        Tags.found(object, Tags.of(tags, Tag::key, Tag::value), aws.tags());
    }

    /// Policies come back as parts of URLs are written.
    static String decoded(@Nullable String document) {
        return document == null ? "" : URLDecoder.decode(document, StandardCharsets.UTF_8);
    }

    static String time(@Nullable Instant time) {
        return time == null
                ? ""
                : DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /// Both sides of the first separator.
    ///
    /// @param form of the id, for whoever gave another one, such as `ROLE:NAME`
    static String[] parts(String id, char separator, String form) {
        int cut = id.indexOf(separator);
        if (cut <= 0 || cut == id.length() - 1) {
            throw FailedCall.of(
                    "Invalid id", "The id to import must be " + form + ", but is \"" + id + "\".");
        }
        return new String[] {id.substring(0, cut), id.substring(cut + 1)};
    }
}
