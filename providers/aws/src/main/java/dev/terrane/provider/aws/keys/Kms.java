package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.support.Tags;

import software.amazon.awssdk.services.kms.model.Tag;

import java.util.List;
import java.util.Map;

/// What the types of KMS have in common.
final class Kms {
    static final String GONE = "NotFoundException";

    private Kms() {}

    static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().tagKey(key).tagValue(value).build());
    }

    /// Of an id or an ARN of a key, the id.
    static String keyId(String text) {
        return text.startsWith("arn:") ? text.substring(text.lastIndexOf('/') + 1) : text;
    }
}
