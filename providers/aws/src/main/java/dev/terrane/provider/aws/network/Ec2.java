package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsProblems;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Tags;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the types of EC2 have in common.
public final class Ec2 {
    private Ec2() {}

    /// For requests that create; none where there are no tags.
    public static List<TagSpecification> tags(Draft object, AwsSession aws, ResourceType type) {
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        return tags.isEmpty()
                ? List.of()
                : List.of(TagSpecification.builder().resourceType(type).tags(tags(tags)).build());
    }

    /// @param type as AWS names it, such as `network-acl`
    public static List<TagSpecification> tags(Draft object, AwsSession aws, String type) {
        return tags(object, aws, ResourceType.fromValue(type));
    }

    public static void setTags(Draft object, List<Tag> found, AwsSession aws) {
        Tags.found(object, map(found), aws.tags());
    }

    public static void changeTags(
            Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        changeTags(object.id(), set, removed, aws);
    }

    public static void changeTags(
            String id, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            List<Tag> names =
                    removed.stream().map(name -> Tag.builder().key(name).build()).toList();
            aws.ec2().deleteTags(request -> request.resources(id).tags(names));
        }
        if (!set.isEmpty()) {
            aws.ec2().createTags(request -> request.resources(id).tags(tags(set)));
        }
    }

    /// Puts its tags on an object that is taken over, not made.
    static void addTags(Draft object, AwsSession aws) {
        changeTags(object, Tags.ofNew(object, aws.tags()), List.of(), aws);
    }

    public static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    public static Map<String, String> map(List<Tag> tags) {
        Map<String, String> map = new TreeMap<>();
        tags.forEach(tag -> map.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return map;
    }

    public static Filter filter(String name, Collection<String> values) {
        return Filter.builder().name(name).values(values).build();
    }

    public static List<String> ids(Collection<Draft> objects) {
        return objects.stream().map(Draft::id).distinct().toList();
    }

    /// Found things by id. Reading by filter, unlike by id, does not fail where one is missing.
    public static <T> Map<String, T> byId(Iterable<T> found, Function<T, String> id) {
        Map<String, T> things = new TreeMap<>();
        found.forEach(thing -> things.put(id.apply(thing), thing));
        return things;
    }

    public static <T> Map<String, List<T>> grouped(Collection<T> found, Function<T, String> by) {
        return found.stream().collect(Collectors.groupingBy(by));
    }

    /// Deletes, again while something else still depends on the object; something that is gone
    /// already is as good as deleted.
    public static void delete(
            String what, Duration longest, AwsSession aws, Runnable deletion, String... goneCodes) {
        aws.retryWhile(
                "what uses " + what + " to disappear",
                longest,
                () -> unlessGone(deletion, goneCodes),
                "DependencyViolation");
    }

    /// Fetches things by id, where there is no filter for that. An id that is gone fails the whole
    /// request; then each half is asked for alone.
    public static <T> List<T> halving(
            List<String> ids, Function<List<String>, Iterable<T>> fetch, String goneCode) {
        List<T> found = new ArrayList<>();
        try {
            fetch.apply(ids).forEach(found::add);
            return found;
        } catch (SdkException failure) {
            if (!AwsProblems.isCode(failure, goneCode)) {
                throw failure;
            }
        }
        if (ids.size() == 1) {
            return List.of();
        }
        int middle = ids.size() / 2;
        found.addAll(halving(ids.subList(0, middle), fetch, goneCode));
        found.addAll(halving(ids.subList(middle, ids.size()), fetch, goneCode));
        return found;
    }

    /// Does something for which it is as good if the thing is gone already.
    public static void unlessGone(Runnable action, String... goneCodes) {
        try {
            action.run();
        } catch (SdkException failure) {
            if (!AwsProblems.isCode(failure, goneCodes)) {
                throw failure;
            }
        }
    }

    /// Those that AWS calls default, by VPC.
    static Filter isDefault() {
        return filter("default", List.of("true"));
    }

    public static boolean isCode(RuntimeException failure, String... codes) {
        return AwsProblems.isCode(failure, codes);
    }
}
