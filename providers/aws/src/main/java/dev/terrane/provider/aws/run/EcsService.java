package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Filled;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.Together;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `aws_ecs_service`.
///
/// Replaced when its name, cluster, role, launch type, controller or scheduling strategy changes.
/// By default a replica service without balancing over zones, which during a deployment has between
/// 100 and 200 percent of its tasks. It is not waited for its tasks unless `wait_for_steady_state`.
final class EcsService implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Duration PROPAGATION = Duration.ofMinutes(2);
    private static final int AT_ONCE = 10;
    private static final String[] GONE = {"ClusterNotFoundException", "ServiceNotFoundException"};

    private static final Shape SHAPE =
            Shape.of()
                    .named("serviceName", "name")
                    .named("serviceArn", "arn")
                    .named("clusterArn", "cluster")
                    .named("role", "iam_role")
                    .named("roleArn", "role_arn")
                    .named("enableECSManagedTags", "enable_ecs_managed_tags")
                    .named("loadBalancers", "load_balancer")
                    .named("loadBalancerName", "elb_name")
                    .named("placementStrategy", "ordered_placement_strategy")
                    .named("maximumPercent", "deployment_maximum_percent")
                    .named("awsPcaAuthorityArn", "aws_pca_authority_arn")
                    .named("clientAliases", "client_alias")
                    .named("services", "service")
                    .named("secretOptions", "secret_option")
                    .named("volumeConfigurations", "volume_configuration")
                    .named("managedEBSVolume", "managed_ebs_volume")
                    .named("sizeInGiB", "size_in_gb")
                    .named("filesystemType", "file_system_type")
                    .named("tagSpecifications", "tag_specifications")
                    .without(
                            "alarms",
                            "deployment_circuit_breaker",
                            "network_configuration",
                            "service_connect_configuration",
                            "volume_configuration",
                            "wait_for_steady_state");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "cluster",
                        "deployment_controller",
                        "deployment_controller.type",
                        "iam_role",
                        "launch_type",
                        "name",
                        "scheduling_strategy")
                .defaultsTo("availability_zone_rebalancing", Value.string("DISABLED"))
                .defaultsTo("deployment_controller.type", Value.string("ECS"))
                .defaultsTo("deployment_maximum_percent", Value.number(200))
                .defaultsTo("deployment_minimum_healthy_percent", Value.number(100))
                .defaultsTo("enable_ecs_managed_tags", Value.FALSE)
                .defaultsTo("enable_execute_command", Value.FALSE)
                .defaultsTo("network_configuration.assign_public_ip", Value.FALSE)
                .defaultsTo("scheduling_strategy", Value.string("REPLICA"))
                .defaultsTo("wait_for_steady_state", Value.FALSE)
                .keepsBlocks("deployment_controller")
                .sameWhen("cluster", EcsService::sameCluster)
                .sameWhen("iam_role", EcsService::sameCluster)
                .adjust(EcsService::planDaemon)
                .adjust(EcsService::planProviders)
                .timeout("create", LONGEST)
                .timeout("update", LONGEST)
                .timeout("delete", LONGEST);
    }

    /// A cluster or role by its name is the same as by its ARN.
    private static boolean sameCluster(Value was, Value wanted) {
        return was.asString().startsWith("arn:")
                && Ecs.nameOf(was.asString()).equals(wanted.asString());
    }

    /// ECS counts the tasks of a daemon itself, and says of every service what tags it propagates.
    private static void planDaemon(PlanDraft draft) {
        Optional<Attributes> prior = draft.prior();
        if (prior.isEmpty()) {
            return;
        }
        if (draft.value("scheduling_strategy").equals(Value.string("DAEMON"))) {
            keep(draft, prior.get(), "desired_count");
            keep(draft, prior.get(), "deployment_maximum_percent");
        }
        if (draft.config().isNull("propagate_tags")
                && prior.get().string("propagate_tags").orElse("").equals("NONE")) {
            keep(draft, prior.get(), "propagate_tags");
        }
    }

    private static void keep(PlanDraft draft, Attributes prior, String name) {
        if (draft.config().isNull(name)) {
            draft.set(name, prior.value(name));
        }
    }

    /// Tasks move to another capacity provider only by a new deployment; without one, the service is
    /// replaced.
    private static void planProviders(PlanDraft draft) {
        boolean deploys = draft.config().bool("force_new_deployment").orElse(false);
        if (!draft.isCreate() && draft.changes("capacity_provider_strategy") && !deploys) {
            draft.replaceBecauseOf("capacity_provider_strategy");
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .oneOf("availability_zone_rebalancing", "ENABLED", "DISABLED")
                .oneOf("launch_type", "EC2", "FARGATE", "EXTERNAL")
                .oneOf("propagate_tags", "SERVICE", "TASK_DEFINITION", "NONE", "")
                .oneOf("scheduling_strategy", "REPLICA", "DAEMON")
                .onlyOneOf("launch_type", "capacity_provider_strategy")
                .between("health_check_grace_period_seconds", 0, Integer.MAX_VALUE)
                .inBlocks(
                        "deployment_controller",
                        each -> each.oneOf("type", "ECS", "CODE_DEPLOY", "EXTERNAL"))
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateServiceRequest.Builder request =
                SHAPE.fill(CreateServiceRequest.builder(), object)
                        .cluster(object.textOrNull("cluster"))
                        .deploymentConfiguration(ServiceParts.deployment(object))
                        .networkConfiguration(ServiceParts.network(object).orElse(null));
        if (object.text("scheduling_strategy").orElse("").equals("REPLICA")) {
            request.desiredCount(ServiceParts.desired(object));
        }
        if (!object.blocks("service_connect_configuration").isEmpty()) {
            request.serviceConnectConfiguration(ServiceParts.connect(object));
        }
        if (!object.blocks("volume_configuration").isEmpty()) {
            request.volumeConfigurations(ServiceParts.volumes(object));
        }
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tags(Ecs.tags(tags));
        }
        Service made = retried(aws, () -> aws.ecs().createService(request.build())).service();
        object.id(made.serviceArn());
        object.set("cluster", made.clusterArn());
        settle(object, object.timeout("create", LONGEST), aws);
    }

    private static <T> T retried(AwsSession aws, java.util.function.Supplier<T> action) {
        return Calls.retry(
                aws,
                "roles and target groups of the service to be known",
                PROPAGATION,
                failure ->
                        Calls.failing("ClusterNotFoundException").test(failure)
                                || Calls.failing(
                                                "InvalidParameterException",
                                                "verify that the ECS service role being passed has the proper permissions",
                                                "does not have an associated load balancer",
                                                "Unable to assume the service linked role")
                                        .test(failure),
                action);
    }

    private static void settle(Draft object, Duration longest, AwsSession aws) {
        boolean steady = object.isTrue("wait_for_steady_state");
        aws.await(
                "service " + object.id() + (steady ? " to be steady" : " to be active"),
                longest,
                () ->
                        find(object, aws)
                                .filter(service -> "ACTIVE".equals(service.status()))
                                .filter(service -> !steady || isSteady(service)));
    }

    private static boolean isSteady(Service service) {
        return service.deployments().size() == 1
                && service.runningCount().equals(service.desiredCount());
    }

    static Optional<Service> find(Draft object, AwsSession aws) {
        return describe(List.of(object), aws).filter(EcsService::isThere).findFirst();
    }

    private static boolean isThere(Service service) {
        return !"INACTIVE".equals(service.status());
    }

    /// @param some services of one cluster
    private static Stream<Service> describe(List<Draft> some, AwsSession aws) {
        String cluster = some.getFirst().textOrNull("cluster");
        List<String> ids = some.stream().map(Draft::id).toList();
        return Calls.find(
                        () ->
                                aws.ecs()
                                        .describeServices(r ->
                                                r.cluster(cluster)
                                                        .services(ids)
                                                        .include(ServiceField.TAGS))
                                        .services(),
                        GONE)
                .stream()
                .flatMap(List::stream);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, Service> together = together(objects, aws);
        for (Draft object : objects) {
            Optional.ofNullable(together.get(object.id()))
                    .filter(EcsService::isThere)
                    .or(() -> find(object, aws))
                    .filter(service -> !"DRAINING".equals(service.status()))
                    .ifPresentOrElse(service -> show(object, service, aws), object::gone);
        }
    }

    /// The services of each cluster, by their ARNs. What is not among them is asked for alone.
    private static Map<String, Service> together(List<Draft> objects, AwsSession aws) {
        Map<String, List<Draft>> clusters =
                objects.stream()
                        .collect(
                                Collectors.groupingBy(object -> object.text("cluster").orElse("")));
        Map<String, Service> found = new HashMap<>();
        clusters.values().stream()
                .filter(services -> services.size() > 1)
                .flatMap(services -> Together.parts(services, AT_ONCE).stream())
                .flatMap(some -> describe(some, aws))
                .forEach(service -> found.put(service.serviceArn(), service));
        return found;
    }

    private static void show(Draft object, Service service, AwsSession aws) {
        String before = object.text("task_definition").orElse("");
        String cluster = object.text("cluster").orElse("");
        SHAPE.show(object, service);
        object.id(service.serviceArn());
        object.set(
                "cluster",
                cluster.startsWith("arn:") || cluster.isEmpty() ? service.clusterArn() : cluster);
        String definition = String.valueOf(service.taskDefinition());
        boolean byName = !before.isEmpty() && !before.startsWith("arn:");
        object.set("task_definition", byName ? Ecs.nameOf(definition) : definition);
        object.setMap("triggers", object.textMap("triggers"));
        object.set("load_balancer", Filled.of(object.value("load_balancer")));
        ServiceParts.show(object, service);
        Tags.found(object, service.tags(), Tag::key, Tag::value, aws.tags());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (!changes(object)) {
            return;
        }
        UpdateServiceRequest.Builder request =
                SHAPE.fill(UpdateServiceRequest.builder(), object)
                        .service(object.id())
                        .cluster(object.textOrNull("cluster"))
                        .forceNewDeployment(object.isTrue("force_new_deployment"))
                        .deploymentConfiguration(ServiceParts.deployment(object))
                        .networkConfiguration(ServiceParts.network(object).orElse(null));
        ServiceParts.emptied(request, object);
        if (object.text("scheduling_strategy").orElse("").equals("REPLICA")) {
            request.desiredCount(ServiceParts.desired(object));
        }
        retried(aws, () -> aws.ecs().updateService(request.build()));
        settle(object, object.timeout("update", LONGEST), aws);
    }

    private static boolean changes(Draft object) {
        return object.changed(
                "alarms",
                "availability_zone_rebalancing",
                "capacity_provider_strategy",
                "deployment_circuit_breaker",
                "deployment_maximum_percent",
                "deployment_minimum_healthy_percent",
                "desired_count",
                "enable_ecs_managed_tags",
                "enable_execute_command",
                "force_new_deployment",
                "health_check_grace_period_seconds",
                "load_balancer",
                "network_configuration",
                "ordered_placement_strategy",
                "placement_constraints",
                "platform_version",
                "propagate_tags",
                "service_connect_configuration",
                "service_registries",
                "task_definition",
                "triggers",
                "volume_configuration",
                "vpc_lattice_configurations");
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ecs.changeTags(object.id(), set, removed, aws);
    }

    /// A service is first brought down to no task, unless it is deleted by force.
    @Override
    public void delete(Draft object, AwsSession aws) {
        Optional<Service> service = find(object, aws);
        if (service.isEmpty()) {
            return;
        }
        boolean force = object.isTrue("force_delete");
        boolean counted = "REPLICA".equals(service.get().schedulingStrategyAsString());
        if ("ACTIVE".equals(service.get().status()) && counted && !force) {
            aws.ecs()
                    .updateService(r ->
                            r.cluster(object.textOrNull("cluster"))
                                    .service(object.id())
                                    .desiredCount(0));
        }
        Calls.unlessGone(
                () ->
                        Calls.retry(
                                aws,
                                "the deployments of the service to end",
                                object.timeout("delete", LONGEST),
                                failure ->
                                        Calls.failing(
                                                                "InvalidParameterException",
                                                                "cannot be stopped while")
                                                        .test(failure)
                                                || Calls.failing(
                                                                "DependencyViolation",
                                                                "has a dependent object")
                                                        .test(failure),
                                () ->
                                        aws.ecs()
                                                .deleteService(r ->
                                                        r.cluster(object.textOrNull("cluster"))
                                                                .service(object.id())
                                                                .force(force))),
                GONE);
        aws.await(
                "service " + object.id() + " to be deleted",
                object.timeout("delete", LONGEST),
                () -> find(object, aws).isPresent() ? Optional.empty() : Optional.of(true));
    }

    /// By `CLUSTER/SERVICE`.
    @Override
    public void importAs(Draft object, String id) {
        String[] parts = id.split("/", -1);
        if (parts.length != 2) {
            throw FailedCall.of(
                    "Invalid import id",
                    "A service is imported by CLUSTER/SERVICE, not by \"" + id + "\".");
        }
        object.id(parts[1]);
        object.set("cluster", parts[0]);
        object.set("wait_for_steady_state", Boolean.FALSE);
    }
}
