package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Tags;

import software.amazon.awssdk.services.elasticache.model.Tag;

import java.util.List;
import java.util.Map;

/// What the types of ElastiCache have in common.
final class Caches {
    private Caches() {}

    static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    static void showTags(Draft object, String arn, AwsSession aws) {
        Tags.found(
                object,
                aws.elasticache().listTagsForResource(r -> r.resourceName(arn)).tagList(),
                Tag::key,
                Tag::value,
                aws.tags());
    }

    static void changeTags(
            String arn, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.elasticache().removeTagsFromResource(r -> r.resourceName(arn).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.elasticache().addTagsToResource(r -> r.resourceName(arn).tags(tags(set)));
        }
    }
}
