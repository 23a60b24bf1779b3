package dev.terrane.provider.aws.support;

import dev.terrane.provider.aws.session.AwsSession;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tags of many objects, by one request a hundred: the API of tags tells them for every service.
///
/// It may lag behind. So what it says counts only where it is what the state has; anything else is
/// asked of the service itself. A change is never seen wrongly, only later than it would be.
///
/// @param found tags by ARN; what has none is not in it
/// @param known whether they could be asked for
public record TagsOfMany(Map<String, Map<String, String>> found, boolean known) {
    /// So many requests for one object each are worth another one for all of them.
    private static final int ENOUGH = 5;

    private static final int AT_ONCE = 100;
    private static final TagsOfMany UNKNOWN = new TagsOfMany(Map.of(), false);

    public TagsOfMany {
        found = Map.copyOf(found);
    }

    /// @param service as the `endpoints` block names it: with an endpoint of its own that the API of
    ///     tags does not share, this one is not asked
    public static TagsOfMany of(List<String> arns, String service, AwsSession aws) {
        if (arns.size() < ENOUGH || !aws.sharesEndpoint(service, "resourcegroupstaggingapi")) {
            return UNKNOWN;
        }
        Map<String, Map<String, String>> found = new HashMap<>();
        try {
            for (int from = 0; from < arns.size(); from += AT_ONCE) {
                List<String> some = arns.subList(from, Math.min(from + AT_ONCE, arns.size()));
                aws.resourcegroupstaggingapi()
                        .getResourcesPaginator(r -> r.resourceARNList(some))
                        .resourceTagMappingList()
                        .forEach(tagged -> found.put(tagged.resourceARN(), tags(tagged)));
            }
        } catch (SdkException refused) {
            return UNKNOWN;
        }
        return new TagsOfMany(found, true);
    }

    private static Map<String, String> tags(ResourceTagMapping tagged) {
        return Tags.of(tagged.tags(), Tag::key, Tag::value);
    }

    /// The tags of an object, where they are what the state has.
    public Optional<Map<String, String>> confirmed(Draft object, String arn, AwsSession aws) {
        if (!known || object.isCreate()) {
            return Optional.empty();
        }
        Map<String, String> tags = found.getOrDefault(arn, Map.of());
        Map<String, String> before = object.prior().stringMap("tags_all");
        return aws.tags().withoutIgnored(tags).equals(before)
                ? Optional.of(tags)
                : Optional.empty();
    }
}
