package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;

/// What no emulator knows, against a server that answers as the service's model says.
class LoopbackTypesTest extends ScriptedProvider {
    private static String group(String image, String tag) {
        return """
        {"name": "web", "min_size": 0, "max_size": 0, "availability_zones": ["eu-central-1a"],
         "launch_configuration": "%s",
         "instance_refresh": {"strategy": "Rolling", "triggers": ["tag"],
           "preferences": {"instance_warmup": "60", "checkpoint_percentages": [50, 100], "auto_rollback": false}},
         "tag": [{"key": "a", "value": "%s", "propagate_at_launch": true}]}
        """
                .formatted(image, tag);
    }

    private static String described(String image, String tag) {
        return """
        <DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult><AutoScalingGroups><member>\
        <AutoScalingGroupName>web</AutoScalingGroupName><AutoScalingGroupARN>arn:web</AutoScalingGroupARN>\
        <LaunchConfigurationName>%s</LaunchConfigurationName><MinSize>0</MinSize><MaxSize>0</MaxSize>\
        <DesiredCapacity>0</DesiredCapacity><AvailabilityZones><member>eu-central-1a</member></AvailabilityZones>\
        <Tags><member><Key>a</Key><Value>%s</Value><PropagateAtLaunch>true</PropagateAtLaunch></member></Tags>\
        </member></AutoScalingGroups></DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>\
        """
                .formatted(image, tag);
    }

    private static String refreshes(String status) {
        return """
        <DescribeInstanceRefreshesResponse><DescribeInstanceRefreshesResult><InstanceRefreshes><member>\
        <InstanceRefreshId>r-1</InstanceRefreshId><Status>%s</Status></member></InstanceRefreshes>\
        </DescribeInstanceRefreshesResult></DescribeInstanceRefreshesResponse>\
        """
                .formatted(status);
    }

    private Life madeGroup() {
        aws.on("CreateAutoScalingGroup", "<CreateAutoScalingGroupResponse/>")
                .on("UpdateAutoScalingGroup", "<UpdateAutoScalingGroupResponse/>")
                .on("CreateOrUpdateTags", "<CreateOrUpdateTagsResponse/>")
                .on("DescribeAutoScalingGroups", described("one", "x"));
        return Life.of(provider, "aws_autoscaling_group").applied(group("one", "x"));
    }

    @Test
    void refreshesInstancesWhenTheyAreMadeFromSomethingElse() {
        Life group = madeGroup();
        assertThat(aws.operations()).doesNotContain("StartInstanceRefresh");
        aws.forget("DescribeAutoScalingGroups")
                .on("DescribeAutoScalingGroups", described("two", "x"))
                .on("DescribeInstanceRefreshes", refreshes("Successful"))
                .on("StartInstanceRefresh", "<StartInstanceRefreshResponse/>");
        group.applied(group("two", "x"));
        assertThat(aws.sent("StartInstanceRefresh"))
                .singleElement()
                .asString()
                .contains(
                        "Strategy=Rolling",
                        "Preferences.InstanceWarmup=60",
                        "Preferences.CheckpointPercentages.member.2=100");
    }

    /// As the state of the other provider has it.
    @Test
    void whatStandsBesideSomethingThatIsSetIsFilledIn() {
        Life group = madeGroup();
        Value refresh = group.attribute("instance_refresh").asList().getFirst();
        Value preferences = refresh.asMap().get("preferences").asList().getFirst();
        assertThat(preferences.asMap())
                .containsEntry("checkpoint_delay", Value.string(""))
                .containsEntry("auto_rollback", Value.FALSE);
        assertThat(group.plan(group("one", "x")).planned().asMap())
                .containsEntry("instance_refresh", group.attribute("instance_refresh"));
    }

    @Test
    void refreshesInstancesWhenATriggerChangesAndCancelsTheRefreshOfBefore() {
        Life group = madeGroup();
        aws.forget("DescribeAutoScalingGroups")
                .on("DescribeAutoScalingGroups", described("one", "y"))
                .on("DescribeInstanceRefreshes", refreshes("InProgress"), refreshes("Cancelled"))
                .on("CancelInstanceRefresh", "<CancelInstanceRefreshResponse/>")
                .on("StartInstanceRefresh", "<StartInstanceRefreshResponse/>");
        group.applied(group("one", "y"));
        assertThat(aws.operations())
                .containsSubsequence("CancelInstanceRefresh", "StartInstanceRefresh");
    }

