package dev.terrane.provider.aws.network;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

import java.util.List;
import java.util.Map;

/// `aws_flow_log`: records of the traffic of a VPC, a subnet, an interface or a transit gateway.
///
/// Every change but that of tags replaces it. By default it goes to CloudWatch, in steps of 600 s.
final class FlowLog implements ResourceType {
    /// Arguments that say what is watched, and how AWS calls that.
    private static final Map<String, String> WATCHED =
            Map.of(
                    "eni_id", "NetworkInterface",
                    "subnet_id", "Subnet",
                    "transit_gateway_attachment_id", "TransitGatewayAttachment",
                    "transit_gateway_id", "TransitGateway",
                    "vpc_id", "VPC");

    private static final Shape SHAPE =
            Shape.of()
                    .named("DeliverLogsPermissionArn", "iam_role_arn")
                    .without("arn", "destination_options");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "deliver_cross_account_role",
                        "destination_options",
                        "eni_id",
                        "iam_role_arn",
                        "log_destination",
                        "log_destination_type",
                        "log_format",
                        "log_group_name",
                        "max_aggregation_interval",
                        "subnet_id",
                        "traffic_type",
                        "transit_gateway_attachment_id",
                        "transit_gateway_id",
                        "vpc_id")
                .replacedBy(
                        "destination_options.file_format",
                        "destination_options.hive_compatible_partitions",
                        "destination_options.per_hour_partition")
                .defaultsTo("log_destination_type", Value.string("cloud-watch-logs"))
                .defaultsTo("max_aggregation_interval", Value.number(600))
                .defaultsTo("destination_options.file_format", Value.string("plain-text"))
                .defaultsTo("destination_options.hive_compatible_partitions", Value.FALSE)
                .defaultsTo("destination_options.per_hour_partition", Value.FALSE)
                .keepsBlocks("destination_options");
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .exactlyOneOf(
                        "eni_id",
                        "subnet_id",
                        "transit_gateway_attachment_id",
                        "transit_gateway_id",
                        "vpc_id")
                .onlyOneOf("log_destination", "log_group_name")
                .oneOf("traffic_type", "ACCEPT", "REJECT", "ALL")
                .oneOf("log_destination_type", "cloud-watch-logs", "s3", "kinesis-data-firehose")
                .arn("iam_role_arn")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String watched =
                WATCHED.keySet().stream().filter(object::isGiven).findFirst().orElseThrow();
        CreateFlowLogsRequest.Builder request =
                SHAPE.fill(CreateFlowLogsRequest.builder(), object)
                        .resourceIds(object.text(watched).orElseThrow())
                        .resourceType(WATCHED.get(watched))
                        .tagSpecifications(Ec2.tags(object, aws, "vpc-flow-log"));
        SHAPE.part(
                        software.amazon.awssdk.services.ec2.model.DestinationOptionsRequest
                                ::builder,
                        object,
                        "destination_options")
                .ifPresent(options -> request.destinationOptions(options.build()));
        var answer = aws.ec2().createFlowLogs(request.build());
        if (answer.flowLogIds().isEmpty()) {
            throw FailedCall.of(
                    "Flow log not created",
                    "AWS did not make the flow log: " + reason(answer.unsuccessful()));
        }
        object.id(answer.flowLogIds().getFirst());
    }

    private static String reason(List<UnsuccessfulItem> items) {
        return items.stream()
                .findFirst()
                .map(item -> item.error().code() + ": " + item.error().message())
                .orElse("it gave no reason.");
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        var all =
                Ec2.halving(
                        Ec2.ids(objects),
                        some ->
                                aws.ec2()
                                        .describeFlowLogsPaginator(r -> r.flowLogIds(some))
                                        .flowLogs(),
                        "InvalidFlowLogId.NotFound");
        var found = Ec2.byId(all, software.amazon.awssdk.services.ec2.model.FlowLog::flowLogId);
        for (Draft object : objects) {
            var log = found.get(object.id());
            if (log == null) {
                object.gone();
            } else {
                set(object, log, aws);
            }
        }
    }

    private static void set(
            Draft object, software.amazon.awssdk.services.ec2.model.FlowLog log, AwsSession aws) {
        SHAPE.show(object, log);
        object.set("arn", aws.arn("ec2", aws.accountId(), "vpc-flow-log/" + object.id()))
                .set("deliver_cross_account_role", log.deliverCrossAccountRole());
        if (log.destinationOptions() == null) {
            SHAPE.showNone(object, "destination_options");
        } else {
            SHAPE.show(object, "destination_options", log.destinationOptions());
        }
        String watched = log.resourceId();
        if (watched != null) {
            object.set(argument(watched), watched);
        }
        Ec2.setTags(object, log.tags(), aws);
    }

    private static String argument(String id) {
        if (id.startsWith("vpc-")) {
            return "vpc_id";
        }
        if (id.startsWith("subnet-")) {
            return "subnet_id";
        }
        if (id.startsWith("eni-")) {
            return "eni_id";
        }
        return id.startsWith("tgw-attach-")
                ? "transit_gateway_attachment_id"
                : "transit_gateway_id";
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        Ec2.changeTags(object, set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Ec2.unlessGone(
                () -> aws.ec2().deleteFlowLogs(r -> r.flowLogIds(object.id())),
                "InvalidFlowLogId.NotFound");
    }
}
