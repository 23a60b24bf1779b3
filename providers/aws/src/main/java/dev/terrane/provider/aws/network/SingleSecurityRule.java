package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleUpdate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// `aws_vpc_security_group_ingress_rule` and `aws_vpc_security_group_egress_rule`: one permission of
/// a group, for one source.
///
/// Replaced when `security_group_id` changes; all else changes in place.
abstract sealed class SingleSecurityRule implements ResourceType {

    static final class Ingress extends SingleSecurityRule {
        @Override
        String authorize(String group, IpPermission permission, Draft object, AwsSession aws) {
            var tags = Ec2.tags(object, aws, "security-group-rule");
            return aws.ec2()
                    .authorizeSecurityGroupIngress(
                            r -> r.groupId(group).ipPermissions(permission).tagSpecifications(tags))
                    .securityGroupRules()
                    .getFirst()
                    .securityGroupRuleId();
        }

        @Override
        void revoke(String group, String rule, AwsSession aws) {
            aws.ec2().revokeSecurityGroupIngress(r -> r.groupId(group).securityGroupRuleIds(rule));
        }

        @Override
        public String publicExposure(Attributes planned) {
            String source =
                    planned.string("cidr_ipv4").or(() -> planned.string("cidr_ipv6")).orElse("");
            return source.equals("0.0.0.0/0") || source.equals("::/0")
                    ? "everybody may reach " + ports(planned)
                    : "";
        }

        private static String ports(Attributes planned) {
            String protocol = planned.string("ip_protocol").orElse("");
            long from = planned.wholeNumber("from_port").orElse(0);
            long to = planned.wholeNumber("to_port").orElse(0);
            return protocol.equals("-1")
                    ? "all ports"
                    : protocol + " " + (from == to ? "" + from : from + "-" + to);
        }
    }

    static final class Egress extends SingleSecurityRule {
        @Override
        String authorize(String group, IpPermission permission, Draft object, AwsSession aws) {
            var tags = Ec2.tags(object, aws, "security-group-rule");
            return aws.ec2()
                    .authorizeSecurityGroupEgress(
                            r -> r.groupId(group).ipPermissions(permission).tagSpecifications(tags))
                    .securityGroupRules()
                    .getFirst()
                    .securityGroupRuleId();
        }

        @Override
        void revoke(String group, String rule, AwsSession aws) {
            aws.ec2().revokeSecurityGroupEgress(r -> r.groupId(group).securityGroupRuleIds(rule));
        }
    }

    /// @return the id of the rule
    abstract String authorize(String group, IpPermission permission, Draft object, AwsSession aws);

