package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.CreateClusterRequest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_eks_cluster`.
///
/// Replaced when its name, role, encryption, outpost, address range or the administrator made with it
/// changes. By default it is reached from everywhere and has the addons that EKS brings. Version,
/// access, logs, network and policies change in place, one after the other ([EksChanges]).
final class EksCluster implements ResourceType {
    private static final Duration CREATION = Duration.ofMinutes(30);
    private static final Duration DELETION = Duration.ofMinutes(15);
    static final String[] GONE = {"ResourceNotFoundException"};

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "access_config.bootstrap_cluster_creator_admin_permissions",
                        "bootstrap_self_managed_addons",
                        "encryption_config",
                        "encryption_config.provider.key_arn",
                        "encryption_config.resources",
                        "kubernetes_network_config.ip_family",
                        "kubernetes_network_config.service_ipv4_cidr",
                        "name",
                        "outpost_config",
                        "outpost_config.control_plane_instance_type",
                        "outpost_config.outpost_arns",
                        "outpost_config.control_plane_placement.group_name",
                        "role_arn")
                .defaultsTo("bootstrap_self_managed_addons", Value.TRUE)
                .defaultsTo("vpc_config.endpoint_private_access", Value.FALSE)
                .defaultsTo("vpc_config.endpoint_public_access", Value.TRUE)
                .fillsInBlocks("access_config", "kubernetes_network_config", "upgrade_policy")
                .fillsInBlocks("kubernetes_network_config.elastic_load_balancing")
                .timeout("create", CREATION)
                .timeout("update", EksChanges.LONGEST)
                .timeout("delete", DELETION);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .matches(
                        "name",
                        "[0-9A-Za-z][0-9A-Za-z_-]{0,99}",
                        "must consist of at most 100 letters, digits, hyphens and underscores, and"
                                + " begin with a letter or digit")
                .arn("role_arn")
                .inBlocks(
                        "access_config",
                        each ->
                                each.oneOf(
                                        "authentication_mode",
                                        "API",
                                        "API_AND_CONFIG_MAP",
                                        "CONFIG_MAP"))
                .inBlocks(
                        "kubernetes_network_config",
                        each ->
                                each.oneOf("ip_family", "ipv4", "ipv6")
                                        .ipv4Block("service_ipv4_cidr", 12, 24))
                .inBlocks(
                        "upgrade_policy",
                        each -> each.oneOf("support_type", "STANDARD", "EXTENDED"))
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String name = object.text("name").orElseThrow();
        CreateClusterRequest.Builder request = EksShapes.created(object);
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tags(tags);
        }
        Calls.retry(
                aws,
                "the role of the cluster to be known",
                Duration.ofMinutes(2),
                failure ->
                        Calls.failing(
                                        "InvalidParameterException",
                                        "Error in role params",
                                        "role doesn't have permissions",
                                        "The role doesn't exist",
                                        "does not exist")
                                .test(failure),
                () -> aws.eks().createCluster(request.build()));
        object.id(name);
        awaitActive(name, object.timeout("create", CREATION), aws);
    }

    static Optional<Cluster> find(String name, AwsSession aws) {
        return Calls.find(() -> aws.eks().describeCluster(r -> r.name(name)).cluster(), GONE);
    }

    private static void awaitActive(String name, Duration longest, AwsSession aws) {
        aws.await(
                "cluster " + name + " to be active",
                longest,
                () -> find(name, aws).filter(EksCluster::isActive));
    }

    private static boolean isActive(Cluster cluster) {
        String status = cluster.statusAsString();
        if ("FAILED".equals(status)) {
            throw FailedCall.of(
                    "Cluster failed",
                    "EKS could not make the cluster \""
                            + cluster.name()
                            + "\". Its console and events say more.");
        }
        return "ACTIVE".equals(status);
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object.id(), aws)
                    .filter(cluster -> !"DELETING".equals(cluster.statusAsString()))
                    .ifPresentOrElse(
                            cluster -> {
                                EksShapes.show(object, cluster);
                                Tags.found(object, cluster.tags(), aws.tags());
                            },
                            object::gone);
        }
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        EksChanges.make(object, aws);
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        EksChanges.tag(object.prior().requiredString("arn"), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        Calls.retry(
                                aws,
                                "the node groups of the cluster to disappear",
                                object.timeout("delete", DELETION),
                                failure ->
                                        Calls.failing("ResourceInUseException", "in progress")
                                                        .test(failure)
                                                || Calls.failing("ClientException", "in progress")
                                                        .test(failure),
                                () -> aws.eks().deleteCluster(r -> r.name(object.id()))),
                GONE);
        aws.await(
                "cluster " + object.id() + " to be deleted",
                object.timeout("delete", DELETION),
                () -> find(object.id(), aws).isPresent() ? Optional.empty() : Optional.of(true));
    }

    @Override
    public void importAs(Draft object, String id) {
        object.id(id);
        object.set("name", id).set("bootstrap_self_managed_addons", Boolean.TRUE);
    }

    @Override
    public boolean isStateful() {
        return true;
    }

    @Override
    public String publicExposure(Attributes planned) {
        return planned.blocks("vpc_config").stream()
                        .anyMatch(vpc -> vpc.strings("public_access_cidrs").contains("0.0.0.0/0"))
                ? "everybody may reach the API of the cluster"
                : "";
    }
}
