package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.IpPermission;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `aws_security_group`.
///
/// Replaced when `name`, `name_prefix`, `description` or `vpc_id` changes. The description is
/// `Managed by Terraform` by default. A new group lets nothing out: the rule that AWS puts in is
/// removed. Where the configuration has no `ingress` or `egress`, the rules there are stay.
public final class SecurityGroup implements ResourceType {
    private static final Duration CREATION = Duration.ofMinutes(10);
    private static final Duration DELETION = Duration.ofMinutes(15);

    @Override
    public LegacyRules rules() {
        return ruleRules(
                        LegacyRules.of()
                                .replacedBy("name", "name_prefix", "description", "vpc_id")
                                .defaultsTo("description", Value.string("Managed by Terraform")))
                .timeout("create", CREATION)
                .timeout("delete", DELETION);
    }

    /// What plans of the rules inside of a group have to know.
    static LegacyRules ruleRules(LegacyRules rules) {
        return rules.defaultsTo("revoke_rules_on_delete", Value.FALSE)
                .defaultsTo("ingress.self", Value.FALSE)
                .defaultsTo("egress.self", Value.FALSE)
                .storedAs("ingress.protocol", SecurityRule::protocol)
                .storedAs("egress.protocol", SecurityRule::protocol)
                .sameWhen("ingress", SecurityGroup::same)
                .sameWhen("egress", SecurityGroup::same);
    }

    /// Asked for elements alone; a whole set of rules is compared element by element.
    private static boolean same(Value one, Value other) {
        return one instanceof Value.ObjectValue
                && other instanceof Value.ObjectValue
                && SecurityRule.same(one, other);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("name", "name_prefix")
                .longest("name", 255)
                .longest("description", 255)
                .longest("name_prefix", 255 - UniqueName.SUFFIX_LENGTH)
                .matches("name", "(?!sg-).*", "must not begin with \"sg-\"")
                .matches("name_prefix", "(?!sg-).*", "must not begin with \"sg-\"")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateSecurityGroupRequest request =
                CreateSecurityGroupRequest.builder()
                        .groupName(UniqueName.of(object, "name", "name_prefix", ""))
                        .description(object.textOrNull("description"))
                        .vpcId(object.textOrNull("vpc_id"))
                        .tagSpecifications(
                                Ec2.tags(
                                        object,
                                        aws,
                                        software.amazon.awssdk.services.ec2.model.ResourceType
                                                .SECURITY_GROUP))
                        .build();
        object.id(aws.ec2().createSecurityGroup(request).groupId());
        var made =
                aws.await(
                        "security group " + object.id() + " to exist",
                        object.timeout("create", CREATION),
                        () ->
                                Optional.ofNullable(
                                        find(List.of(object.id()), aws).get(object.id())));
        Set<SecurityRule> let = SecurityRule.of(made.ipPermissionsEgress(), made.ownerId());
        changeEgress(object.id(), let, rules(object.now(), "egress", object.id()), aws);
        changeIngress(object.id(), Set.of(), rules(object.now(), "ingress", object.id()), aws);
    }

    private static Set<SecurityRule> rules(Attributes object, String name, String group) {
        Set<SecurityRule> rules = new LinkedHashSet<>();
        object.blocks(name).forEach(rule -> rules.addAll(SecurityRule.of(rule, group)));
        return rules;
    }

    private static List<IpPermission> difference(Set<SecurityRule> these, Set<SecurityRule> those) {
        return these.stream()
                .filter(rule -> !those.contains(rule))
                .map(SecurityRule::permission)
                .toList();
    }