    abstract void revoke(String group, String rule, AwsSession aws);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("security_group_id")
                .sameWhen(
                        "ip_protocol",
                        (was, now) ->
                                SecurityRule.protocol(was.asString())
                                        .equals(SecurityRule.protocol(now.asString())));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        Checks checks =
                Checks.of(config)
                        .exactlyOneOf(
                                "cidr_ipv4",
                                "cidr_ipv6",
                                "prefix_list_id",
                                "referenced_security_group_id")
                        .ipv4Block("cidr_ipv4", 0, 32)
                        .ipv6Block("cidr_ipv6")
                        .between("from_port", -1, 65_535)
                        .between("to_port", -1, 65_535);
        if (config.string("ip_protocol").orElse("").equals("-1")) {
            for (String port : List.of("from_port", "to_port")) {
                if (config.wholeNumber(port).orElse(-1) >= 0) {
                    checks.invalid(
                            port, "must not be set where `ip_protocol` is \"-1\", all protocols");
                }
            }
        }
        return checks.problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String group = object.text("security_group_id").orElseThrow();
        object.id(authorize(group, rule(object).permission(), object, aws));
    }

    private static SecurityRule rule(Draft object) {
        return new SecurityRule(
                SecurityRule.protocol(object.text("ip_protocol").orElse("-1")),
                port(object, "from_port"),
                port(object, "to_port"),
                kind(object),
                source(object),
                object.text("description").orElse(""));
    }

    private static int port(Draft object, String name) {
        OptionalLong port = object.now().wholeNumber(name);
        return port.isPresent() ? Math.toIntExact(port.getAsLong()) : -1;
    }

    private static SecurityRule.Kind kind(Draft object) {
        if (object.isGiven("cidr_ipv4")) {
            return SecurityRule.Kind.IPV4;
        }
        if (object.isGiven("cidr_ipv6")) {
            return SecurityRule.Kind.IPV6;
        }
        return object.isGiven("prefix_list_id")
                ? SecurityRule.Kind.PREFIX_LIST
                : SecurityRule.Kind.GROUP;
    }

    private static String source(Draft object) {
        return object.text("cidr_ipv4")
                .or(() -> object.text("cidr_ipv6"))
                .or(() -> object.text("prefix_list_id"))
                .or(() -> object.text("referenced_security_group_id"))
                .orElseThrow();
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, SecurityGroupRule> found =
                Ec2.byId(
                        Ec2.halving(
                                Ec2.ids(objects),
                                some ->
                                        aws.ec2()
                                                .describeSecurityGroupRulesPaginator(
                                                        r -> r.securityGroupRuleIds(some))
                                                .securityGroupRules(),
                                "InvalidSecurityGroupRuleId.NotFound"),
                        SecurityGroupRule::securityGroupRuleId);
        for (Draft object : objects) {
            SecurityGroupRule rule = found.get(object.id());
            if (rule == null) {
                object.gone();
            } else {
                set(object, rule, aws);
            }
        }
    }

    private static void set(Draft object, SecurityGroupRule rule, AwsSession aws) {
        String id = rule.securityGroupRuleId();
        object.set("arn", aws.arn("ec2", aws.accountId(), "security-group-rule/" + id))
                .set("security_group_id", rule.groupId())
                .set("security_group_rule_id", id)
                .set("cidr_ipv4", textOrNull(rule.cidrIpv4()))
                .set("cidr_ipv6", textOrNull(rule.cidrIpv6()))
                .set("description", textOrNull(rule.description()))
                .set("from_port", port(object, "from_port", rule.fromPort()))
                .set("to_port", port(object, "to_port", rule.toPort()))
                .set("prefix_list_id", textOrNull(rule.prefixListId()))
                .set(
                        "referenced_security_group_id",
                        textOrNull(referenced(rule.referencedGroupInfo(), aws.accountId())));
        String had = object.text("ip_protocol").orElse("");
        if (!SecurityRule.protocol(had).equals(SecurityRule.protocol(rule.ipProtocol()))) {
            object.set("ip_protocol", rule.ipProtocol());
        }
        Ec2.setTags(object, rule.tags(), aws);
    }

    private static Value textOrNull(@Nullable String text) {
        return text == null || text.isEmpty() ? Value.nullOf(Type.STRING) : Value.string(text);
    }

    /// All ports are -1 to AWS, and nothing in a configuration.
    private static Value port(Draft object, String name, @Nullable Integer found) {
        boolean unset = object.value(name).isNull() || !object.value(name).isKnown();
        return found == null || (found == -1 && unset)
                ? Value.nullOf(Type.NUMBER)
                : Value.number(found);
    }

    private static @Nullable String referenced(
            @Nullable ReferencedSecurityGroup group, String account) {
        if (group == null) {
            return null;
        }
        return Optional.ofNullable(group.userId())
                .filter(user -> !user.equals(account))
                .map(user -> user + "/" + group.groupId())
                .orElse(group.groupId());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (!object.changed(
                "cidr_ipv4",
                "cidr_ipv6",
                "description",
                "from_port",
                "ip_protocol",
                "prefix_list_id",
                "referenced_security_group_id",
                "to_port")) {
            return;
        }
        SecurityRule rule = rule(object);
        SecurityGroupRuleRequest request =
                SecurityGroupRuleRequest.builder()
                        .ipProtocol(rule.protocol())
                        .fromPort(rule.from())
                        .toPort(rule.to())
                        .cidrIpv4(object.textOrNull("cidr_ipv4"))
                        .cidrIpv6(object.textOrNull("cidr_ipv6"))
                        .prefixListId(object.textOrNull("prefix_list_id"))
                        .referencedGroupId(object.textOrNull("referenced_security_group_id"))
                        .description(object.textOrNull("description"))
                        .build();
        SecurityGroupRuleUpdate update =
                SecurityGroupRuleUpdate.builder()
                        .securityGroupRuleId(object.id())
                        .securityGroupRule(request)
                        .build();
        aws.ec2()
                .modifySecurityGroupRules(r ->
                        r.groupId(object.textOrNull("security_group_id"))
                                .securityGroupRules(List.of(update)));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () -> revoke(object.text("security_group_id").orElseThrow(), object.id(), aws),
                "InvalidSecurityGroupRuleId.NotFound",
                "InvalidGroup.NotFound");
    }
}