    private void instance(String more) {
        aws.on(
                        "RunInstances",
                        "<RunInstancesResponse><instancesSet><item><instanceId>i-1</instanceId></item>"
                                + "</instancesSet></RunInstancesResponse>")
                .on(
                        "DescribeInstances",
                        """
                        <DescribeInstancesResponse><reservationSet><item><instancesSet><item>\
                        <instanceId>i-1</instanceId><imageId>ami-1</imageId><instanceType>m5.large</instanceType>\
                        <placement/><instanceState><code>16</code><name>running</name></instanceState>%s\
                        </item></instancesSet></item></reservationSet></DescribeInstancesResponse>\
                        """
                                .formatted(more))
                .on("DescribeInstanceAttribute", "<DescribeInstanceAttributeResponse/>")
                .on(
                        "GetCallerIdentity",
                        "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account>"
                                + "</GetCallerIdentityResult></GetCallerIdentityResponse>");
    }

    @Test
    void showsWhatWasAskedForOnTheSpotMarket() {
        instance(
                "<instanceLifecycle>spot</instanceLifecycle>"
                        + "<spotInstanceRequestId>sir-1</spotInstanceRequestId>");
        aws.on(
                        "DescribeSpotInstanceRequests",
                        """
                        <DescribeSpotInstanceRequestsResponse><spotInstanceRequestSet><item>\
                        <spotInstanceRequestId>sir-1</spotInstanceRequestId><spotPrice>0.05</spotPrice>\
                        <type>persistent</type><instanceInterruptionBehavior>stop</instanceInterruptionBehavior>\
                        </item></spotInstanceRequestSet></DescribeSpotInstanceRequestsResponse>\
                        """)
                .on("CancelSpotInstanceRequests", "<CancelSpotInstanceRequestsResponse/>")
                .on("TerminateInstances", "<TerminateInstancesResponse/>");
        String config =
                """
                {"ami": "ami-1", "instance_type": "m5.large", "instance_market_options": {"market_type": "spot",
                 "spot_options": {"max_price": "0.05", "spot_instance_type": "persistent", "instance_interruption_behavior": "stop"}}}
                """;
        Life spot = Life.of(provider, "aws_instance").applied(config);
        assertThat(aws.sent("RunInstances").getFirst())
                .contains(
                        "InstanceMarketOptions.MarketType=spot",
                        "InstanceMarketOptions.SpotOptions.MaxPrice=0.05");
        assertThat(spot.attribute("spot_instance_request_id")).isEqualTo(Value.string("sir-1"));
        assertThat(spot.plan(config).requiresReplace()).isEmpty();
        assertThat(spot.plan(config.replace("0.05", "0.06")).requiresReplace()).isNotEmpty();

        aws.forget("DescribeInstances").on("DescribeInstances", "<DescribeInstancesResponse/>");
        assertThat(spot.destroy().problems()).isEmpty();
        assertThat(aws.operations())
                .containsSubsequence("CancelSpotInstanceRequests", "TerminateInstances");
    }

    @Test
    void waitsForThePasswordOfAnInstance() {
        instance("");
        aws.on(
                "GetPasswordData",
                "<GetPasswordDataResponse><passwordData></passwordData></GetPasswordDataResponse>",
                "<GetPasswordDataResponse><passwordData>\nc2VjcmV0\n</passwordData></GetPasswordDataResponse>");
        Life windows =
                Life.of(provider, "aws_instance")
                        .applied(
                                """
                                {"ami": "ami-1", "instance_type": "m5.large", "get_password_data": true}
                                """);
        assertThat(windows.attribute("password_data")).isEqualTo(Value.string("c2VjcmV0"));
    }

    private static String machine(String comment, String role) {
        return """
        {"stateMachineArn": "arn:aws:states:eu-central-1:1:stateMachine:m", "name": "m", "status": "ACTIVE",
         "definition": "{\\"Comment\\": \\"%s\\", \\"StartAt\\": \\"a\\", \\"States\\": {}}", "roleArn": "%s",
         "type": "STANDARD", "creationDate": 1700000000, "loggingConfiguration": {"level": "OFF", "includeExecutionData": false},
         "tracingConfiguration": {"enabled": false}, "encryptionConfiguration": {"type": "AWS_OWNED_KEY"}}
        """
                .formatted(comment, role);
    }

    private static String machineConfig(String comment) {
        return """
        {"name": "m", "role_arn": "arn:aws:iam::1:role/r", "tags": {"a": "b"},
         "definition": "{\\"StartAt\\":\\"a\\",\\"Comment\\":\\"%s\\",\\"States\\":{}}"}
        """
                .formatted(comment);
    }

