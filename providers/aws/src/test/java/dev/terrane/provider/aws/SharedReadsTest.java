package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.DataSources;
import dev.terrane.spi.support.ObjectBuilder;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Equal calls are made once while things are read, and again after anything was changed.
class SharedReadsTest extends ScriptedProvider {
    private static final String ZONES =
            "<R><availabilityZoneInfo><item><zoneName>%s</zoneName><zoneId>z1</zoneId></item>"
                    + "</availabilityZoneInfo></R>";
    private static final String VPC = "{\"cidr_block\": \"10.0.0.0/16\"}";

    private DataSources.Answer zones(boolean all) {
        var block = AwsSchemas.dataSource("aws_availability_zones").block();
        return provider.dataSource("aws_availability_zones")
                .read(
                        ObjectBuilder.of(block)
                                .set("all_availability_zones", Value.bool(all))
                                .build());
    }

    private String name(DataSources.Answer answer) {
        assertThat(answer.problems()).isEmpty();
        return answer.object().asMap().get("names").asList().getFirst().asString();
    }

    @Test
    void asksTheSameOnce() {
        aws.on("DescribeAvailabilityZones", ZONES.formatted("one"), ZONES.formatted("two"));
        assertThat(name(zones(false))).isEqualTo("one");
        assertThat(name(zones(false))).isEqualTo("one");
        assertThat(name(zones(true))).isEqualTo("two");
        assertThat(aws.operations()).hasSize(2);
    }

    @Test
    void asksOnceForManyAtATime() throws Exception {
        aws.on("DescribeAvailabilityZones", ZONES.formatted("one"), ZONES.formatted("two"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> names =
                    threads
                            .invokeAll(
                                    IntStream.range(0, 20)
                                            .<java.util.concurrent.Callable<String>>mapToObj(
                                                    each -> () -> name(zones(false)))
                                            .toList())
                            .stream()
                            .map(java.util.concurrent.Future::resultNow)
                            .toList();
            assertThat(names).containsOnly("one");
        }
        assertThat(aws.operations()).hasSize(1);
    }

    @Test
    void asksAgainOnceSomethingWasChanged() {
        aws.on("DescribeAvailabilityZones", ZONES.formatted("one"), ZONES.formatted("two"))
                .refuses("CreateVpc", "VpcLimitExceeded");
        assertThat(name(zones(false))).isEqualTo("one");
        Life.of(provider, "aws_vpc").apply(VPC);
        assertThat(name(zones(false))).isEqualTo("two");
    }

    /// Provisioners run then, and may change what only they know of.
    @Test
    void asksAgainOnceEverythingIsPlanned() {
        aws.on("DescribeAvailabilityZones", ZONES.formatted("one"), ZONES.formatted("two"));
        assertThat(name(zones(false))).isEqualTo("one");
        assertThat(provider.planChecks().orElseThrow().check(List.of())).isEmpty();
        assertThat(name(zones(false))).isEqualTo("two");
    }

    @Test
    void asksAgainWhereItWasRefused() {
        aws.refuses("DescribeAvailabilityZones", "UnauthorizedOperation")
                .on("DescribeAvailabilityZones", ZONES.formatted("one"));
        assertThat(zones(false).problems()).hasSize(1);
        assertThat(name(zones(false))).isEqualTo("one");
    }

    /// What shows up late is not there at the first time.
    @Test
    void asksAgainForWhatWasJustMade() {
        aws.on("CreateVpc", "<R><vpc><vpcId>vpc-1</vpcId></vpc></R>")
                .on(
                        "DescribeVpcs",
                        "<R><vpcSet/></R>",
                        "<R><vpcSet/></R>",
                        "<R><vpcSet><item><vpcId>vpc-1</vpcId><state>available</state>"
                                + "<cidrBlock>10.0.0.0/16</cidrBlock></item></vpcSet></R>")
                .on("DescribeVpcAttribute", "<R/>")
                .on("DescribeNetworkAcls", "<R/>")
                .on("DescribeRouteTables", "<R/>")
                .on("DescribeSecurityGroups", "<R/>");
        Life.of(provider, "aws_vpc").applied(VPC);
    }
}
