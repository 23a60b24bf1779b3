package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_ecs_task_definition`: a revision of a family.
///
/// Every argument but the tags, `skip_destroy` and `track_latest` forces a new revision. Container
/// definitions that mean the same are no change.
final class TaskDefinition implements ResourceType {
    private static final String[] GONE = {"ClientException", "InvalidParameterException"};
    private static final Shape SHAPE =
            Shape.of()
                    .named("taskDefinitionArn", "arn")
                    .named("inferenceAccelerators", "inference_accelerator")
                    .named("requiresCompatibilities", "requires_compatibilities")
                    .named("sizeInGiB", "size_in_gib")
                    .named("volumes", "volume")
                    .named("configuredAtLaunch", "configure_at_launch")
                    .named("sourcePath", "host_path")
                    .named(
                            "fsxWindowsFileServerVolumeConfiguration",
                            "fsx_windows_file_server_volume_configuration")
                    .without("container_definitions", "volume", "proxy_configuration");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "container_definitions",
                        "cpu",
                        "enable_fault_injection",
                        "ephemeral_storage",
                        "execution_role_arn",
                        "family",
                        "inference_accelerator",
                        "ipc_mode",
                        "memory",
                        "network_mode",
                        "pid_mode",
                        "placement_constraints",
                        "proxy_configuration",
                        "requires_compatibilities",
                        "runtime_platform",
                        "task_role_arn",
                        "volume",
                        "ephemeral_storage.size_in_gib",
                        "runtime_platform.cpu_architecture",
                        "runtime_platform.operating_system_family",
                        "proxy_configuration.container_name",
                        "proxy_configuration.properties",
                        "proxy_configuration.type")
                .defaultsTo("skip_destroy", Value.FALSE)
                .defaultsTo("track_latest", Value.FALSE)
                .defaultsTo("proxy_configuration.type", Value.string("APPMESH"))
                .defaultsTo("volume.efs_volume_configuration.root_directory", Value.string("/"))
                .storedAs("container_definitions", TaskDefinition::stored)
                .adjust(TaskDefinition::keepSame);
    }

    /// What is no list of containers stays as it is, for the message about it.
    private static String stored(String text) {
        try {
            return ContainerDefinitions.text(ContainerDefinitions.parse(text));
        } catch (RuntimeException noDefinitions) {
            return text;
        }
    }

    private static void keepSame(PlanDraft draft) {
        Value prior =
                draft.prior()
                        .map(before -> before.value("container_definitions"))
                        .orElse(Value.NULL);
        Value wanted = draft.value("container_definitions");
        boolean awsvpc = draft.value("network_mode").equals(Value.string("awsvpc"));
        if (prior instanceof Value.StringValue
                && wanted instanceof Value.StringValue
                && ContainerDefinitions.same(prior, wanted, awsvpc)) {
            draft.set("container_definitions", prior);
            draft.noReplacementFor("container_definitions");
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        Checks checks =
                Checks.of(config)
                        .matches(
                                "family",
                                "[0-9A-Za-z_-]{1,255}",
                                "must consist of at most 255 letters, digits, hyphens and underscores")
                        .oneOf("network_mode", "bridge", "host", "awsvpc", "none")
                        .oneOf("ipc_mode", "host", "none", "task")
                        .oneOf("pid_mode", "host", "task")
                        .arn("execution_role_arn")
                        .arn("task_role_arn")
                        .inBlocks("ephemeral_storage", each -> each.between("size_in_gib", 21, 200))
                        .json("container_definitions");
        config.string("container_definitions")
                .filter(text -> !isList(text))
                .ifPresent(text ->
                        checks.invalid(
                                "container_definitions",
                                "must be a JSON list of containers, each an object with members as"
                                        + " ECS has them"));
        return checks.problems();
    }

    private static boolean isList(String text) {
        try {
            ContainerDefinitions.parse(text);
            return true;
        } catch (RuntimeException noDefinitions) {
            return false;
        }
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        RegisterTaskDefinitionRequest.Builder request =
                SHAPE.fill(RegisterTaskDefinitionRequest.builder(), object)
                        .containerDefinitions(
                                ContainerDefinitions.parse(
                                        object.text("container_definitions").orElse("[]")))
                        .volumes(TaskVolumes.volumes(object));
        TaskVolumes.proxy(object).ifPresent(request::proxyConfiguration);
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tags(Ecs.tags(tags));
        }
        var made = aws.ecs().registerTaskDefinition(request.build()).taskDefinition();
        object.id(made.family());
        object.set("arn", made.taskDefinitionArn());
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            find(object, aws).ifPresentOrElse(found -> show(object, found, aws), object::gone);
        }
    }

    private static Optional<DescribeTaskDefinitionResponse> find(Draft object, AwsSession aws) {
        String which =
                object.isTrue("track_latest")
                        ? object.text("family").orElse("")
                        : object.text("arn").orElse("");
        return Calls.find(
                        () ->
                                aws.ecs()
                                        .describeTaskDefinition(r ->
                                                r.taskDefinition(which)
                                                        .include(TaskDefinitionField.TAGS)),
                        GONE)
                .filter(found -> !"INACTIVE".equals(found.taskDefinition().statusAsString()));
    }

    private static void show(Draft object, DescribeTaskDefinitionResponse found, AwsSession aws) {
        var definition = found.taskDefinition();
        String arn = definition.taskDefinitionArn();
        SHAPE.show(object, definition);
        object.id(definition.family());
        object.set("arn", arn)
                .set("arn_without_revision", arn.substring(0, arn.lastIndexOf(':')))
                .set(
                        "container_definitions",
                        ContainerDefinitions.text(definition.containerDefinitions()));
        TaskVolumes.show(object, definition);
        Tags.found(object, found.tags(), Tag::key, Tag::value, aws.tags());
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ecs.changeTags(object.prior().requiredString("arn"), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        if (!object.isTrue("skip_destroy")) {
            Calls.unlessGone(
                    () ->
                            aws.ecs()
                                    .deregisterTaskDefinition(
                                            r -> r.taskDefinition(object.textOrNull("arn"))),
                    GONE);
        }
    }

    /// By its ARN.
    @Override
    public void importAs(Draft object, String id) {
        String revision = Ecs.nameOf(id);
        if (!id.startsWith("arn:") || !revision.contains(":")) {
            throw FailedCall.of(
                    "Invalid import id",
                    "A task definition is imported by its ARN with a revision, not by \""
                            + id
                            + "\".");
        }
        object.id(revision.substring(0, revision.indexOf(':')));
        object.set("arn", id);
        object.set("track_latest", Boolean.FALSE).set("skip_destroy", Boolean.FALSE);
    }
}
