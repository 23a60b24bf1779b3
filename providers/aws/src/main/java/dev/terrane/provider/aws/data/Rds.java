package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.rds.model.Tag;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the types of RDS have in common.
final class Rds {
    private Rds() {}

    static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    static void showTags(Draft object, List<Tag> tags, AwsSession aws) {
        Tags.found(object, tags, Tag::key, Tag::value, aws.tags());
    }

    static void showTags(Draft object, String arn, AwsSession aws) {
        showTags(object, aws.rds().listTagsForResource(r -> r.resourceName(arn)).tagList(), aws);
    }

    static void changeTags(
            String arn, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.rds().removeTagsFromResource(r -> r.resourceName(arn).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.rds().addTagsToResource(r -> r.resourceName(arn).tags(tags(set)));
        }
    }

    /// A version that is given in part, such as `16`, stands for every one that begins with it.
    static void showVersion(Draft object, String actual) {
        Optional<String> had = object.text("engine_version");
        object.set("engine_version_actual", actual);
        object.set("engine_version", had.filter(text -> isPartOf(text, actual)).orElse(actual));
    }

    private static boolean isPartOf(String wanted, String actual) {
        return actual.equals(wanted) || actual.startsWith(wanted + ".");
    }

    /// A version of which the older text is a part is no change.
    static boolean sameVersion(Value was, Value wanted) {
        return wanted.asString().equals(was.asString());
    }

    static void lowerCase(PlanDraft draft, String name) {
        if (draft.value(name) instanceof Value.StringValue text) {
            draft.set(name, Value.string(text.text().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    static boolean sameIgnoringCase(Value was, Value wanted) {
        return was.asString().equalsIgnoreCase(wanted.asString());
    }
}
