package dev.terrane.provider.aws.compute;

import dev.terrane.provider.aws.network.Ec2;
import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetMapping;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `aws_lb`: a load balancer for applications, networks or gateways.
///
/// Replaced when its name, kind, `internal` or pool of addresses changes. Which further arguments
/// there are depends on the kind; the others are nothing. Without a name AWS gets one that begins
/// with `tf-lb-`.
///
/// Tried against served answers: what other kinds of balancers have alone.
final class LoadBalancer implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Shape SHAPE =
            Shape.of()
                    .named("Type", "load_balancer_type")
                    .without("subnet_mapping", "ipam_pools", "name");

    @Override
    public LegacyRules rules() {
        LegacyRules rules =
                LegacyRules.of()
                        .replacedBy(
                                "name",
                                "name_prefix",
                                "internal",
                                "load_balancer_type",
                                "customer_owned_ipv4_pool")
                        .defaultsTo("load_balancer_type", Value.string("application"))
                        .defaultsTo("access_logs.enabled", Value.FALSE)
                        .defaultsTo("connection_logs.enabled", Value.FALSE)
                        .fillsInBlocks("subnet_mapping")
                        .keepsBlocks("access_logs", "connection_logs")
                        .adjust(LoadBalancer::planByKind)
                        .timeout("create", LONGEST)
                        .timeout("update", LONGEST)
                        .timeout("delete", LONGEST);
        LbAttribute.OF_BALANCERS.forEach(
                attribute -> rules.defaultsTo(attribute.argument(), standard(attribute)));
        return rules;
    }

    private static Value standard(LbAttribute attribute) {
        Value standard = attribute.standard();
        if (standard == null) {
            throw new IllegalStateException(attribute.argument() + " has no default");
        }
        return standard;
    }

    /// Arguments of other kinds stay as they are.
    private static void planByKind(PlanDraft draft) {
        Value kind = draft.value("load_balancer_type");
        for (LbAttribute attribute : LbAttribute.OF_BALANCERS) {
            String name = attribute.argument();
            if (kind.isKnown()
                    && !attribute.kinds().contains(kind.asString())
                    && draft.config().isNull(name)) {
                draft.set(
                        name,
                        draft.prior()
                                .map(prior -> prior.value(name))
                                .orElseGet(() -> Value.nullOf(draft.value(name).type())));
            }
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        Checks checks = Checks.of(config);
        boolean undecided = config.isUnknown("subnet_mapping") || config.isUnknown("subnets");
        if (!undecided && config.isNull("subnets") == config.blocks("subnet_mapping").isEmpty()) {
            checks.invalid(
                    "subnets",
                    "must be set, or there must be `subnet_mapping` blocks, but not both");
        }
        return checks.onlyOneOf("name", "name_prefix")
                .longest("name", 32)
                .matches(
                        "name",
                        "(?!internal-)[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?|",
                        "must consist of letters, digits and hyphens, not begin with \"internal-\","
                                + " and neither begin nor end with a hyphen")
                .longest("name_prefix", 6)
                .oneOf("load_balancer_type", "application", "network", "gateway")
                .oneOf("ip_address_type", "ipv4", "dualstack", "dualstack-without-public-ipv4")
                .between("idle_timeout", 1, 4000)
                .between("client_keep_alive", 60, 604_800)
                .oneOf("desync_mitigation_mode", "monitor", "defensive", "strictest")
                .oneOf("xff_header_processing_mode", "append", "preserve", "remove")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateLoadBalancerRequest request =
                SHAPE.fill(CreateLoadBalancerRequest.builder(), object)
                        .name(UniqueName.of(object, "name", "name_prefix", "", "tf-lb-"))
                        .scheme(object.isTrue("internal") ? "internal" : null)
                        .subnetMappings(mappings(object))
                        .tags(Elb.newTags(object, aws))
                        .build();
        var made = aws.elbv2().createLoadBalancer(request).loadBalancers().getFirst();
        object.id(made.loadBalancerArn());
        awaitActive(object, "create", aws);
        sendAttributes(object, aws);
    }

    private static List<SubnetMapping> mappings(Draft object) {
        return object.blocks("subnet_mapping").stream()
                .map(block ->
                        Shape.of()
                                .named("PrivateIPv4Address", "private_ipv4_address")
                                .named("IPv6Address", "ipv6_address")
                                .fill(SubnetMapping.builder(), block)
                                .build())
                .toList();
    }

    private static void awaitActive(Draft object, String operation, AwsSession aws) {
        aws.await(
                "load balancer " + object.id() + " to be active",
                object.timeout(operation, LONGEST),
                () ->
                        find(List.of(object.id()), aws).values().stream()
                                .filter(LoadBalancer::isActive)
                                .findFirst());
    }

    private static boolean isActive(
            software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer balancer) {
        if (balancer.state() != null && balancer.state().code() == LoadBalancerStateEnum.FAILED) {
            throw FailedCall.of(
                    "Load balancer failed",
                    "AWS could not make "
                            + balancer.loadBalancerName()
                            + ": "
                            + balancer.state().reason());
        }
        return balancer.state() == null
                || balancer.state().code() != LoadBalancerStateEnum.PROVISIONING;
    }

    private static void sendAttributes(Draft object, AwsSession aws) {
        Map<String, String> wanted =
                LbAttribute.wanted(LbAttribute.OF_BALANCERS, kind(object), object);
        logs(object, "access_logs", wanted);
        logs(object, "connection_logs", wanted);
        if (!wanted.isEmpty()) {
            List<LoadBalancerAttribute> attributes =
                    wanted.entrySet().stream()
                            .map(a ->
                                    LoadBalancerAttribute.builder()
                                            .key(a.getKey())
                                            .value(a.getValue())
                                            .build())
                            .toList();
            aws.elbv2()
                    .modifyLoadBalancerAttributes(
                            r -> r.loadBalancerArn(object.id()).attributes(attributes));
        }
    }

    private static String kind(Draft object) {
        return object.text("load_balancer_type").orElse("application");
    }

    private static void logs(Draft object, String block, Map<String, String> wanted) {
        if (!object.changed(block)) {
            return;
        }
        for (Attributes logs : object.blocks(block)) {
            boolean on = logs.bool("enabled").orElse(false);
            wanted.put(block + ".s3.enabled", String.valueOf(on));
            if (on) {
                wanted.put(block + ".s3.bucket", logs.string("bucket").orElse(""));
                wanted.put(block + ".s3.prefix", logs.string("prefix").orElse(""));
            }
        }
    }

    static Map<String, software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer>
            find(List<String> arns, AwsSession aws) {
        return Ec2.byId(
                Elb.inParts(
                        arns,
                        some ->
                                Ec2.halving(
                                        some,
                                        few ->
                                                aws.elbv2()
                                                        .describeLoadBalancers(
                                                                r -> r.loadBalancerArns(few))
                                                        .loadBalancers(),
                                        "LoadBalancerNotFound")),
                software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer
                        ::loadBalancerArn);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var found = find(Ec2.ids(objects), aws);
        var tags = Elb.tags(found.keySet(), aws);
        for (Draft object : objects) {
            var balancer = found.get(object.id());
            if (balancer == null) {
                object.gone();
            } else {
                set(object, balancer, aws);
                object.set("name_prefix", UniqueName.prefixOf(balancer.loadBalancerName()));
                Elb.setTags(object, tags, aws);
            }
        }
    }

    /// What the resource and the data source have in common.
    static void set(
            Draft object,
            software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer balancer,
            AwsSession aws) {
        String arn = balancer.loadBalancerArn();
        SHAPE.show(object, balancer);
        object.set("arn", arn)
                .set("name", balancer.loadBalancerName())
                .set("arn_suffix", arn.replaceFirst(".*:loadbalancer/", ""))
                .set("dns_name", balancer.dnsName())
                .set("internal", "internal".equals(balancer.schemeAsString()))
                .set("zone_id", balancer.canonicalHostedZoneId())
                .set(
                        "enforce_security_group_inbound_rules_on_private_link_traffic",
                        balancer.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic());
        object.setTexts(
                "subnets",
                balancer.availabilityZones().stream().map(zone -> zone.subnetId()).toList());
        object.setObjects(
                "subnet_mapping",
                balancer.availabilityZones().stream().map(LoadBalancer::mapping).toList());
        setAttributes(object, aws);
    }

    private static Map<String, Value> mapping(
            software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone zone) {
        var address = zone.loadBalancerAddresses().stream().findFirst();
        return Map.of(
                "subnet_id", Value.string(zone.subnetId()),
                "outpost_id", Value.string(zone.outpostId() == null ? "" : zone.outpostId()),
                "allocation_id", Value.string(address.map(a -> a.allocationId()).orElse("")),
                "ipv6_address", Value.string(address.map(a -> a.iPv6Address()).orElse("")),
                "private_ipv4_address",
                        Value.string(address.map(a -> a.privateIPv4Address()).orElse("")));
    }

    private static void setAttributes(Draft object, AwsSession aws) {
        Map<String, String> found = new TreeMap<>();
        aws.elbv2()
                .describeLoadBalancerAttributes(
                        r -> r.loadBalancerArn(object.text("arn").orElseThrow()))
                .attributes()
                .forEach(attribute -> found.put(attribute.key(), attribute.value()));
        String kind = kind(object);
        LbAttribute.show(LbAttribute.OF_BALANCERS, kind, found, object);
        String acrossZones = found.get("load_balancing.cross_zone.enabled");
        if (acrossZones != null) {
            object.set("enable_cross_zone_load_balancing", Boolean.valueOf(acrossZones));
        }
        showLogs(object, "access_logs", found);
        if (kind.equals("application")) {
            showLogs(object, "connection_logs", found);
        } else {
            SHAPE.showNone(object, "connection_logs");
        }
    }

    private static void showLogs(Draft object, String block, Map<String, String> found) {
        object.setObjects(
                block,
                List.of(
                        Map.of(
                                "bucket",
                                Value.string(found.getOrDefault(block + ".s3.bucket", "")),
                                "enabled",
                                Value.bool(Boolean.parseBoolean(found.get(block + ".s3.enabled"))),
                                "prefix",
                                Value.string(found.getOrDefault(block + ".s3.prefix", "")))));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        sendAttributes(object, aws);
        String arn = object.id();
        if (object.changed("security_groups")) {
            aws.elbv2()
                    .setSecurityGroups(r ->
                            r.loadBalancerArn(arn).securityGroups(object.texts("security_groups")));
        }
        if (object.changed("subnets") || object.changed("subnet_mapping")) {
            List<SubnetMapping> mappings = mappings(object);
            boolean bySubnets = object.changed("subnets");
            aws.elbv2()
                    .setSubnets(r -> {
                        r.loadBalancerArn(arn);
                        if (bySubnets) {
                            r.subnets(object.texts("subnets"));
                        } else {
                            r.subnetMappings(mappings);
                        }
                    });
        }
        if (object.changed("ip_address_type")) {
            aws.elbv2()
                    .setIpAddressType(r ->
                            r.loadBalancerArn(arn)
                                    .ipAddressType(object.textOrNull("ip_address_type")));
        }
        awaitActive(object, "update", aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Elb.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () -> aws.elbv2().deleteLoadBalancer(r -> r.loadBalancerArn(object.id())),
                "LoadBalancerNotFound");
        aws.await(
                "load balancer " + object.id() + " to disappear",
                object.timeout("delete", LONGEST),
                () -> Optional.of(true).filter(gone -> find(List.of(object.id()), aws).isEmpty()));
    }
}
