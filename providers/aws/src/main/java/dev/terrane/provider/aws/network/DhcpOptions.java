package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;

import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DhcpConfiguration;
import software.amazon.awssdk.services.ec2.model.NewDhcpConfiguration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `aws_vpc_dhcp_options`: what instances of a VPC are told by DHCP.
///
/// Every change but that of tags replaces it.
final class DhcpOptions implements ResourceType {
    private static final Duration IN_USE = Duration.ofMinutes(5);
    private static final List<String> ARGUMENTS =
            List.of(
                    "domain_name",
                    "domain_name_servers",
                    "ipv6_address_preferred_lease_time",
                    "netbios_name_servers",
                    "netbios_node_type",
                    "ntp_servers");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of().replacedBy(ARGUMENTS.toArray(String[]::new));
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        var tags = Ec2.tags(object, aws, "dhcp-options");
        object.id(
                aws.ec2()
                        .createDhcpOptions(
                                r -> r.dhcpConfigurations(options(object)).tagSpecifications(tags))
                        .dhcpOptions()
                        .dhcpOptionsId());
    }

    private static List<NewDhcpConfiguration> options(Draft object) {
        List<NewDhcpConfiguration> options = new ArrayList<>();
        for (String name : ARGUMENTS) {
            List<String> values =
                    isList(name)
                            ? object.texts(name)
                            : object.text(name).map(List::of).orElse(List.of());
            if (!values.isEmpty()) {
                options.add(NewDhcpConfiguration.builder().key(key(name)).values(values).build());
            }
        }
        return options;
    }

    private static boolean isList(String name) {
        return name.endsWith("_servers");
    }

    /// `ntp_servers` is `ntp-servers`.
    private static String key(String name) {
        return name.replace('_', '-');
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var found =
                Ec2.byId(
                        aws.ec2()
                                .describeDhcpOptionsPaginator(r ->
                                        r.filters(Ec2.filter("dhcp-options-id", Ec2.ids(objects))))
                                .dhcpOptions(),
                        software.amazon.awssdk.services.ec2.model.DhcpOptions::dhcpOptionsId);
        for (Draft object : objects) {
            var options = found.get(object.id());
            if (options == null) {
                object.gone();
            } else {
                object.set("arn", aws.arn("ec2", options.ownerId(), "dhcp-options/" + object.id()))
                        .set("owner_id", options.ownerId());
                show(object, options.dhcpConfigurations());
                Ec2.setTags(object, options.tags(), aws);
            }
        }
    }

    private static void show(Draft object, List<DhcpConfiguration> options) {
        for (String name : ARGUMENTS) {
            List<String> values =
                    options.stream()
                            .filter(option -> option.key().equals(key(name)))
                            .flatMap(option -> option.values().stream())
                            .map(AttributeValue::value)
                            .toList();
            if (isList(name)) {
                object.setTexts(name, values);
            } else {
                object.set(name, values.isEmpty() ? null : values.getFirst());
            }
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    /// What still uses the options goes back to the region's own.
    private static void leave(String id, AwsSession aws) {
        aws
                .ec2()
                .describeVpcs(r -> r.filters(Ec2.filter("dhcp-options-id", List.of(id))))
                .vpcs()
                .stream()
                .map(vpc -> vpc.vpcId())
                .forEach(vpc ->
                        aws.ec2().associateDhcpOptions(r -> r.dhcpOptionsId("default").vpcId(vpc)));
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        leave(object.id(), aws);
        Ec2.delete(
                "DHCP options " + object.id(),
                IN_USE,
                aws,
                () -> aws.ec2().deleteDhcpOptions(r -> r.dhcpOptionsId(object.id())),
                "InvalidDhcpOptionID.NotFound",
                "InvalidDhcpOptionsID.NotFound");
    }
}
