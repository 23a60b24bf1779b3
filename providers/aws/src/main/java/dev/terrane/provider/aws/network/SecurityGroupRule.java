package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.HashCode;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `aws_security_group_rule`: one permission of a group, for several sources.
///
/// Every change but that of `description` replaces it. Imported as
/// `GROUP_TYPE_PROTOCOL_FROM_TO_SOURCE[_SOURCE...]`.
final class SecurityGroupRule implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "cidr_blocks",
                        "from_port",
                        "ipv6_cidr_blocks",
                        "prefix_list_ids",
                        "protocol",
                        "security_group_id",
                        "self",
                        "source_security_group_id",
                        "to_port",
                        "type")
                .defaultsTo("self", Value.FALSE)
                .storedAs("protocol", SecurityRule::protocol)
                .timeout("create", LONGEST);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        Checks checks =
                Checks.of(config)
                        .oneOf("type", "ingress", "egress")
                        .onlyOneOf("source_security_group_id", "self")
                        .onlyOneOf("source_security_group_id", "cidr_blocks")
                        .onlyOneOf("source_security_group_id", "ipv6_cidr_blocks")
                        .longest("description", 255);
        boolean nowhere =
                List.of(
                                "cidr_blocks",
                                "ipv6_cidr_blocks",
                                "prefix_list_ids",
                                "self",
                                "source_security_group_id")
                        .stream()
                        .allMatch(config::isNull);
        return nowhere
                ? checks.invalid(
                                "type",
                                "needs a source: one of `cidr_blocks`, `ipv6_cidr_blocks`,"
                                        + " `prefix_list_ids`, `self` and `source_security_group_id`")
                        .problems()
                : checks.problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String group = group(object);
        List<IpPermission> permissions = permissions(object);
        aws.retryWhile(
                "security group " + group + " to be known",
                object.timeout("create", LONGEST),
                () -> authorize(object, permissions, aws),
                "InvalidGroup.NotFound");
        object.id(id(object));
    }

    private static void authorize(Draft object, List<IpPermission> permissions, AwsSession aws) {
        String group = group(object);
        var made =
                isIngress(object)
                        ? aws.ec2()
                                .authorizeSecurityGroupIngress(
                                        r -> r.groupId(group).ipPermissions(permissions))
                                .securityGroupRules()
                        : aws.ec2()
                                .authorizeSecurityGroupEgress(
                                        r -> r.groupId(group).ipPermissions(permissions))
                                .securityGroupRules();
        object.set(
                "security_group_rule_id",
                made.size() == 1 ? made.getFirst().securityGroupRuleId() : "");
    }

    private static String group(Draft object) {
        return object.text("security_group_id").orElseThrow();
    }

    private static boolean isIngress(Draft object) {
        return object.text("type").orElse("").equals("ingress");
    }

    private static Set<SecurityRule> wanted(Draft object) {
        Set<SecurityRule> rules = new LinkedHashSet<>();
        object.texts("cidr_blocks")
                .forEach(cidr -> rules.add(rule(object, SecurityRule.Kind.IPV4, cidr)));
        object.texts("ipv6_cidr_blocks")
                .forEach(cidr -> rules.add(rule(object, SecurityRule.Kind.IPV6, cidr)));
        object.texts("prefix_list_ids")
                .forEach(list -> rules.add(rule(object, SecurityRule.Kind.PREFIX_LIST, list)));
        if (object.isTrue("self")) {
            rules.add(rule(object, SecurityRule.Kind.GROUP, group(object)));
        } else {
            object.text("source_security_group_id")
                    .ifPresent(other -> rules.add(rule(object, SecurityRule.Kind.GROUP, other)));
        }
        return rules;
    }

    private static SecurityRule rule(Draft object, SecurityRule.Kind kind, String source) {
        return new SecurityRule(
                SecurityRule.protocol(object.text("protocol").orElse("-1")),
                Math.toIntExact(object.number("from_port").orElse(0)),
                Math.toIntExact(object.number("to_port").orElse(0)),
                kind,
                source,
                object.text("description").orElse(""));
    }

    private static List<IpPermission> permissions(Draft object) {
        return wanted(object).stream().map(SecurityRule::permission).toList();
    }

    /// As the other provider makes it up.
    private static String id(Draft object) {
        StringBuilder text = new StringBuilder(group(object)).append('-');
        for (String port : List.of("from_port", "to_port")) {
            long number = object.number(port).orElse(0);
            if (number > 0) {
                text.append(number).append('-');
            }
        }
        text.append(object.text("protocol").orElse("")).append('-');
        text.append(object.text("type").orElse("")).append('-');
        sorted(object, "cidr_blocks", text);
        sorted(object, "ipv6_cidr_blocks", text);
        sorted(object, "prefix_list_ids", text);
        wanted(object).stream()
                .filter(rule -> rule.kind() == SecurityRule.Kind.GROUP)
                .forEach(rule -> text.append(rule.source().replaceFirst(".*/", "")).append("--"));
        return "sgrule-" + HashCode.of(text.toString());
    }

    private static void sorted(Draft object, String name, StringBuilder text) {
        object.texts(name).stream().sorted().forEach(each -> text.append(each).append('-'));
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var groups =
                dev.terrane.provider.aws.network.SecurityGroup.find(
                        objects.stream().map(SecurityGroupRule::group).distinct().toList(), aws);
        for (Draft object : objects) {
            SecurityGroup group = groups.get(group(object));
            Set<SecurityRule> found =
                    group == null
                            ? Set.of()
                            : SecurityRule.of(
                                    isIngress(object)
                                            ? group.ipPermissions()
                                            : group.ipPermissionsEgress(),
                                    group.ownerId());
            show(object, found);
        }
    }

    private static void show(Draft object, Set<SecurityRule> found) {
        Set<SecurityRule> own =
                wanted(object).stream().map(SecurityGroupRule::bare).collect(Collectors.toSet());
        List<SecurityRule> here = found.stream().filter(rule -> own.contains(bare(rule))).toList();
        if (own.isEmpty() || here.size() < own.size()) {
            object.gone();
            return;
        }
        object.set("protocol", here.getFirst().protocol());
        if (here.getFirst().description().isEmpty()) {
            object.setNull("description");
        } else {
            object.set("description", here.getFirst().description());
        }
    }

    private static SecurityRule bare(SecurityRule rule) {
        return new SecurityRule(
                SecurityRule.protocol(rule.protocol()),
                rule.protocol().equals("-1") ? 0 : rule.from(),
                rule.protocol().equals("-1") ? 0 : rule.to(),
                rule.kind(),
                rule.source(),
                "");
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        String group = group(object);
        List<IpPermission> permissions = permissions(object);
        if (isIngress(object)) {
            aws.ec2()
                    .updateSecurityGroupRuleDescriptionsIngress(
                            r -> r.groupId(group).ipPermissions(permissions));
        } else {
            aws.ec2()
                    .updateSecurityGroupRuleDescriptionsEgress(
                            r -> r.groupId(group).ipPermissions(permissions));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        String group = group(object);
        List<IpPermission> permissions = permissions(object);
        Calls.unlessGone(
                () -> {
                    if (isIngress(object)) {
                        aws.ec2()
                                .revokeSecurityGroupIngress(
                                        r -> r.groupId(group).ipPermissions(permissions));
                    } else {
                        aws.ec2()
                                .revokeSecurityGroupEgress(
                                        r -> r.groupId(group).ipPermissions(permissions));
                    }
                },
                "InvalidPermission.NotFound",
                "InvalidGroup.NotFound");
    }

    @Override
    public void importAs(Draft object, String id) {
        String[] parts = id.split("_");
        if (parts.length < 6
                || !parts[1].matches("ingress|egress")
                || !parts[3].matches("-?\\d+")
                || !parts[4].matches("-?\\d+")) {
            throw FailedCall.of(
                    "Invalid import id",
                    "A rule is imported as GROUP_TYPE_PROTOCOL_FROM_TO_SOURCE, such as"
                            + " \"sg-1a2b_ingress_tcp_443_443_0.0.0.0/0\", but the id is \""
                            + id
                            + "\".");
        }
        object.set("security_group_id", parts[0])
                .set("type", parts[1])
                .set("protocol", SecurityRule.protocol(parts[2]))
                .set("from_port", Integer.valueOf(parts[3]))
                .set("to_port", Integer.valueOf(parts[4]))
                .set("self", false);
        importSources(object, List.of(parts).subList(5, parts.length));
        object.id(id(object));
    }

    private static void importSources(Draft object, List<String> sources) {
        List<String> ipv4 = new ArrayList<>();
        List<String> ipv6 = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        for (String source : sources) {
            if (source.equals("self")) {
                object.set("self", true);
            } else if (source.startsWith("sg-") || source.contains("/sg-")) {
                object.set("source_security_group_id", source);
            } else if (source.startsWith("pl-")) {
                lists.add(source);
            } else if (source.contains(":")) {
                ipv6.add(source);
            } else {
                ipv4.add(source);
            }
        }
        if (!ipv4.isEmpty()) {
            object.setTexts("cidr_blocks", ipv4);
        }
        if (!ipv6.isEmpty()) {
            object.setTexts("ipv6_cidr_blocks", ipv6);
        }
        if (!lists.isEmpty()) {
            object.setTexts("prefix_list_ids", lists);
        }
    }
}
