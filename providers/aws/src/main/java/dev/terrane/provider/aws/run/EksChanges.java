package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.eks.model.Update;
import software.amazon.awssdk.services.eks.model.UpdateClusterConfigRequest;
import software.amazon.awssdk.services.eks.model.VpcConfigRequest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Changes of a cluster of EKS: one kind at a time, each waited for.
final class EksChanges {
    static final Duration LONGEST = Duration.ofMinutes(60);
    private static final Shape SHAPE = Shape.of();

    private EksChanges() {}

    static void make(Draft object, AwsSession aws) {
        if (object.changed("version") && object.isGiven("version")) {
            await(
                    object,
                    aws.eks()
                            .updateClusterVersion(r ->
                                    r.name(object.id())
                                            .version(object.textOrNull("version"))
                                            .force(object.isTrue("force_update_version")))
                            .update(),
                    aws);
        }
        if (EksShapes.differs(object, "access_config", "authentication_mode")) {
            Attributes access = object.blocks("access_config").getFirst();
            change(
                    object,
                    r ->
                            r.accessConfig(a ->
                                    a.authenticationMode(
                                            access.string("authentication_mode").orElse(null))),
                    aws);
        }
        changeCompute(object, aws);
        if (object.changed("enabled_cluster_log_types")) {
            changeLogs(object, aws);
        }
        if (EksShapes.differs(object, "upgrade_policy", "support_type")) {
            Attributes policy = object.blocks("upgrade_policy").getFirst();
            change(
                    object,
                    r ->
                            r.upgradePolicy(
                                    p -> p.supportType(policy.string("support_type").orElse(null))),
                    aws);
        }
        changeVpc(object, aws);
        if (object.changed("zonal_shift_config")) {
            boolean enabled =
                    object.blocks("zonal_shift_config").stream()
                            .anyMatch(block -> block.bool("enabled").orElse(false));
            change(object, r -> r.zonalShiftConfig(z -> z.enabled(enabled)), aws);
        }
        if (object.changed("remote_network_config")) {
            SHAPE.part(
                            software.amazon.awssdk.services.eks.model.RemoteNetworkConfigRequest
                                    ::builder,
                            object,
                            "remote_network_config")
                    .ifPresent(remote ->
                            change(object, r -> r.remoteNetworkConfig(remote.build()), aws));
        }
    }

    private static void change(
            Draft object, Consumer<UpdateClusterConfigRequest.Builder> change, AwsSession aws) {
        UpdateClusterConfigRequest.Builder request =
                UpdateClusterConfigRequest.builder().name(object.id());
        change.accept(request);
        await(object, aws.eks().updateClusterConfig(request.build()).update(), aws);
    }

    /// Compute, storage and load balancing of the automatic mode change only together.
    private static void changeCompute(Draft object, AwsSession aws) {
        boolean balancing =
                EksShapes.differs(object, "kubernetes_network_config", "elastic_load_balancing");
        if (!object.changed("compute_config", "storage_config") && !balancing) {
            return;
        }
        UpdateClusterConfigRequest.Builder request =
                UpdateClusterConfigRequest.builder().name(object.id());
        SHAPE.part(
                        software.amazon.awssdk.services.eks.model.ComputeConfigRequest::builder,
                        object,
                        "compute_config")
                .ifPresentOrElse(
                        compute -> request.computeConfig(compute.build()),
                        () -> request.computeConfig(c -> c.enabled(false)));
        SHAPE.part(
                        software.amazon.awssdk.services.eks.model.StorageConfigRequest::builder,
                        object,
                        "storage_config")
                .ifPresentOrElse(
                        storage -> request.storageConfig(storage.build()),
                        () -> request.storageConfig(s -> s.blockStorage(b -> b.enabled(false))));
        boolean on =
                object.blocks("kubernetes_network_config").stream()
                        .flatMap(network -> network.blocks("elastic_load_balancing").stream())
                        .anyMatch(block -> block.bool("enabled").orElse(false));
        request.kubernetesNetworkConfig(k -> k.elasticLoadBalancing(e -> e.enabled(on)));
        await(object, aws.eks().updateClusterConfig(request.build()).update(), aws);
    }

    private static void changeLogs(Draft object, AwsSession aws) {
        List<String> wanted = object.texts("enabled_cluster_log_types");
        List<String> ended =
                object.prior().strings("enabled_cluster_log_types").stream()
                        .filter(type -> !wanted.contains(type))
                        .toList();
        change(object, r -> r.logging(EksShapes.logging(wanted, ended)), aws);
    }

    /// Who reaches the API, and where it is: two requests, as EKS asks.
    private static void changeVpc(Draft object, AwsSession aws) {
        Attributes vpc = object.blocks("vpc_config").getFirst();
        if (EksShapes.differs(object, "vpc_config", "endpoint_private_access")
                || EksShapes.differs(object, "vpc_config", "endpoint_public_access")
                || EksShapes.differs(object, "vpc_config", "public_access_cidrs")) {
            VpcConfigRequest.Builder access =
                    VpcConfigRequest.builder()
                            .endpointPrivateAccess(
                                    vpc.bool("endpoint_private_access").orElse(false))
                            .endpointPublicAccess(vpc.bool("endpoint_public_access").orElse(true));
            if (!vpc.strings("public_access_cidrs").isEmpty()) {
                access.publicAccessCidrs(vpc.strings("public_access_cidrs"));
            }
            change(object, r -> r.resourcesVpcConfig(access.build()), aws);
        }
        if (EksShapes.differs(object, "vpc_config", "subnet_ids")
                || EksShapes.differs(object, "vpc_config", "security_group_ids")) {
            change(
                    object,
                    r ->
                            r.resourcesVpcConfig(v ->
                                    v.subnetIds(vpc.strings("subnet_ids"))
                                            .securityGroupIds(vpc.strings("security_group_ids"))),
                    aws);
        }
    }

    private static void await(Draft object, Update update, AwsSession aws) {
        aws.await(
                "a change of cluster " + object.id(),
                object.timeout("update", LONGEST),
                () -> {
                    Update now =
                            aws.eks()
                                    .describeUpdate(r -> r.name(object.id()).updateId(update.id()))
                                    .update();
                    return ended(now, object.id());
                });
    }

    static Optional<Boolean> ended(Update update, String of) {
        return switch (update.statusAsString()) {
            case "Successful" -> Optional.of(true);
            case "Failed", "Cancelled" ->
                    throw FailedCall.of(
                            "Change failed",
                            "EKS did not change \""
                                    + of
                                    + "\" ("
                                    + update.statusAsString()
                                    + "): "
                                    + update.errors()
                                    + ".");
            default -> Optional.empty();
        };
    }

    static void tag(String arn, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.eks().untagResource(r -> r.resourceArn(arn).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.eks().tagResource(r -> r.resourceArn(arn).tags(set));
        }
    }
}
