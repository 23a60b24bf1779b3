package dev.terrane.provider.aws;

import dev.terrane.provider.testkit.DataSourceExample;
import dev.terrane.provider.testkit.EmulatedAws;
import dev.terrane.provider.testkit.ProviderContract;
import dev.terrane.provider.testkit.ResourceExample;
import dev.terrane.provider.testkit.TestContext;
import dev.terrane.spi.ManagedResources.ApplyRequest;
import dev.terrane.spi.ManagedResources.PlanRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.Provider;
import dev.terrane.spi.ProviderContext;
import dev.terrane.spi.ProviderFactory;
import dev.terrane.spi.Schema;
import dev.terrane.spi.support.Attributes;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.BeforeEach;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Every type keeps what planning and applying rely on.
class ContractAwsTest extends ProviderContract {
    private static final Value TAGS = tags("Name", "contract");
    private static final Value OTHER_TAGS = tags("Name", "renamed");
    private static final String TRUST =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
            "Principal":{"Service":"%s.amazonaws.com"}}]}\
            """;

    private final Map<String, Value> ids = new TreeMap<>();

    @BeforeEach
    void makeWhatOthersNeed() {
        EmulatedAws.require().reset();
        try (Provider provider = provider()) {
            make(provider, "vpc", "aws_vpc", Map.of("cidr_block", Value.string("10.0.0.0/16")));
            make(
                    provider,
                    "other_vpc",
                    "aws_vpc",
                    Map.of("cidr_block", Value.string("10.1.0.0/16")));
            make(provider, "gateway", "aws_internet_gateway", Map.of("vpc_id", id("vpc")));
            make(provider, "subnet", "aws_subnet", subnet("10.0.1.0/24"));
            make(provider, "other_subnet", "aws_subnet", subnet("10.0.2.0/24"));
            make(provider, "table", "aws_route_table", Map.of("vpc_id", id("vpc")));
            make(provider, "other_table", "aws_route_table", Map.of("vpc_id", id("vpc")));
        }
    }

    private Map<String, Value> subnet(String block) {
        return Map.of("vpc_id", id("vpc"), "cidr_block", Value.string(block));
    }

    private Value id(String name) {
        return ids.getOrDefault(name, Value.string("vpc-none"));
    }

    private void make(Provider provider, String name, String type, Map<String, Value> arguments) {
        Schema.Block block = AwsSchemas.resourceType(type).block();
        ObjectBuilder config = ObjectBuilder.of(block);
        arguments.forEach(config::set);
        Value none = Value.nullOf(block.impliedType());
        Value planned =
                provider.resource(type)
                        .plan(
                                new PlanRequest(
                                        none, config.build(), config.build(), PrivateData.NONE))
                        .planned();
        var answer =
                provider.resource(type)
                        .apply(new ApplyRequest(none, planned, config.build(), PrivateData.NONE));
        ids.put(name, Attributes.of(answer.object()).value("id"));
    }

    @Override
    protected ProviderFactory factory() {
        return new AwsProviderFactory();
    }

    @Override
    protected ProviderContext context() {
        ProviderContext bare = TestContext.in(directory);
        return new ProviderContext(
                directory,
                EmulatedAws.require().environment(),
                bare.remoteStates(),
                bare.language());
    }

    @Override
    protected Map<String, Value> arguments() {
        return Map.of("s3_use_path_style", Value.TRUE);
    }

    @Override
    protected List<ResourceExample> resources() {
        return List.of(
                example("aws_vpc", Map.of("cidr_block", Value.string("10.9.0.0/16")))
                        .updatedBy(Map.of("enable_dns_hostnames", Value.TRUE))
                        .updatedBy(Map.of("enable_dns_support", Value.FALSE))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .replacedBy("cidr_block", Value.string("10.8.0.0/16"))
                        .replacedBy("instance_tenancy", Value.string("dedicated"))
                        .importedBy("id"),
                example("aws_subnet", withZone(subnet("10.0.9.0/24")))
                        .updatedBy(Map.of("map_public_ip_on_launch", Value.TRUE))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .replacedBy("cidr_block", Value.string("10.0.8.0/24"))
                        .replacedBy("availability_zone", Value.string("us-east-1b"))
                        .replacedBy("vpc_id", id("other_vpc"))
                        .importedBy("id")
                        .onlyOne(),
                example("aws_internet_gateway", Map.of("vpc_id", id("other_vpc")))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .importedBy("id")
                        .onlyOne(),
                example(
                                "aws_security_group",
                                Map.of("name", Value.string("contract"), "vpc_id", id("vpc")))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .replacedBy("name", Value.string("another"))
                        .replacedBy("description", Value.string("another"))
                        .replacedBy("vpc_id", id("other_vpc"))
                        .importedBy("id")
                        .onlyOne(),
                example("aws_route_table", Map.of("vpc_id", id("vpc")))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .replacedBy("vpc_id", id("other_vpc"))
                        .importedBy("id"),
                ResourceExample.of(
                                "aws_route",
                                Map.of(
                                        "route_table_id", id("table"),
                                        "destination_cidr_block", Value.string("10.77.0.0/16"),
                                        "gateway_id", id("gateway")))
                        .replacedBy("route_table_id", id("other_table"))
                        .replacedBy("destination_cidr_block", Value.string("10.78.0.0/16"))
                        .onlyOne(),
                ResourceExample.of(
                                "aws_route_table_association",
                                Map.of("route_table_id", id("table"), "subnet_id", id("subnet")))
                        .updatedBy(Map.of("route_table_id", id("other_table")))
                        .replacedBy("subnet_id", id("other_subnet"))
                        .onlyOne(),
                example("aws_eip", Map.of("domain", Value.string("vpc")))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .replacedBy("network_border_group", Value.string("us-west-2"))
                        .importedBy("id"),
                example(
                                "aws_nat_gateway",
                                Map.of(
                                        "subnet_id", id("subnet"),
                                        "connectivity_type", Value.string("private")))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .replacedBy("subnet_id", id("other_subnet"))
                        .importedBy("id"),
                example("aws_s3_bucket", Map.of("bucket", Value.string("contract")))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .replacedBy("bucket", Value.string("another"))
                        .replacedBy("object_lock_enabled", Value.TRUE)
                        .importedBy("id")
                        .onlyOne(),
                example("aws_sqs_queue", Map.of("name", Value.string("contract")))
                        .updatedBy(Map.of("delay_seconds", Value.number(5)))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .updatedBy(Map.of("visibility_timeout_seconds", Value.number(60)))
                        .replacedBy("name", Value.string("another"))
                        .importedBy("id")
                        .onlyOne(),
                example("aws_sns_topic", Map.of("name", Value.string("contract")))
                        .updatedBy(Map.of("display_name", Value.string("shown")))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .replacedBy("name", Value.string("another"))
                        .importedBy("id")
                        .onlyOne(),
                example(
                                "aws_ssm_parameter",
                                Map.of(
                                        "name", Value.string("contract"),
                                        "type", Value.string("String"),
                                        "value", Value.string("one")))
                        .updatedBy(Map.of("value", Value.string("two")))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .replacedBy("name", Value.string("another"))
                        .importedBy("id")
                        .onlyOne(),
                example("aws_cloudwatch_log_group", Map.of("name", Value.string("contract")))
                        .updatedBy(Map.of("retention_in_days", Value.number(7)))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .replacedBy("name", Value.string("another"))
                        .importedBy("id")
                        .onlyOne(),
                example("aws_route53_zone", Map.of("name", Value.string("contract.example")))
                        .updatedBy(Map.of("comment", Value.string("another")))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .replacedBy("name", Value.string("another.example"))
                        .importedBy("id")
                        .onlyOne(),
                example(
                                "aws_iam_role",
                                Map.of(
                                        "name", Value.string("contract"),
                                        "assume_role_policy", Value.string(TRUST.formatted("ec2"))))
                        .updatedBy(Map.of("description", Value.string("described")))
                        .updatedBy(Map.of("max_session_duration", Value.number(7200)))
                        .updatedBy(
                                Map.of(
                                        "assume_role_policy",
                                        Value.string(TRUST.formatted("lambda"))))
                        .updatedBy(Map.of("tags", OTHER_TAGS))
                        .replacedBy("name", Value.string("another"))
                        .replacedBy("path", Value.string("/x/"))
                        .importedBy("id")
                        .onlyOne());
    }

    /// Those whose life recordings and runs beside the other provider show instead. The list must get
    /// shorter: one file an area.
    @Override
    protected Set<String> withoutExample() {
        return TypeLists.read("without-example");
    }

    private static Map<String, Value> withZone(Map<String, Value> arguments) {
        Map<String, Value> more = new TreeMap<>(arguments);
        more.put("availability_zone", Value.string("us-east-1a"));
        return more;
    }

    private static ResourceExample example(String type, Map<String, Value> arguments) {
        Map<String, Value> tagged = new TreeMap<>(arguments);
        tagged.put("tags", TAGS);
        return ResourceExample.of(type, tagged);
    }

    private static Value tags(String name, String text) {
        return Value.map(Type.STRING, Map.of(name, Value.string(text)));
    }

    @Override
    protected List<DataSourceExample> dataSources() {
        return List.of(
                new DataSourceExample("aws_caller_identity", Map.of()),
                new DataSourceExample("aws_region", Map.of("name", Value.string("eu-central-1"))),
                new DataSourceExample(
                        "aws_availability_zones", Map.of("state", Value.string("available"))));
    }
}
