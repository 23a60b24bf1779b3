package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.ManagedResources.ApplyAnswer;
import dev.terrane.spi.Problem;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

/// What goes wrong in the middle of something loses nothing: what AWS has is in the state, and what
/// it may have is said.
class HalfWayTest extends ScriptedProvider {
    private static final String VPC = "{\"cidr_block\": \"10.0.0.0/16\"}";
    private static final String VPC_MADE =
            "<CreateVpcResponse><vpc><vpcId>vpc-1</vpcId><state>pending</state></vpc></CreateVpcResponse>";
    private static final String VPC_THERE =
            """
            <DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId><state>available</state>\
            <cidrBlock>10.0.0.0/16</cidrBlock><ownerId>111122223333</ownerId>\
            <instanceTenancy>default</instanceTenancy></item></vpcSet></DescribeVpcsResponse>\
            """;
    private static final String GATEWAY =
            """
            {"subnet_id": "subnet-1", "connectivity_type": "private", "timeouts": {"create": "1s"}}\
            """;
    private static final String GATEWAY_MADE =
            """
            <CreateNatGatewayResponse><natGateway><natGatewayId>nat-1</natGatewayId>\
            <state>pending</state></natGateway></CreateNatGatewayResponse>\
            """;
    private static final String GATEWAY_PENDING =
            """
            <DescribeNatGatewaysResponse><natGatewaySet><item><natGatewayId>nat-1</natGatewayId>\
            <subnetId>subnet-1</subnetId><state>pending</state></item></natGatewaySet>\
            </DescribeNatGatewaysResponse>\
            """;

    private static String id(ApplyAnswer answer) {
        return answer.object().asMap().get("id").asString();
    }

    private static Problem only(ApplyAnswer answer) {
        assertThat(answer.problems()).hasSize(1);
        return answer.problems().getFirst();
    }

    @Test
    void keepsWhatWasMadeWhenTheTimeIsUp() {
        aws.on("CreateNatGateway", GATEWAY_MADE).on("DescribeNatGateways", GATEWAY_PENDING);
        ApplyAnswer answer = Life.of(provider, "aws_nat_gateway").apply(GATEWAY);
        assertThat(id(answer)).isEqualTo("nat-1");
        assertThat(only(answer).summary()).isEqualTo("Timeout");
        assertThat(only(answer).detail()).contains("nat-1", "`timeouts`");
    }

    @Test
    void keepsWhatWasMadeWhenALaterStepIsDenied() {
        aws.on("CreateVpc", VPC_MADE).refuses("DescribeVpcs", "UnauthorizedOperation");
        ApplyAnswer answer = Life.of(provider, "aws_vpc").apply(VPC);
        assertThat(id(answer)).isEqualTo("vpc-1");
        assertThat(only(answer).detail())
                .contains("creating aws_vpc", "DescribeVpcs", "do not allow this operation");
    }

    @Test
    void keepsNothingWhereNothingWasMade() {
        aws.refuses("CreateVpc", "VpcLimitExceeded");
        ApplyAnswer answer = Life.of(provider, "aws_vpc").apply(VPC);
        assertThat(answer.object().isNull()).isTrue();
        assertThat(only(answer).detail()).contains("CreateVpc", "VpcLimitExceeded");
    }

    @Test
    void saysThatSomethingMayBeThereWhereNoAnswerCame() {
        aws.hangsUp("CreateVpc");
        ApplyAnswer answer = Life.of(provider, "aws_vpc").apply(VPC);
        assertThat(answer.object().isNull()).isTrue();
        assertThat(only(answer).summary()).isEqualTo("AWS could not be reached");
        assertThat(only(answer).detail()).contains("CreateVpc", "may have done it", "import it");
        assertThat(aws.operations()).containsExactly("CreateVpc");
    }

    @Test
    void readsAgainWhereTheConnectionWasLost() {
        aws.on("CreateVpc", VPC_MADE).hangsUp("DescribeVpcs").on("DescribeVpcs", VPC_THERE);
        answerTheRest();
        assertThat(Life.of(provider, "aws_vpc").apply(VPC).problems()).isEmpty();
    }

    private void answerTheRest() {
        aws.on(
                        "DescribeVpcAttribute",
                        """
                        <DescribeVpcAttributeResponse><enableDnsSupport><value>true</value>\
                        </enableDnsSupport></DescribeVpcAttributeResponse>\
                        """)
                .on("DescribeNetworkAcls", "<DescribeNetworkAclsResponse/>")
                .on("DescribeRouteTables", "<DescribeRouteTablesResponse/>")
                .on("DescribeSecurityGroups", "<DescribeSecurityGroupsResponse/>");
    }

    private Life vpc() {
        aws.on("CreateVpc", VPC_MADE).on("DescribeVpcs", VPC_THERE);
        answerTheRest();
        return Life.of(provider, "aws_vpc").applied(VPC);
    }

    @Test
    void seesThatSomebodyDeletedIt() {
        Life vpc = vpc();
        aws.forget("DescribeVpcs").on("DescribeVpcs", "<DescribeVpcsResponse/>");
        assertThat(vpc.refresh().problems()).isEmpty();
        assertThat(vpc.state().isNull()).isTrue();
        assertThat(vpc.plan(VPC).planned().isNull()).isFalse();
    }

    @Test
    void seesThatSomebodyChangedIt() {
        Life vpc = vpc();
        String byHand = "<tagSet><item><key>by</key><value>hand</value></item></tagSet>";
        aws.forget("DescribeVpcs")
                .on("DescribeVpcs", VPC_THERE.replace("<state>", byHand + "<state>"));
        assertThat(vpc.refresh().problems()).isEmpty();
        assertThat(vpc.attribute("tags").asMap()).containsEntry("by", Value.string("hand"));
        assertThat(vpc.isSettled(VPC)).isFalse();
    }

    @Test
    void keepsItWhereReadingIsDenied() {
        Life vpc = vpc();
        Value before = vpc.state();
        aws.forget("DescribeVpcs").refuses("DescribeVpcs", "UnauthorizedOperation");
        assertThat(vpc.refresh().problems()).hasSize(1);
        assertThat(vpc.state()).isEqualTo(before);
    }

    @Test
    void keepsItWhereDeletingIsDenied() {
        Life vpc = vpc();
        aws.refuses("DeleteVpc", "UnauthorizedOperation");
        ApplyAnswer answer = vpc.destroy();
        assertThat(id(answer)).isEqualTo("vpc-1");
        assertThat(only(answer).detail()).contains("deleting aws_vpc", "do not allow");
    }

    @Test
    void isContentThatSomebodyDeletedItBefore() {
        Life vpc = vpc();
        aws.refuses("DeleteVpc", "InvalidVpcID.NotFound");
        ApplyAnswer answer = vpc.destroy();
        assertThat(answer.problems()).isEmpty();
        assertThat(answer.object().isNull()).isTrue();
    }

    @Test
    void saysThatTheCredentialsHaveExpiredInTheMiddle() {
        aws.on("CreateVpc", VPC_MADE).refuses("DescribeVpcs", "RequestExpired");
        ApplyAnswer answer = Life.of(provider, "aws_vpc").apply(VPC);
        assertThat(id(answer)).isEqualTo("vpc-1");
        assertThat(only(answer).detail()).contains("expired", "sign in again");
    }
}
