package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.CreateClusterRequest;
import software.amazon.awssdk.services.eks.model.LogSetup;
import software.amazon.awssdk.services.eks.model.LogType;
import software.amazon.awssdk.services.eks.model.Logging;
import software.amazon.awssdk.services.eks.model.VpcConfigRequest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A cluster of EKS as its arguments, and the other way.
final class EksShapes {
    static final Shape SHAPE =
            Shape.of()
                    .named("kubernetesNetworkConfig", "kubernetes_network_config")
                    .named("resourcesVpcConfig", "vpc_config")
                    .named("serviceIpv4Cidr", "service_ipv4_cidr")
                    .named("serviceIpv6Cidr", "service_ipv6_cidr")
                    .without(
                            "cluster_id",
                            "enabled_cluster_log_types",
                            "bootstrap_self_managed_addons",
                            "access_config",
                            "kubernetes_network_config",
                            "vpc_config");

    /// What is read only does not come back by these names.
    private static final Shape PARTS = Shape.of();

    private EksShapes() {}

    static CreateClusterRequest.Builder created(Draft object) {
        CreateClusterRequest.Builder request =
                SHAPE.fill(CreateClusterRequest.builder(), object)
                        .bootstrapSelfManagedAddons(object.isTrue("bootstrap_self_managed_addons"))
                        .resourcesVpcConfig(vpc(object));
        PARTS.part(
                        software.amazon.awssdk.services.eks.model.CreateAccessConfigRequest
                                ::builder,
                        object,
                        "access_config")
                .ifPresent(access -> request.accessConfig(access.build()));
        PARTS.part(
                        software.amazon.awssdk.services.eks.model.KubernetesNetworkConfigRequest
                                ::builder,
                        object,
                        "kubernetes_network_config")
                .ifPresent(network -> request.kubernetesNetworkConfig(network.build()));
        if (!object.texts("enabled_cluster_log_types").isEmpty()) {
            request.logging(logging(object.texts("enabled_cluster_log_types"), List.of()));
        }
        return request;
    }

    private static VpcConfigRequest vpc(Draft object) {
        return PARTS.part(VpcConfigRequest::builder, object, "vpc_config")
                .orElseGet(VpcConfigRequest::builder)
                .build();
    }

    static Logging logging(List<String> enabled, List<String> disabled) {
        LogSetup on =
                LogSetup.builder()
                        .enabled(true)
                        .types(enabled.stream().map(LogType::fromValue).toList())
                        .build();
        LogSetup off =
                LogSetup.builder()
                        .enabled(false)
                        .types(disabled.stream().map(LogType::fromValue).toList())
                        .build();
        return Logging.builder()
                .clusterLogging(
                        disabled.isEmpty()
                                ? List.of(on)
                                : enabled.isEmpty() ? List.of(off) : List.of(on, off))
                .build();
    }

    static void show(Draft object, Cluster cluster) {
        SHAPE.show(object, cluster);
        if (cluster.id() == null) {
            object.setNull("cluster_id");
        } else {
            object.set("cluster_id", cluster.id());
        }
        object.setTexts("enabled_cluster_log_types", logs(cluster));
        PARTS.show(object, "kubernetes_network_config", none(cluster.kubernetesNetworkConfig()));
        PARTS.show(object, "vpc_config", none(cluster.resourcesVpcConfig()));
        withoutNulls(object, "kubernetes_network_config");
        withoutNulls(object, "vpc_config");
        showAccess(object, cluster);
    }

    private static Object none(@Nullable Object part) {
        return part == null ? List.of() : part;
    }

    static List<String> logs(Cluster cluster) {
        return cluster.logging() == null
                ? List.of()
                : cluster.logging().clusterLogging().stream()
                        .filter(setup -> Boolean.TRUE.equals(setup.enabled()))
                        .flatMap(setup -> setup.typesAsStrings().stream())
                        .toList();
    }

    /// EKS does not say whether it made an administrator; what the state has stays.
    private static void showAccess(Draft object, Cluster cluster) {
        if (cluster.accessConfig() == null) {
            PARTS.showNone(object, "access_config");
            return;
        }
        boolean known = object.value("access_config").isKnown();
        Value admin =
                known && !object.blocks("access_config").isEmpty()
                        ? object.blocks("access_config")
                                .getFirst()
                                .value("bootstrap_cluster_creator_admin_permissions")
                        : Value.nullOf(Type.BOOL);
        String mode = cluster.accessConfig().authenticationModeAsString();
        object.setObjects(
                "access_config",
                List.of(
                        Map.of(
                                "authentication_mode",
                                Value.string(mode == null ? "" : mode),
                                "bootstrap_cluster_creator_admin_permissions",
                                admin)));
    }

    /// Text and switches that EKS leaves out are empty and off.
    static void withoutNulls(Draft object, String block) {
        object.setObjects(
                block, object.value(block).asList().stream().map(EksShapes::withoutNulls).toList());
    }

    private static Map<String, Value> withoutNulls(Value block) {
        Map<String, Value> values = new HashMap<>(block.asMap());
        values.replaceAll((name, value) -> {
            if (!value.isNull()) {
                return value;
            }
            return value.type().equals(Type.STRING)
                    ? Value.string("")
                    : value.type().equals(Type.BOOL) ? Value.FALSE : value;
        });
        return values;
    }

    static boolean differs(Draft object, String block, String attribute) {
        return !first(object.prior(), block, attribute)
                .equals(first(object.now(), block, attribute));
    }

    private static Value first(Attributes object, String block, String attribute) {
        List<Attributes> blocks = object.blocks(block);
        return blocks.isEmpty() ? Value.NULL : blocks.getFirst().value(attribute);
    }
}
