package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Tags;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the types of load balancers have in common.
final class Elb {
    /// So many things may be asked for at once.
    private static final int AT_ONCE = 20;

    private Elb() {}

    static List<Tag> newTags(Draft object, AwsSession aws) {
        return Tags.listed(Tags.ofNew(object, aws.tags()), Elb::tag);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    static void changeTags(
            Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.elbv2().removeTags(r -> r.resourceArns(object.id()).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.elbv2().addTags(r -> r.resourceArns(object.id()).tags(Tags.listed(set, Elb::tag)));
        }
    }

    /// Tags of many things, by ARN.
    static Map<String, List<Tag>> tags(Collection<String> arns, AwsSession aws) {
        Map<String, List<Tag>> tags = new HashMap<>();
        for (TagDescription found :
                inParts(
                        List.copyOf(arns),
                        some ->
                                aws.elbv2()
                                        .describeTags(r -> r.resourceArns(some))
                                        .tagDescriptions())) {
            tags.put(found.resourceArn(), found.tags());
        }
        return tags;
    }

    static void setTags(Draft object, Map<String, List<Tag>> found, AwsSession aws) {
        Tags.found(
                object,
                found.getOrDefault(object.id(), List.of()),
                Tag::key,
                Tag::value,
                aws.tags());
    }

    static <T> List<T> inParts(List<String> arns, Function<List<String>, List<T>> fetch) {
        List<T> found = new ArrayList<>();
        for (int from = 0; from < arns.size(); from += AT_ONCE) {
            found.addAll(fetch.apply(arns.subList(from, Math.min(from + AT_ONCE, arns.size()))));
        }
        return found;
    }
}
