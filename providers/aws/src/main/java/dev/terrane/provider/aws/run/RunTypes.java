package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// Functions, containers and what watches them: the types of this package.
public final class RunTypes {
    private RunTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES =
            Map.ofEntries(
                    Map.entry("aws_apigatewayv2_api", HttpApi::new),
                    Map.entry("aws_apigatewayv2_integration", HttpIntegration::new),
                    Map.entry("aws_apigatewayv2_route", HttpRoute::new),
                    Map.entry("aws_apigatewayv2_stage", HttpStage::new),
                    Map.entry("aws_cloudtrail", Trail::new),
                    Map.entry("aws_cloudwatch_event_rule", EventRule::new),
                    Map.entry("aws_cloudwatch_event_target", EventTarget::new),
                    Map.entry("aws_cloudwatch_log_group", LogGroup::new),
                    Map.entry("aws_cloudwatch_metric_alarm", MetricAlarm::new),
                    Map.entry("aws_ecs_cluster", EcsCluster::new),
                    Map.entry("aws_ecs_service", EcsService::new),
                    Map.entry("aws_ecs_task_definition", TaskDefinition::new),
                    Map.entry("aws_eks_cluster", EksCluster::new),
                    Map.entry("aws_eks_node_group", EksNodeGroup::new),
                    Map.entry("aws_lambda_alias", FunctionAlias::new),
                    Map.entry("aws_lambda_event_source_mapping", EventSourceMapping::new),
                    Map.entry("aws_lambda_function", Function::new),
                    Map.entry("aws_lambda_permission", FunctionPermission::new),
                    Map.entry("aws_sfn_state_machine", StateMachine::new));

    public static final Map<String, Supplier<DataType>> DATA_SOURCES =
            Map.ofEntries(
                    Map.entry("aws_eks_cluster", EksClusterData::new),
                    Map.entry("aws_eks_cluster_auth", EksClusterToken::new));
}
