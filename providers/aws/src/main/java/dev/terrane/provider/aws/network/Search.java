package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.ec2.model.Filter;

import java.util.ArrayList;
import java.util.List;

/// What a data source of EC2 looks for: its arguments, its tags and its `filter` blocks, as filters
/// of a request.
public final class Search {
    private final Draft object;
    private final List<Filter> filters = new ArrayList<>();

    private Search(Draft object) {
        this.object = object;
    }

    public static Search by(Draft object) {
        return new Search(object);
    }

    /// An argument that is a filter, where it is set.
    public Search argument(String name, String filter) {
        object.text(name).ifPresent(text -> filters.add(Ec2.filter(filter, List.of(text))));
        return this;
    }

    /// One that says true; false is no condition.
    public Search flag(String name, String filter) {
        if (object.isTrue(name)) {
            filters.add(Ec2.filter(filter, List.of("true")));
        }
        return this;
    }

    public Search tags() {
        return tags("tags");
    }

    public Search tags(String argument) {
        object.textMap(argument)
                .forEach((key, value) -> filters.add(Ec2.filter("tag:" + key, List.of(value))));
        return this;
    }

    /// All conditions, with those of the `filter` blocks.
    public List<Filter> filters() {
        List<Filter> all = new ArrayList<>(filters);
        for (Attributes filter : object.blocks("filter")) {
            all.add(Ec2.filter(filter.requiredString("name"), filter.strings("values")));
        }
        return all;
    }

    /// @param what in words, such as `subnet`
    public static <T> T one(Iterable<T> found, String what) {
        List<T> all = new ArrayList<>();
        found.forEach(all::add);
        if (all.isEmpty()) {
            throw FailedCall.of(
                    "Nothing found", "No " + what + " matches: change what is looked for.");
        }
        if (all.size() > 1) {
            throw FailedCall.of(
                    "Several found",
                    all.size()
                            + " of them match, but this data source is about one "
                            + what
                            + ": say more about it.");
        }
        return all.getFirst();
    }
}