    @Test
    void makesAStateMachineAndChangesIt() {
        aws.on(
                        "CreateStateMachine",
                        "{\"stateMachineArn\": \"arn:aws:states:eu-central-1:1:stateMachine:m\","
                                + " \"creationDate\": 1700000000}")
                .on("DescribeStateMachine", machine("one", "arn:aws:iam::1:role/r"))
                .on("ListTagsForResource", "{\"tags\": [{\"key\": \"a\", \"value\": \"b\"}]}")
                .on("UpdateStateMachine", "{\"updateDate\": 1700000000}")
                .on("DeleteStateMachine", "{}");
        Life machine = Life.of(provider, "aws_sfn_state_machine").applied(machineConfig("one"));
        assertThat(machine.isSettled(machineConfig("one"))).isTrue();

        aws.forget("DescribeStateMachine")
                .on("DescribeStateMachine", machine("two", "arn:aws:iam::1:role/r"));
        machine.applied(machineConfig("two"));
        assertThat(aws.sent("UpdateStateMachine").getFirst()).contains("two");
        assertThat(machine.isSettled(machineConfig("two"))).isTrue();

        aws.forget("DescribeStateMachine")
                .on("DescribeStateMachine", 400, "{\"__type\": \"StateMachineDoesNotExist\"}");
        assertThat(machine.destroy().problems()).isEmpty();
    }

    private static final String ISSUER_ARN = "arn:aws:iam::1:oidc-provider/example.org";

    private static String issuer(String client) {
        return """
        <GetOpenIDConnectProviderResponse><GetOpenIDConnectProviderResult><Url>example.org</Url><ClientIDList>\
        <member>%s</member></ClientIDList></GetOpenIDConnectProviderResult></GetOpenIDConnectProviderResponse>\
        """
                .formatted(client);
    }

    @Test
    void addsAndRemovesClientsOfAnIssuerOneByOne() {
        aws.on(
                        "CreateOpenIDConnectProvider",
                        "<R><CreateOpenIDConnectProviderResult><OpenIDConnectProviderArn>"
                                + ISSUER_ARN
                                + "</OpenIDConnectProviderArn></CreateOpenIDConnectProviderResult></R>")
                .on("GetOpenIDConnectProvider", issuer("one"))
                .on("AddClientIDToOpenIDConnectProvider", "<R/>")
                .on("RemoveClientIDFromOpenIDConnectProvider", "<R/>");
        String config = "{\"url\": \"https://example.org\", \"client_id_list\": [\"%s\"]}";
        Life issuer =
                Life.of(provider, "aws_iam_openid_connect_provider")
                        .applied(config.formatted("one"));
        aws.forget("GetOpenIDConnectProvider").on("GetOpenIDConnectProvider", issuer("two"));
        issuer.applied(config.formatted("two"));
        assertThat(aws.sent("AddClientIDToOpenIDConnectProvider").getFirst())
                .contains("ClientID=two");
        assertThat(aws.sent("RemoveClientIDFromOpenIDConnectProvider").getFirst())
                .contains("ClientID=one");
    }

    private static String certificate(long notAfter, String renewal) {
        return """
        {"Certificate": {"CertificateArn": "arn:c", "DomainName": "example.org", "SubjectAlternativeNames": ["example.org"],
         "Status": "ISSUED", "Type": "PRIVATE", "NotAfter": %d, "NotBefore": 1700000000, "RenewalEligibility": "ELIGIBLE",
         "KeyAlgorithm": "RSA-2048", "CertificateAuthorityArn": "arn:aws:acm-pca:eu-central-1:1:certificate-authority/x",
         "DomainValidationOptions": []%s}}
        """
                .formatted(notAfter, renewal);
    }

    @Test
    void renewsACertificateEarly() {
        long tomorrow = System.currentTimeMillis() / 1000 + 86_400;
        aws.on("RequestCertificate", "{\"CertificateArn\": \"arn:c\"}")
                .on("DescribeCertificate", certificate(tomorrow, ""))
                .on("ListTagsForCertificate", "{\"Tags\": []}")
                .on("RenewCertificate", "{}");
        String config =
                """
                {"domain_name": "example.org", "early_renewal_duration": "P60D",
                 "certificate_authority_arn": "arn:aws:acm-pca:eu-central-1:1:certificate-authority/x"}
                """;
        Life certificate = Life.of(provider, "aws_acm_certificate").applied(config);
        assertThat(certificate.attribute("pending_renewal")).isEqualTo(Value.TRUE);
        aws.forget("DescribeCertificate")
                .on(
                        "DescribeCertificate",
                        certificate(
                                tomorrow + 400 * 86_400L,
                                ", \"RenewalSummary\": {\"RenewalStatus\": \"SUCCESS\","
                                        + " \"DomainValidationOptions\": [], \"UpdatedAt\": 1700000000}"));
        certificate.applied(config);
        assertThat(aws.operations()).contains("RenewCertificate");
        assertThat(certificate.attribute("pending_renewal")).isEqualTo(Value.FALSE);
        assertThat(certificate.isSettled(config)).isTrue();
    }

