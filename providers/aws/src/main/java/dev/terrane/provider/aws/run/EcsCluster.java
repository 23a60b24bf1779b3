package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.UpdateClusterRequest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_ecs_cluster`.
///
/// Replaced when `name` changes. What AWS fills in of its settings stays as it is.
final class EcsCluster implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String[] GONE = {"ClusterNotFoundException"};
    private static final Shape SHAPE =
            Shape.of()
                    .named("clusterName", "name")
                    .named("clusterArn", "arn")
                    .named("settings", "setting");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of().replacedBy("name").fillsInBlocks("setting");
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .matches(
                        "name",
                        "[0-9A-Za-z_-]{1,255}",
                        "must consist of at most 255 letters, digits, hyphens and underscores")
                .inBlocks("setting", each -> each.oneOf("name", "containerInsights"))
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateClusterRequest.Builder request = SHAPE.fill(CreateClusterRequest.builder(), object);
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tags(Ecs.tags(tags));
        }
        Cluster made =
                Calls.retry(
                                aws,
                                "the role of ECS to be known",
                                Duration.ofMinutes(2),
                                Calls.failing(
                                        "InvalidParameterException",
                                        "assume the service linked role"),
                                () -> aws.ecs().createCluster(request.build()))
                        .cluster();
        object.id(made.clusterArn());
        awaitActive(object.id(), aws);
    }

    private static void awaitActive(String arn, AwsSession aws) {
        aws.await(
                "cluster " + arn + " to be active",
                LONGEST,
                () -> find(arn, aws).filter(cluster -> "ACTIVE".equals(cluster.status())));
    }

    private static Optional<Cluster> find(String arn, AwsSession aws) {
        return Calls.find(() -> describe(List.of(arn), aws), GONE).stream()
                .flatMap(List::stream)
                .filter(cluster -> !"INACTIVE".equals(cluster.status()))
                .findFirst();
    }

    private static List<Cluster> describe(List<String> arns, AwsSession aws) {
        return aws.ecs()
                .describeClusters(r ->
                        r.clusters(arns)
                                .include(
                                        ClusterField.TAGS,
                                        ClusterField.CONFIGURATIONS,
                                        ClusterField.SETTINGS))
                .clusters();
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        List<Cluster> all = describe(objects.stream().map(Draft::id).distinct().toList(), aws);
        for (Draft object : objects) {
            all.stream()
                    .filter(cluster -> isOf(cluster, object.id()))
                    .filter(cluster -> !"INACTIVE".equals(cluster.status()))
                    .findFirst()
                    .ifPresentOrElse(cluster -> show(object, cluster, aws), object::gone);
        }
    }

    private static boolean isOf(Cluster cluster, String id) {
        return id.equals(cluster.clusterArn()) || id.equals(cluster.clusterName());
    }

    private static void show(Draft object, Cluster cluster, AwsSession aws) {
        SHAPE.show(object, cluster);
        object.id(cluster.clusterArn());
        Tags.found(object, cluster.tags(), Tag::key, Tag::value, aws.tags());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("configuration", "service_connect_defaults", "setting")) {
            UpdateClusterRequest request =
                    SHAPE.fill(UpdateClusterRequest.builder(), object).cluster(object.id()).build();
            aws.ecs().updateCluster(request);
            awaitActive(object.id(), aws);
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ecs.changeTags(object.id(), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        Calls.retry(
                                aws,
                                "what runs in the cluster to end",
                                LONGEST,
                                failure ->
                                        Calls.failing("ClusterContainsContainerInstancesException")
                                                        .test(failure)
                                                || Calls.failing("ClusterContainsServicesException")
                                                        .test(failure)
                                                || Calls.failing("ClusterContainsTasksException")
                                                        .test(failure)
                                                || Calls.failing("UpdateInProgressException")
                                                        .test(failure),
                                () -> aws.ecs().deleteCluster(r -> r.cluster(object.id()))),
                GONE);
        aws.await(
                "cluster " + object.id() + " to be deleted",
                LONGEST,
                () -> find(object.id(), aws).isPresent() ? Optional.empty() : Optional.of(true));
    }
}
