package dev.terrane.provider.aws.support;

import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// How requests and answers of AWS match the arguments of a type: by name, where
/// `MaxSessionDuration` is `max_session_duration`, and as said where the names differ.
///
/// ```java
/// private static final Shape SHAPE = Shape.of().named("SubnetIds", "subnets");
/// aws.some().createThing(r -> SHAPE.fill(r, object));
/// SHAPE.show(object, aws.some().describeThing(...).thing());
/// ```
public final class Shape {
    /// What is set otherwise for every type.
    private static final Set<String> OWN = Set.of("id", "tags", "tags_all", "timeouts");

    private final Map<String, String> names;
    private final Set<String> left;

    private Shape(Map<String, String> names, Set<String> left) {
        this.names = Map.copyOf(names);
        this.left = Set.copyOf(left);
    }

    public static Shape of() {
        return new Shape(Map.of(), OWN);
    }

    /// @param member as AWS has it, at whatever depth
    /// @param attribute as the schema has it
    public Shape named(String member, String attribute) {
        Map<String, String> more = new HashMap<>(names);
        more.put(member, attribute);
        return new Shape(more, left);
    }

    /// Arguments that the type itself sends and shows.
    public Shape without(String... attributes) {
        Set<String> more = new HashSet<>(left);
        more.addAll(List.of(attributes));
        return new Shape(names, more);
    }

    /// Sets in a request what the object has of it. What is empty, and a number that is 0, is not
    /// sent: to AWS that is not the same as nothing.
    ///
    /// @return the request
    public <B extends SdkPojo> B fill(B request, Draft object) {
        return fill(request, object.now());
    }

    /// As above, with what a block has.
    public <B extends SdkPojo> B fill(B request, Attributes from) {
        ToAws.fill(request, from, this);
        return request;
    }

    /// A part of a request, made of the block of that name where there is one.
    public <B extends SdkPojo> Optional<B> part(Supplier<B> builder, Draft object, String block) {
        return object.blocks(block).stream()
                .findFirst()
                .map(attributes -> fill(builder.get(), attributes));
    }

    /// Sets in the object what an answer has of it; empty text, 0 or false where it has nothing.
    public void show(Draft object, SdkPojo answer) {
        Map<String, SdkField<?>> members = members(answer);
        for (String name : object.names()) {
            SdkField<?> member = members.get(name);
            if (member != null && !left.contains(name)) {
                Value value =
                        FromAws.value(member.getValueOrDefault(answer), object.type(name), this);
                object.set(name, value.isNull() ? FromAws.nothing(object.type(name)) : value);
            }
        }
    }

    /// Shows one part of an answer as the block of that name; no block where there is nothing.
    public void show(Draft object, String block, Object part) {
        object.set(block, FromAws.value(part, object.type(block), this));
    }

    public void showNone(Draft object, String block) {
        object.set(block, LegacyPlan.emptyOf(object.type(block)));
    }

    /// Members of a request or an answer by the attribute that they match.
    Map<String, SdkField<?>> members(SdkPojo of) {
        Map<String, SdkField<?>> members = new TreeMap<>();
        for (SdkField<?> field : of.sdkFields()) {
            String member = field.memberName();
            members.put(names.getOrDefault(member, snakeCase(member)), field);
        }
        return members;
    }

    boolean leaves(String attribute) {
        return left.contains(attribute);
    }

    /// `DBSubnetGroupName` is `db_subnet_group_name`.
    static String snakeCase(String member) {
        return member.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