    @Test
    void takesCodeFromTheFolderThatTheCommandWorksIn() throws IOException {
        Files.writeString(directory.resolve("code.zip"), "zipped");
        aws.on("POST /2015-03-31/functions", 201, "{\"FunctionName\": \"f\"}")
                .on(
                        "GET /2015-03-31/functions/f",
                        """
                        {"Configuration": {"FunctionName": "f", "FunctionArn": "arn:aws:lambda:eu-central-1:1:function:f",
                         "State": "Active", "LastUpdateStatus": "Successful", "Handler": "a.b", "Runtime": "python3.12",
                         "Role": "arn:aws:iam::1:role/r", "CodeSha256": "x", "Version": "$LATEST"}, "Code": {}, "Tags": {}}
                        """);
        var answer =
                Life.of(provider, "aws_lambda_function")
                        .apply(
                                """
                                {"function_name": "f", "role": "arn:aws:iam::1:role/r", "handler": "a.b",
                                 "runtime": "python3.12", "filename": "code.zip"}
                                """);
        assertThat(answer.object().asMap().get("id")).isEqualTo(Value.string("f"));
        assertThat(aws.sent("POST /2015-03-31/functions").getFirst())
                .contains(
                        Base64.getEncoder()
                                .encodeToString("zipped".getBytes(StandardCharsets.UTF_8)));
    }

    private static String api(String name) {
        return "{\"apiId\": \"a1\", \"name\": \""
                + name
                + "\", \"protocolType\": \"HTTP\","
                + " \"apiKeySelectionExpression\": \"$request.header.x-api-key\","
                + " \"routeSelectionExpression\": \"$request.method $request.path\"}";
    }

    /// By a method that the JDK's older client does not know.
    @Test
    void changesAnApiByPatch() {
        aws.on("POST /v2/apis", 201, api("one"))
                .on("GET /v2/apis/a1", api("one"), api("two"))
                .on("PATCH /v2/apis/a1", api("two"))
                .on(
                        "GetCallerIdentity",
                        "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account>"
                                + "</GetCallerIdentityResult></GetCallerIdentityResponse>");
        Life api =
                Life.of(provider, "aws_apigatewayv2_api")
                        .applied("{\"name\": \"one\", \"protocol_type\": \"HTTP\"}");
        api.applied("{\"name\": \"two\", \"protocol_type\": \"HTTP\"}");
        assertThat(aws.sent("PATCH /v2/apis/a1").getFirst()).contains("two");
        assertThat(api.attribute("name")).isEqualTo(Value.string("two"));
    }

    private static String balancers(String result) {
        return "<R><Result>%s</Result></R>".formatted(result);
    }

    @Test
    void whatOtherKindsOfBalancersHaveStaysNullThroughAChange() {
        String balancer =
                """
                <LoadBalancers><member>\
                <LoadBalancerArn>arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/web/1</LoadBalancerArn>\
                <LoadBalancerName>web</LoadBalancerName><Type>application</Type><Scheme>internal</Scheme>\
                <VpcId>vpc-1</VpcId><IpAddressType>ipv4</IpAddressType><State><Code>active</Code></State>\
                <AvailabilityZones><member><SubnetId>subnet-1</SubnetId></member><member><SubnetId>subnet-2</SubnetId>\
                </member></AvailabilityZones></member></LoadBalancers>\
                """;
        String arguments =
                """
                {"name": "web", "internal": true, "subnets": ["subnet-1", "subnet-2"], "idle_timeout": %d}\
                """;
        aws.on("CreateLoadBalancer", balancers(balancer))
                .on("DescribeLoadBalancers", balancers(balancer))
                .on("ModifyLoadBalancerAttributes", balancers("<Attributes/>"))
                .on("DescribeLoadBalancerAttributes", balancers("<Attributes/>"))
                .on("DescribeTags", balancers("<TagDescriptions/>"));
        Life life = Life.of(provider, "aws_lb").applied(arguments.formatted(90));
        assertThat(life.attribute("dns_record_client_routing_policy").isNull()).isTrue();
        life.applied(arguments.formatted(120));
        assertThat(life.attribute("dns_record_client_routing_policy").isNull()).isTrue();
    }
}
