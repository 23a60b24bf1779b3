package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parts of a service that are built otherwise than the arguments: its network, its deployment,
/// and how it is found by others.
final class ServiceParts {
    private static final Shape SHAPE =
            Shape.of()
                    .named("awsPcaAuthorityArn", "aws_pca_authority_arn")
                    .named("clientAliases", "client_alias")
                    .named("services", "service")
                    .named("secretOptions", "secret_option")
                    .named("managedEBSVolume", "managed_ebs_volume")
                    .named("sizeInGiB", "size_in_gb")
                    .named("filesystemType", "file_system_type");

    private ServiceParts() {}

    static int desired(Draft object) {
        return Math.toIntExact(object.number("desired_count").orElse(0));
    }

    static DeploymentConfiguration deployment(Draft object) {
        DeploymentConfiguration.Builder made =
                DeploymentConfiguration.builder()
                        .minimumHealthyPercent(
                                Math.toIntExact(
                                        object.number("deployment_minimum_healthy_percent")
                                                .orElse(0)));
        if (!object.text("scheduling_strategy").orElse("").equals("DAEMON")) {
            made.maximumPercent(object.intOrNull("deployment_maximum_percent"));
        }
        object.blocks("deployment_circuit_breaker").stream()
                .findFirst()
                .ifPresent(block ->
                        made.deploymentCircuitBreaker(b ->
                                b.enable(block.bool("enable").orElse(false))
                                        .rollback(block.bool("rollback").orElse(false))));
        object.blocks("alarms").stream()
                .findFirst()
                .ifPresent(block ->
                        made.alarms(a ->
                                a.alarmNames(block.strings("alarm_names"))
                                        .enable(block.bool("enable").orElse(false))
                                        .rollback(block.bool("rollback").orElse(false))));
        return made.build();
    }

    static Optional<NetworkConfiguration> network(Draft object) {
        return object.blocks("network_configuration").stream()
                .findFirst()
                .map(block ->
                        NetworkConfiguration.builder()
                                .awsvpcConfiguration(v ->
                                        v.subnets(block.strings("subnets"))
                                                .securityGroups(block.strings("security_groups"))
                                                .assignPublicIp(
                                                        block.bool("assign_public_ip").orElse(false)
                                                                ? AssignPublicIp.ENABLED
                                                                : AssignPublicIp.DISABLED))
                                .build());
    }

    static ServiceConnectConfiguration connect(Draft object) {
        return SHAPE.part(
                        ServiceConnectConfiguration::builder,
                        object,
                        "service_connect_configuration")
                .orElseGet(() -> ServiceConnectConfiguration.builder().enabled(false))
                .build();
    }

    static List<ServiceVolumeConfiguration> volumes(Draft object) {
        return object.blocks("volume_configuration").stream()
                .map(block -> SHAPE.fill(ServiceVolumeConfiguration.builder(), block).build())
                .toList();
    }

    /// An update leaves alone what it does not name, so what was taken away is named as empty.
    static void emptied(UpdateServiceRequest.Builder request, Draft object) {
        if (object.changed("capacity_provider_strategy")
                && object.blocks("capacity_provider_strategy").isEmpty()) {
            request.capacityProviderStrategy(List.of());
        }
        if (object.changed("load_balancer") && object.blocks("load_balancer").isEmpty()) {
            request.loadBalancers(List.of());
        }
        if (object.changed("placement_constraints")
                && object.blocks("placement_constraints").isEmpty()) {
            request.placementConstraints(List.of());
        }
        if (object.changed("ordered_placement_strategy")
                && object.blocks("ordered_placement_strategy").isEmpty()) {
            request.placementStrategy(List.of());
        }
        if (object.changed("service_registries") && object.blocks("service_registries").isEmpty()) {
            request.serviceRegistries(List.of());
        }
        if (object.changed("service_connect_configuration")) {
            request.serviceConnectConfiguration(connect(object));
        }
        if (object.changed("volume_configuration")) {
            request.volumeConfigurations(volumes(object));
        }
        if (object.changed("health_check_grace_period_seconds")) {
            request.healthCheckGracePeriodSeconds(
                    Math.toIntExact(object.number("health_check_grace_period_seconds").orElse(0)));
        }
    }

    static void show(Draft object, Service service) {
        if (object.text("iam_role").isEmpty()) {
            object.setNull("iam_role");
        }
        showDeployment(object, service);
        if (service.networkConfiguration() == null
                || service.networkConfiguration().awsvpcConfiguration() == null) {
            SHAPE.showNone(object, "network_configuration");
        } else {
            showNetwork(object, service);
        }
        // What is said of service connect belongs to a deployment and repeats what was asked for.
        if (object.value("service_connect_configuration").isNull()) {
            SHAPE.showNone(object, "service_connect_configuration");
        }
        String role = service.roleArn();
        if (role != null && !role.isEmpty() && !role.contains("AWSServiceRoleForECS")) {
            object.set("iam_role", role);
        }
    }

    private static void showNetwork(Draft object, Service service) {
        var network = service.networkConfiguration().awsvpcConfiguration();
        SHAPE.show(object, "network_configuration", network);
        object.setObjects(
                "network_configuration",
                object.value("network_configuration").asList().stream()
                        .map(block -> {
                            Map<String, Value> values = new HashMap<>(block.asMap());
                            values.put(
                                    "assign_public_ip",
                                    Value.bool(network.assignPublicIp() == AssignPublicIp.ENABLED));
                            return values;
                        })
                        .toList());
    }

    private static void showDeployment(Draft object, Service service) {
        DeploymentConfiguration deployment = service.deploymentConfiguration();
        if (deployment == null) {
            return;
        }
        object.set("deployment_maximum_percent", deployment.maximumPercent())
                .set("deployment_minimum_healthy_percent", deployment.minimumHealthyPercent());
        SHAPE.show(object, "deployment_circuit_breaker", asked(deployment));
        SHAPE.show(object, "alarms", deployment.alarms());
    }

    /// One that is off both ways is as none.
    private static Object asked(DeploymentConfiguration deployment) {
        var breaker = deployment.deploymentCircuitBreaker();
        boolean off = breaker == null || (!breaker.enable() && !breaker.rollback());
        return off ? List.of() : breaker;
    }

    static Attributes first(Draft object, String block) {
        return object.blocks(block).getFirst();
    }
}
