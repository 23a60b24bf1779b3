package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.eventbridge.model.AssignPublicIp;
import software.amazon.awssdk.services.eventbridge.model.EcsParameters;
import software.amazon.awssdk.services.eventbridge.model.RunCommandTarget;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import software.amazon.awssdk.services.eventbridge.model.Target;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A target of EventBridge as its arguments, and the other way: each kind of target has a block.
final class TargetShapes {
    private static final Shape SHAPE =
            Shape.of()
                    .named("AppSyncParameters", "appsync_target")
                    .named("GraphQLOperation", "graphql_operation")
                    .named("BatchParameters", "batch_target")
                    .named("Size", "array_size")
                    .named("Attempts", "job_attempts")
                    .named("HttpParameters", "http_target")
                    .named("InputPathsMap", "input_paths")
                    .named("KinesisParameters", "kinesis_target")
                    .named("RedshiftDataParameters", "redshift_target")
                    .named("SecretManagerArn", "secrets_manager_arn")
                    .named("SageMakerPipelineParameters", "sagemaker_pipeline_target")
                    .named("PipelineParameterList", "pipeline_parameter_list")
                    .named("SqsParameters", "sqs_target")
                    .named("PlacementConstraints", "placement_constraint")
                    .named("PlacementStrategy", "ordered_placement_strategy")
                    .named("EnableECSManagedTags", "enable_ecs_managed_tags")
                    .without("batch_target", "ecs_target", "run_command_targets", "tags");

    private TargetShapes() {}

    static Target.Builder target(Draft object) {
        Target.Builder target = SHAPE.fill(Target.builder(), object);
        object.blocks("batch_target").stream().findFirst().ifPresent(block -> batch(target, block));
        object.blocks("ecs_target").stream()
                .findFirst()
                .ifPresent(block -> target.ecsParameters(ecs(block)));
        List<RunCommandTarget> commands =
                object.blocks("run_command_targets").stream()
                        .map(block -> SHAPE.fill(RunCommandTarget.builder(), block).build())
                        .toList();
        if (!commands.isEmpty()) {
            target.runCommandParameters(r -> r.runCommandTargets(commands));
        }
        return target;
    }

    private static void batch(Target.Builder target, Attributes block) {
        target.batchParameters(b -> {
            b.jobDefinition(block.requiredString("job_definition"))
                    .jobName(block.requiredString("job_name"));
            block.wholeNumber("array_size")
                    .ifPresent(size -> b.arrayProperties(a -> a.size(Math.toIntExact(size))));
            block.wholeNumber("job_attempts")
                    .ifPresent(tries -> b.retryStrategy(r -> r.attempts(Math.toIntExact(tries))));
        });
    }

    private static EcsParameters ecs(Attributes block) {
        EcsParameters.Builder made = SHAPE.fill(EcsParameters.builder(), block);
        made.networkConfiguration(
                (software.amazon.awssdk.services.eventbridge.model.NetworkConfiguration) null);
        block.blocks("network_configuration").stream()
                .findFirst()
                .ifPresent(network ->
                        made.networkConfiguration(n ->
                                n.awsvpcConfiguration(v ->
                                        v.subnets(network.strings("subnets"))
                                                .securityGroups(network.strings("security_groups"))
                                                .assignPublicIp(
                                                        network.bool("assign_public_ip")
                                                                        .orElse(false)
                                                                ? AssignPublicIp.ENABLED
                                                                : AssignPublicIp.DISABLED))));
        List<Tag> tags =
                block.stringMap("tags").entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        if (!tags.isEmpty()) {
            made.tags(tags);
        }
        return made.build();
    }

    static void show(Draft object, Target target) {
        SHAPE.show(object, target);
        showBatch(object, target);
        showEcs(object, target);
        SHAPE.show(
                object,
                "run_command_targets",
                target.runCommandParameters() == null
                        ? List.of()
                        : target.runCommandParameters().runCommandTargets());
    }

    private static void showBatch(Draft object, Target target) {
        var batch = target.batchParameters();
        if (batch == null) {
            SHAPE.showNone(object, "batch_target");
            return;
        }
        object.setObjects(
                "batch_target",
                List.of(
                        Map.of(
                                "job_definition",
                                Value.string(batch.jobDefinition()),
                                "job_name",
                                Value.string(batch.jobName()),
                                "array_size",
                                Value.number(
                                        batch.arrayProperties() == null
                                                ? 0
                                                : batch.arrayProperties().size()),
                                "job_attempts",
                                Value.number(
                                        batch.retryStrategy() == null
                                                ? 0
                                                : batch.retryStrategy().attempts()))));
    }

    private static void showEcs(Draft object, Target target) {
        EcsParameters ecs = target.ecsParameters();
        if (ecs == null) {
            SHAPE.showNone(object, "ecs_target");
            return;
        }
        SHAPE.show(object, "ecs_target", ecs.toBuilder().tags(List.of()).build());
        Map<String, Value> values =
                new HashMap<>(object.value("ecs_target").asList().getFirst().asMap());
        Map<String, Value> tags = new TreeMap<>();
        ecs.tags().forEach(tag -> tags.put(tag.key(), Value.string(tag.value())));
        values.put("tags", Value.map(Type.STRING, tags));
        if (ecs.networkConfiguration() != null) {
            var vpc = ecs.networkConfiguration().awsvpcConfiguration();
            Map<String, Value> network = new HashMap<>();
            network.put(
                    "assign_public_ip", Value.bool(vpc.assignPublicIp() == AssignPublicIp.ENABLED));
            network.put("security_groups", texts(vpc.securityGroups()));
            network.put("subnets", texts(vpc.subnets()));
            Value block = Value.object(network);
            values.put(
                    "network_configuration",
                    Value.list(
                            Type.object(
                                    Map.of(
                                            "assign_public_ip", Type.BOOL,
                                            "security_groups", Type.set(Type.STRING),
                                            "subnets", Type.set(Type.STRING))),
                            List.of(block)));
        }
        object.setObjects("ecs_target", List.of(values));
    }

    private static Value texts(List<String> texts) {
        return Value.set(Type.STRING, texts.stream().map(Value::string).toList());
    }
}
