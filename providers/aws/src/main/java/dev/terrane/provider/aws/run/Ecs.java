package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Tags;

import software.amazon.awssdk.services.ecs.model.Tag;

import java.util.List;
import java.util.Map;

/// What the types of ECS have in common.
final class Ecs {
    private Ecs() {}

    static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    static void changeTags(
            String arn, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.ecs().untagResource(r -> r.resourceArn(arn).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.ecs().tagResource(r -> r.resourceArn(arn).tags(tags(set)));
        }
    }

    /// `web` of `arn:aws:ecs:eu-central-1:123456789012:cluster/web`.
    static String nameOf(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