    private static void changeIngress(
            String group, Set<SecurityRule> before, Set<SecurityRule> after, AwsSession aws) {
        List<IpPermission> removed = difference(before, after);
        if (!removed.isEmpty()) {
            aws.ec2().revokeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(removed));
        }
        List<IpPermission> added = difference(after, before);
        if (!added.isEmpty()) {
            aws.ec2().authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(added));
        }
    }

    private static void changeEgress(
            String group, Set<SecurityRule> before, Set<SecurityRule> after, AwsSession aws) {
        List<IpPermission> removed = difference(before, after);
        if (!removed.isEmpty()) {
            aws.ec2().revokeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(removed));
        }
        List<IpPermission> added = difference(after, before);
        if (!added.isEmpty()) {
            aws.ec2().authorizeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(added));
        }
    }

    static Map<String, software.amazon.awssdk.services.ec2.model.SecurityGroup> find(
            List<String> ids, AwsSession aws) {
        return Ec2.byId(
                aws.ec2()
                        .describeSecurityGroupsPaginator(
                                r -> r.filters(Ec2.filter("group-id", ids)))
                        .securityGroups(),
                software.amazon.awssdk.services.ec2.model.SecurityGroup::groupId);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        readAll(objects, aws);
    }

    static void readAll(List<Draft> objects, AwsSession aws) {
        var found = find(Ec2.ids(objects), aws);
        for (Draft object : objects) {
            var group = found.get(object.id());
            if (group == null) {
                object.gone();
            } else {
                set(object, group, aws);
            }
        }
    }

    private static void set(
            Draft object,
            software.amazon.awssdk.services.ec2.model.SecurityGroup group,
            AwsSession aws) {
        object.set("arn", aws.arn("ec2", group.ownerId(), "security-group/" + group.groupId()))
                .set("description", group.description())
                .set("name", group.groupName())
                .set("name_prefix", UniqueName.prefixOf(group.groupName()))
                .set("owner_id", group.ownerId())
                .set("vpc_id", group.vpcId());
        setRules(object, "ingress", SecurityRule.of(group.ipPermissions(), group.ownerId()));
        setRules(object, "egress", SecurityRule.of(group.ipPermissionsEgress(), group.ownerId()));
        Ec2.setTags(object, group.tags(), aws);
    }

    private static void setRules(Draft object, String name, Set<SecurityRule> found) {
        object.setObjects(name, SecurityRule.objects(found, object.blocks(name), object.id()));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        change(object, aws);
    }

    static void addAll(Draft object, AwsSession aws) {
        changeEgress(object.id(), Set.of(), rules(object.now(), "egress", object.id()), aws);
        changeIngress(object.id(), Set.of(), rules(object.now(), "ingress", object.id()), aws);
    }

    static void change(Draft object, AwsSession aws) {
        String id = object.id();
        if (object.changed("ingress")) {
            changeIngress(
                    id,
                    rules(object.prior(), "ingress", id),
                    rules(object.now(), "ingress", id),
                    aws);
        }
        if (object.changed("egress")) {
            changeEgress(
                    id,
                    rules(object.prior(), "egress", id),
                    rules(object.now(), "egress", id),
                    aws);
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        if (object.isTrue("revoke_rules_on_delete")) {
            revokeAll(object.id(), aws);
        }
        Ec2.delete(
                "security group " + object.id(),
                object.timeout("delete", DELETION),
                aws,
                () -> aws.ec2().deleteSecurityGroup(r -> r.groupId(object.id())),
                "InvalidGroup.NotFound",
                "InvalidGroupId.Malformed");
    }

    static void revokeAll(String id, AwsSession aws) {
        var group = find(List.of(id), aws).get(id);
        if (group != null) {
            changeIngress(
                    id, SecurityRule.of(group.ipPermissions(), group.ownerId()), Set.of(), aws);
            changeEgress(
                    id,
                    SecurityRule.of(group.ipPermissionsEgress(), group.ownerId()),
                    Set.of(),
                    aws);
        }
    }

    @Override
    public String publicExposure(Attributes planned) {
        return openPorts(planned);
    }

    static String openPorts(Attributes planned) {
        List<String> ports =
                planned.blocks("ingress").stream()
                        .filter(SecurityGroup::isOpen)
                        .map(SecurityGroup::ports)
                        .distinct()
                        .sorted()
                        .toList();
        return ports.isEmpty() ? "" : "everybody may reach " + String.join(", ", ports);
    }

    private static boolean isOpen(Attributes rule) {
        return rule.strings("cidr_blocks").contains("0.0.0.0/0")
                || rule.strings("ipv6_cidr_blocks").contains("::/0");
    }

    private static String ports(Attributes rule) {
        String protocol = rule.string("protocol").orElse("an unknown protocol");
        long from = rule.wholeNumber("from_port").orElse(0);
        long to = rule.wholeNumber("to_port").orElse(0);
        if (protocol.equals("-1")) {
            return "all ports";
        }
        return protocol + " " + (from == to ? "" + from : from + "-" + to);
    }
}
