package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;

import software.amazon.awssdk.services.eks.model.CreateNodegroupRequest;
import software.amazon.awssdk.services.eks.model.Nodegroup;
import software.amazon.awssdk.services.eks.model.Taint;
import software.amazon.awssdk.services.eks.model.Update;
import software.amazon.awssdk.services.eks.model.UpdateNodegroupConfigRequest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_eks_node_group`.
///
/// Replaced when its name, cluster, role, subnets, disk, instance types, image or remote access
/// changes. Its size, labels, taints, version and template change in place.
final class EksNodeGroup implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(60);
    private static final Shape SHAPE =
            Shape.of()
                    .named("nodegroupName", "node_group_name")
                    .named("nodegroupArn", "arn")
                    .named("nodeRole", "node_role_arn")
                    .named("autoScalingGroups", "autoscaling_groups")
                    .named("subnets", "subnet_ids")
                    .named("taints", "taint")
                    .named("sourceSecurityGroups", "source_security_group_ids")
                    .named("remoteAccessSecurityGroup", "remote_access_security_group_id")
                    .without("taint", "node_group_name_prefix");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "ami_type",
                        "capacity_type",
                        "cluster_name",
                        "disk_size",
                        "instance_types",
                        "launch_template.id",
                        "launch_template.name",
                        "node_group_name",
                        "node_group_name_prefix",
                        "node_role_arn",
                        "remote_access",
                        "remote_access.ec2_ssh_key",
                        "remote_access.source_security_group_ids",
                        "subnet_ids")
                .fillsInBlocks("node_repair_config", "update_config")
                .timeout("create", LONGEST)
                .timeout("update", LONGEST)
                .timeout("delete", LONGEST);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .onlyOneOf("node_group_name", "node_group_name_prefix")
                .oneOf("capacity_type", "ON_DEMAND", "SPOT", "CAPACITY_BLOCK")
                .arn("node_role_arn")
                .inBlocks(
                        "scaling_config",
                        each ->
                                each.between("desired_size", 0, Integer.MAX_VALUE)
                                        .between("min_size", 0, Integer.MAX_VALUE)
                                        .between("max_size", 1, Integer.MAX_VALUE))
                .inBlocks(
                        "taint",
                        each ->
                                each.oneOf(
                                        "effect",
                                        "NO_SCHEDULE",
                                        "NO_EXECUTE",
                                        "PREFER_NO_SCHEDULE"))
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String cluster = object.text("cluster_name").orElseThrow();
        String name = UniqueName.of(object, "node_group_name", "node_group_name_prefix", "");
        CreateNodegroupRequest.Builder request =
                SHAPE.fill(CreateNodegroupRequest.builder(), object)
                        .nodegroupName(name)
                        .scalingConfig(scaling(object).scalingConfig());
        if (!object.blocks("taint").isEmpty()) {
            request.taints(taints(object.now()));
        }
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tags(tags);
        }
        aws.eks().createNodegroup(request.build());
        object.id(cluster + ":" + name);
        aws.await(
                "node group " + object.id() + " to be active",
                object.timeout("create", LONGEST),
                () -> find(object.id(), aws).filter(EksNodeGroup::isActive));
    }

    /// A size of 0 is a size.
    private static UpdateNodegroupConfigRequest scaling(Draft object) {
        Attributes size = object.blocks("scaling_config").getFirst();
        return UpdateNodegroupConfigRequest.builder()
                .scalingConfig(s ->
                        s.desiredSize(number(size, "desired_size"))
                                .minSize(number(size, "min_size"))
                                .maxSize(number(size, "max_size")))
                .build();
    }

    private static int number(Attributes of, String name) {
        return Math.toIntExact(of.wholeNumber(name).orElse(0));
    }

    private static List<Taint> taints(Attributes of) {
        return of.blocks("taint").stream()
                .map(block -> SHAPE.fill(Taint.builder(), block).build())
                .toList();
    }

    private static boolean isActive(Nodegroup group) {
        if ("CREATE_FAILED".equals(group.statusAsString())) {
            throw FailedCall.of(
                    "Node group failed",
                    "EKS could not make the node group \""
                            + group.nodegroupName()
                            + "\": "
                            + (group.health() == null ? "" : group.health().issues())
                            + ".");
        }
        return "ACTIVE".equals(group.statusAsString());
    }

    private static Optional<Nodegroup> find(String id, AwsSession aws) {
        return Calls.find(
                () ->
                        aws.eks()
                                .describeNodegroup(
                                        r -> r.clusterName(cluster(id)).nodegroupName(name(id)))
                                .nodegroup(),
                EksCluster.GONE);
    }

    private static String cluster(String id) {
        return id.substring(0, id.indexOf(':'));
    }

    private static String name(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object.id(), aws).ifPresentOrElse(group -> show(object, group, aws), object::gone);
        }
    }

    private static void show(Draft object, Nodegroup group, AwsSession aws) {
        SHAPE.show(object, group);
        SHAPE.show(object, "taint", group.taints());
        object.set("node_group_name_prefix", UniqueName.prefixOf(group.nodegroupName()));
        Tags.found(object, group.tags(), aws.tags());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed(
                "labels", "scaling_config", "taint", "update_config", "node_repair_config")) {
            UpdateNodegroupConfigRequest.Builder request =
                    UpdateNodegroupConfigRequest.builder()
                            .clusterName(cluster(object.id()))
                            .nodegroupName(name(object.id()));
            if (object.changed("scaling_config")) {
                request.scalingConfig(scaling(object).scalingConfig());
            }
            changeLabels(request, object);
            changeTaints(request, object);
            if (object.changed("update_config")) {
                SHAPE.part(
                                software.amazon.awssdk.services.eks.model.NodegroupUpdateConfig
                                        ::builder,
                                object,
                                "update_config")
                        .ifPresent(config -> request.updateConfig(config.build()));
            }
            if (object.changed("node_repair_config")) {
                SHAPE.part(
                                software.amazon.awssdk.services.eks.model.NodeRepairConfig::builder,
                                object,
                                "node_repair_config")
                        .ifPresent(config -> request.nodeRepairConfig(config.build()));
            }
            await(object, aws.eks().updateNodegroupConfig(request.build()).update(), aws);
        }
        if (object.changed("launch_template", "release_version", "version")) {
            changeVersion(object, aws);
        }
    }

    private static void changeLabels(UpdateNodegroupConfigRequest.Builder request, Draft object) {
        Map<String, String> after = object.textMap("labels");
        List<String> removed =
                object.prior().stringMap("labels").keySet().stream()
                        .filter(label -> !after.containsKey(label))
                        .toList();
        if (object.changed("labels")) {
            request.labels(l -> {
                l.addOrUpdateLabels(after);
                if (!removed.isEmpty()) {
                    l.removeLabels(removed);
                }
            });
        }
    }

    private static void changeTaints(UpdateNodegroupConfigRequest.Builder request, Draft object) {
        List<Taint> before = taints(object.prior());
        List<Taint> after = taints(object.now());
        if (object.changed("taint")) {
            request.taints(t ->
                    t.addOrUpdateTaints(
                                    after.stream().filter(each -> !before.contains(each)).toList())
                            .removeTaints(
                                    before.stream()
                                            .filter(each -> !after.contains(each))
                                            .toList()));
        }
    }

    private static void changeVersion(Draft object, AwsSession aws) {
        Optional<Attributes> template = object.blocks("launch_template").stream().findFirst();
        Update update =
                aws.eks()
                        .updateNodegroupVersion(r -> {
                            r.clusterName(cluster(object.id()))
                                    .nodegroupName(name(object.id()))
                                    .force(object.isTrue("force_update_version"));
                            if (object.changed("version")) {
                                r.version(object.textOrNull("version"));
                            }
                            if (object.changed("release_version")) {
                                r.releaseVersion(object.textOrNull("release_version"));
                            }
                            template.ifPresent(block ->
                                    r.launchTemplate(
                                            SHAPE.fill(
                                                            software.amazon.awssdk.services.eks
                                                                    .model
                                                                    .LaunchTemplateSpecification
                                                                    .builder(),
                                                            block)
                                                    .id(block.string("id").orElse(null))
                                                    .name(null)
                                                    .build()));
                        })
                        .update();
        await(object, update, aws);
    }

    private static void await(Draft object, Update update, AwsSession aws) {
        aws.await(
                "a change of node group " + object.id(),
                object.timeout("update", LONGEST),
                () ->
                        EksChanges.ended(
                                aws.eks()
                                        .describeUpdate(r ->
                                                r.name(cluster(object.id()))
                                                        .nodegroupName(name(object.id()))
                                                        .updateId(update.id()))
                                        .update(),
                                object.id()));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        EksChanges.tag(object.prior().requiredString("arn"), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.eks()
                                .deleteNodegroup(r ->
                                        r.clusterName(cluster(object.id()))
                                                .nodegroupName(name(object.id()))),
                EksCluster.GONE);
        aws.await(
                "node group " + object.id() + " to be deleted",
                object.timeout("delete", LONGEST),
                () -> find(object.id(), aws).isPresent() ? Optional.empty() : Optional.of(true));
    }

    /// By `CLUSTER:GROUP`.
    @Override
    public void importAs(Draft object, String id) {
        if (id.indexOf(':') < 1) {
            throw FailedCall.of(
                    "Invalid import id",
                    "A node group is imported by CLUSTER:GROUP, not by \"" + id + "\".");
        }
        object.id(id);
    }
}
