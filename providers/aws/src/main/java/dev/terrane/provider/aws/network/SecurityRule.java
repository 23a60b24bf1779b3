package dev.terrane.provider.aws.network;

import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One permission of a security group, down to a single source: AWS compares, adds and removes them
/// by this.
///
/// @param source such as `10.0.0.0/8`, or the id of a group
record SecurityRule(
        String protocol, int from, int to, Kind kind, String source, String description) {

    enum Kind {
        IPV4,
        IPV6,
        PREFIX_LIST,
        GROUP
    }

    private static final Map<String, String> PROTOCOLS =
            Map.of("all", "-1", "6", "tcp", "17", "udp", "1", "icmp", "58", "icmpv6");

    /// As states have it: a name for the common ones, `-1` for all.
    static String protocol(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return PROTOCOLS.getOrDefault(lower, lower);
    }

    /// The permissions that an object of `ingress` or `egress` stands for.
    ///
    /// @param group that the rule is part of, for `self`
    static Set<SecurityRule> of(Attributes rule, String group) {
        Set<SecurityRule> rules = new LinkedHashSet<>();
        rule.strings("cidr_blocks").forEach(cidr -> rules.add(of(rule, Kind.IPV4, cidr)));
        rule.strings("ipv6_cidr_blocks").forEach(cidr -> rules.add(of(rule, Kind.IPV6, cidr)));
        rule.strings("prefix_list_ids")
                .forEach(list -> rules.add(of(rule, Kind.PREFIX_LIST, list)));
        rule.strings("security_groups").forEach(other -> rules.add(of(rule, Kind.GROUP, other)));
        if (rule.bool("self").orElse(false)) {
            rules.add(of(rule, Kind.GROUP, group));
        }
        return rules;
    }

    private static SecurityRule of(Attributes rule, Kind kind, String source) {
        return new SecurityRule(
                protocol(rule.string("protocol").orElse("-1")),
                port(rule, "from_port"),
                port(rule, "to_port"),
                kind,
                source,
                rule.string("description").orElse(""));
    }

    private static int port(Attributes rule, String name) {
        return Math.toIntExact(rule.wholeNumber(name).orElse(0));
    }

    /// @param owner of the group; groups of other accounts are named `account/group`
    static Set<SecurityRule> of(List<IpPermission> found, String owner) {
        Set<SecurityRule> rules = new LinkedHashSet<>();
        for (IpPermission p : found) {
            p.ipRanges().forEach(r -> rules.add(of(p, Kind.IPV4, r.cidrIp(), r.description())));
            p.ipv6Ranges().forEach(r -> rules.add(of(p, Kind.IPV6, r.cidrIpv6(), r.description())));
            p.prefixListIds()
                    .forEach(r ->
                            rules.add(of(p, Kind.PREFIX_LIST, r.prefixListId(), r.description())));
            p.userIdGroupPairs()
                    .forEach(r -> rules.add(of(p, Kind.GROUP, group(r, owner), r.description())));
        }
        return rules;
    }

    private static String group(UserIdGroupPair pair, String owner) {
        return pair.userId() == null || pair.userId().equals(owner)
                ? pair.groupId()
                : pair.userId() + "/" + pair.groupId();
    }

    private static SecurityRule of(
            IpPermission permission, Kind kind, String source, @Nullable String description) {
        return new SecurityRule(
                permission.ipProtocol(),
                permission.fromPort() == null ? 0 : permission.fromPort(),
                permission.toPort() == null ? 0 : permission.toPort(),
                kind,
                source,
                description == null ? "" : description);
    }

    IpPermission permission() {
        IpPermission.Builder permission = IpPermission.builder().ipProtocol(protocol);
        if (!protocol.equals("-1")) {
            permission.fromPort(from).toPort(to);
        }
        String text = description.isEmpty() ? null : description;
        return switch (kind) {
            case IPV4 ->
                    permission
                            .ipRanges(IpRange.builder().cidrIp(source).description(text).build())
                            .build();
            case IPV6 ->
                    permission
                            .ipv6Ranges(
                                    Ipv6Range.builder().cidrIpv6(source).description(text).build())
                            .build();
            case PREFIX_LIST ->
                    permission
                            .prefixListIds(
                                    PrefixListId.builder()
                                            .prefixListId(source)
                                            .description(text)
                                            .build())
                            .build();
            case GROUP -> permission.userIdGroupPairs(pair(text)).build();
        };
    }

    private UserIdGroupPair pair(@Nullable String text) {
        int slash = source.indexOf('/');
        return UserIdGroupPair.builder()
                .groupId(source.substring(slash + 1))
                .userId(slash > 0 ? source.substring(0, slash) : null)
                .description(text)
                .build();
    }

    /// The objects that a state has for these permissions. An object of before stays as it was
    /// written where all that it stands for is there; the rest is put together by ports, protocol
    /// and description.
    static List<Map<String, Value>> objects(
            Set<SecurityRule> found, List<Attributes> before, String group) {
        Set<SecurityRule> left = new LinkedHashSet<>(found);
        List<Map<String, Value>> objects = new ArrayList<>();
        for (Attributes rule : before) {
            Set<SecurityRule> meant = of(rule, group);
            if (!meant.isEmpty() && left.containsAll(meant)) {
                left.removeAll(meant);
                objects.add(object(List.copyOf(meant), group));
            }
        }
        Map<List<Object>, List<SecurityRule>> together = new LinkedHashMap<>();
        left.forEach(rule ->
                together.computeIfAbsent(
                                List.of(rule.protocol, rule.from, rule.to, rule.description),
                                key -> new ArrayList<>())
                        .add(rule));
        together.values().forEach(rules -> objects.add(object(rules, group)));
        return objects;
    }

    private static Map<String, Value> object(List<SecurityRule> rules, String group) {
        SecurityRule first = rules.getFirst();
        boolean self = rules.stream().anyMatch(rule -> rule.isFrom(group));
        List<Value> groups =
                sources(rules.stream().filter(rule -> !rule.isFrom(group)).toList(), Kind.GROUP);
        Map<String, Value> object = new TreeMap<>();
        object.put("protocol", Value.string(protocol(first.protocol)));
        object.put("from_port", Value.number(first.from));
        object.put("to_port", Value.number(first.to));
        object.put("description", Value.string(first.description));
        object.put("self", Value.bool(self));
        object.put("cidr_blocks", Value.list(Type.STRING, sources(rules, Kind.IPV4)));
        object.put("ipv6_cidr_blocks", Value.list(Type.STRING, sources(rules, Kind.IPV6)));
        object.put("prefix_list_ids", Value.list(Type.STRING, sources(rules, Kind.PREFIX_LIST)));
        object.put("security_groups", Value.set(Type.STRING, groups));
        return object;
    }

    private boolean isFrom(String group) {
        return kind == Kind.GROUP && source.equals(group);
    }

    private static List<Value> sources(List<SecurityRule> rules, Kind kind) {
        return rules.stream()
                .filter(rule -> rule.kind == kind)
                .map(rule -> Value.string(rule.source))
                .toList();
    }

    /// Whether two objects of a plan or a state stand for the same permissions.
    static boolean same(Value one, Value other) {
        if (!one.isWhollyKnown() || !other.isWhollyKnown()) {
            return false;
        }
        Set<SecurityRule> rules = of(Attributes.of(one), "self");
        return !rules.isEmpty() && rules.equals(of(Attributes.of(other), "self"));
    }
}
