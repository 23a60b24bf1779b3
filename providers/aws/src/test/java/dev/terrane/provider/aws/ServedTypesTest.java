package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// More of what the emulator does not know, or does otherwise than AWS, as in [LoopbackTypesTest].
class ServedTypesTest {
    private static final String CALLER =
            "<R><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult></R>";

    @TempDir Path directory;

    private ScriptedAws aws;
    private Provider provider;

    @BeforeEach
    void start() {
        aws = ScriptedAws.start().on("GetCallerIdentity", CALLER);
        provider = aws.provider(directory);
    }

    @AfterEach
    void stop() {
        provider.close();
        aws.close();
    }

    private Life life(String type) {
        return Life.of(provider, type);
    }

    private void logging(String... states) {
        aws.forget("GetTrailStatus");
        for (String state : states) {
            aws.on("GetTrailStatus", "{\"IsLogging\": " + state + "}");
        }
    }

    @Test
    void aTrailLogsUnlessItIsToldNotTo() {
        String arn = "arn:aws:cloudtrail:eu-central-1:1:trail/trail";
        String trail =
                "{\"Name\": \"trail\", \"S3BucketName\": \"b\", \"TrailARN\": \"%s\", \"HomeRegion\": \"eu-central-1\","
                                .formatted(arn)
                        + " \"IncludeGlobalServiceEvents\": true, \"IsMultiRegionTrail\": false,"
                        + " \"LogFileValidationEnabled\": false, \"IsOrganizationTrail\": false}";
        aws.on("CreateTrail", "{\"TrailARN\": \"" + arn + "\"}")
                .on("UpdateTrail", "{}")
                .on("StartLogging", "{}")
                .on("StopLogging", "{}")
                .on("DescribeTrails", "{\"trailList\": [" + trail + "]}")
                .on("GetEventSelectors", "{}")
                .on("ListTags", "{\"ResourceTagList\": []}");
        String config = "{\"name\": \"trail\", \"s3_bucket_name\": \"b\", \"enable_logging\": %s}";
        logging("true");
        Life life = life("aws_cloudtrail").applied(config.formatted(true));
        assertThat(aws.sent("StartLogging").getFirst()).contains(arn);
        assertThat(life.isSettled(config.formatted(true))).isTrue();

        logging("false");
        life.applied(config.formatted(false));
        assertThat(aws.sent("StopLogging").getFirst()).contains(arn);
        assertThat(life.attribute("enable_logging")).isEqualTo(Value.FALSE);

        logging("true");
        assertThat(life.isSettled(config.formatted(false))).isFalse();
    }

    @Test
    void aTrailThatMayNotLogIsKept() {
        aws.on("CreateTrail", "{\"TrailARN\": \"arn:trail\"}")
                .on("StartLogging", 400, "{\"__type\": \"AccessDeniedException\"}");
        var answer =
                life("aws_cloudtrail").apply("{\"name\": \"trail\", \"s3_bucket_name\": \"b\"}");
        assertThat(answer.object().asMap().get("id")).isEqualTo(Value.string("arn:trail"));
        assertThat(answer.problems())
                .singleElement()
                .extracting(Problem::detail)
                .asString()
                .contains("StartLogging", "AccessDeniedException");
    }

    private static String stage(String description, int burst) {
        return """
        {"stageName": "live", "description": "%s", "autoDeploy": false, "deploymentId": "d1",
         "defaultRouteSettings": {"throttlingBurstLimit": %d, "throttlingRateLimit": 10.0,
           "detailedMetricsEnabled": false, "dataTraceEnabled": false}, "routeSettings": {},
         "stageVariables": {"a": "b"}, "tags": {}}
        """
                .formatted(description, burst);
    }

    private static String stageConfig(String description, int burst) {
        return """
        {"api_id": "a1", "name": "live", "description": "%s", "stage_variables": {"a": "b"},
         "default_route_settings": {"throttling_burst_limit": %d, "throttling_rate_limit": 10}}
        """
                .formatted(description, burst);
    }

    @Test
    void aStageIsChangedInPlace() {
        aws.on("POST /v2/apis/a1/stages", 201, stage("one", 5))
                .on("GET /v2/apis/a1/stages/live", stage("one", 5))
                .on("GET /v2/apis/a1", "{\"apiId\": \"a1\", \"protocolType\": \"HTTP\"}")
                .on("PATCH /v2/apis/a1/stages/live", stage("two", 7))
                .on("DELETE /v2/apis/a1/stages/live", 204, "");
        Life life = life("aws_apigatewayv2_stage").applied(stageConfig("one", 5));
        aws.forget("GET /v2/apis/a1/stages/live")
                .on("GET /v2/apis/a1/stages/live", stage("two", 7));
        life.applied(stageConfig("two", 7));
        assertThat(aws.sent("PATCH /v2/apis/a1/stages/live").getFirst())
                .contains("\"description\":\"two\"", "\"throttlingBurstLimit\":7");
        assertThat(life.isSettled(stageConfig("two", 7))).isTrue();
        assertThat(life.destroy().problems()).isEmpty();
    }

    private static String zone(String... vpcs) {
        StringBuilder text = new StringBuilder();
        for (String vpc : vpcs) {
            text.append("<VPC><VPCRegion>eu-central-1</VPCRegion><VPCId>")
                    .append(vpc)
                    .append("</VPCId></VPC>");
        }
        return "<R><HostedZone><Id>/hostedzone/Z1</Id><Name>example.org.</Name><Config>"
                + "<Comment>Managed by Terraform</Comment><PrivateZone>true</PrivateZone></Config>"
                + "</HostedZone><VPCs>"
                + text
                + "</VPCs></R>";
    }

    private static String change(String root) {
        return "<%1$s><ChangeInfo><Id>/change/C1</Id><Status>INSYNC</Status></ChangeInfo></%1$s>"
                .formatted(root);
    }

    private static String zoneConfig(String one, String other) {
        return "{\"name\": \"example.org\", \"vpc\": [{\"vpc_id\": \"%s\"}, {\"vpc_id\": \"%s\"}]}"
                .formatted(one, other);
    }

    @Test
    void aZoneIsPrivateToItsVpcs() {
        String zones = "/2013-04-01/hostedzone";
        aws.on(
                        "POST " + zones,
                        201,
                        "<R><HostedZone><Id>/hostedzone/Z1</Id><Name>example.org.</Name></HostedZone>"
                                + "<ChangeInfo><Id>/change/C1</Id><Status>PENDING</Status></ChangeInfo></R>")
                .on("GET /2013-04-01/change/C1", change("R"))
                .on("POST " + zones + "/Z1/associatevpc", change("R"))
                .on("POST " + zones + "/Z1/disassociatevpc", change("R"))
                .on("GET " + zones + "/Z1", zone("vpc-1", "vpc-2"))
                .on(
                        "GET /2013-04-01/tags/hostedzone/Z1",
                        "<R><ResourceTagSet><Tags/></ResourceTagSet></R>");
        for (String type : new String[] {"NS", "SOA"}) {
            aws.on(
                    "GET " + zones + "/Z1/rrset?name=example.org.&type=" + type + "&maxitems=1",
                    "<R><ResourceRecordSets><ResourceRecordSet><Name>example.org.</Name><Type>"
                            + type
                            + "</Type><ResourceRecords><ResourceRecord><Value>ns.example.net. x</Value>"
                            + "</ResourceRecord></ResourceRecords></ResourceRecordSet></ResourceRecordSets></R>");
        }
        Life life = life("aws_route53_zone").applied(zoneConfig("vpc-1", "vpc-2"));
        assertThat(aws.sent("POST " + zones).getFirst())
                .contains("<PrivateZone>true</PrivateZone>", "<VPCId>vpc-1</VPCId>");
        assertThat(aws.sent("POST " + zones + "/Z1/associatevpc").getFirst()).contains("vpc-2");
        assertThat(life.isSettled(zoneConfig("vpc-2", "vpc-1"))).isTrue();

        aws.forget("GET " + zones + "/Z1").on("GET " + zones + "/Z1", zone("vpc-1", "vpc-3"));
        life.applied(zoneConfig("vpc-1", "vpc-3"));
        assertThat(aws.sent("POST " + zones + "/Z1/associatevpc").get(1)).contains("vpc-3");
        assertThat(aws.sent("POST " + zones + "/Z1/disassociatevpc").getFirst()).contains("vpc-2");
    }

    @Test
    void theNameOfACacheSubnetGroupIsInLowerCase() {
        aws.on("CreateCacheSubnetGroup", "<R/>")
                .on(
                        "DescribeCacheSubnetGroups",
                        "<R><DescribeCacheSubnetGroupsResult><CacheSubnetGroups><CacheSubnetGroup>"
                                + "<CacheSubnetGroupName>mixed</CacheSubnetGroupName><VpcId>vpc-1</VpcId>"
                                + "<CacheSubnetGroupDescription>Managed by Terraform</CacheSubnetGroupDescription>"
                                + "<Subnets><Subnet><SubnetIdentifier>subnet-1</SubnetIdentifier></Subnet></Subnets>"
                                + "<ARN>arn:g</ARN></CacheSubnetGroup></CacheSubnetGroups>"
                                + "</DescribeCacheSubnetGroupsResult></R>")
                .on("ListTagsForResource", "<R><ListTagsForResourceResult/></R>");
        String config = "{\"name\": \"Mixed\", \"subnet_ids\": [\"subnet-1\"]}";
        Life life = life("aws_elasticache_subnet_group").applied(config);
        assertThat(life.attribute("id")).isEqualTo(Value.string("mixed"));
        assertThat(aws.sent("DescribeCacheSubnetGroups").getFirst())
                .contains("CacheSubnetGroupName=mixed");
        assertThat(life.isSettled(config)).isTrue();
    }

    private static String cache(String status) {
        return "<R><DescribeCacheClustersResult><CacheClusters><CacheCluster><CacheClusterId>c</CacheClusterId>"
                + "<CacheClusterStatus>"
                + status
                + "</CacheClusterStatus><Engine>redis</Engine><EngineVersion>7.1.0</EngineVersion>"
                + "<CacheNodeType>cache.t3.micro</CacheNodeType><NumCacheNodes>1</NumCacheNodes><ARN>arn:c</ARN>"
                + "</CacheCluster></CacheClusters></DescribeCacheClustersResult></R>";
    }

    @Test
    void theEndOfACacheIsWaitedFor() {
        aws.on("CreateCacheCluster", "<R/>")
                .on("DescribeCacheClusters", cache("creating"), cache("available"))
                .on("ListTagsForResource", "<R><ListTagsForResourceResult/></R>")
                .on("DeleteCacheCluster", "<R/>");
        Life life =
                life("aws_elasticache_cluster")
                        .applied(
                                "{\"cluster_id\": \"c\", \"engine\": \"redis\", \"node_type\": \"cache.t3.micro\", \"num_cache_nodes\": 1}");
        aws.forget("DescribeCacheClusters")
                .on("DescribeCacheClusters", cache("deleting"))
                .on(
                        "DescribeCacheClusters",
                        404,
                        "<ErrorResponse><Error><Code>CacheClusterNotFound</Code></Error></ErrorResponse>");
        assertThat(life.destroy().problems()).isEmpty();
        assertThat(aws.operations())
                .containsSubsequence(
                        "DeleteCacheCluster", "DescribeCacheClusters", "DescribeCacheClusters");
    }

    @Test
    void aGroupThatAVpcIsMadeWithStaysWhenItIsForgotten() {
        aws.on(
                        "DescribeSecurityGroups",
                        "<R><securityGroupInfo><item><groupId>sg-1</groupId><groupName>default</groupName>"
                                + "<vpcId>vpc-1</vpcId><ownerId>1</ownerId></item></securityGroupInfo></R>")
                .on("DescribeSecurityGroupRules", "<R><securityGroupRuleSet/></R>");
        Life life = life("aws_default_security_group").applied("{\"vpc_id\": \"vpc-1\"}");
        int calls = aws.operations().size();
        assertThat(life.destroy().problems()).isEmpty();
        assertThat(life.state().isNull()).isTrue();
        assertThat(aws.operations()).hasSize(calls);
    }

    private static final String DISTRIBUTION =
            """
            <Distribution><Id>D1</Id><ARN>arn:aws:cloudfront::1:distribution/D1</ARN><Status>Deployed</Status>\
            <LastModifiedTime>2024-01-01T00:00:00Z</LastModifiedTime>\
            <DomainName>d.cloudfront.net</DomainName><DistributionConfig><CallerReference>r</CallerReference>\
            <Aliases><Quantity>1</Quantity><Items><CNAME>a.example.org</CNAME></Items></Aliases>\
            <DefaultRootObject/><Origins><Quantity>1</Quantity><Items><Origin><Id>o</Id>\
            <DomainName>b.s3.amazonaws.com</DomainName><OriginPath/><CustomHeaders><Quantity>0</Quantity>\
            </CustomHeaders><S3OriginConfig><OriginAccessIdentity/></S3OriginConfig>\
            <ConnectionAttempts>3</ConnectionAttempts><ConnectionTimeout>10</ConnectionTimeout>\
            <OriginShield><Enabled>false</Enabled></OriginShield>\
            <OriginAccessControlId>E1</OriginAccessControlId></Origin></Items></Origins>\
            <DefaultCacheBehavior><TargetOriginId>o</TargetOriginId>\
            <ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy><AllowedMethods>\
            <Quantity>2</Quantity><Items><Method>GET</Method><Method>HEAD</Method></Items>\
            <CachedMethods><Quantity>2</Quantity><Items><Method>GET</Method><Method>HEAD</Method></Items>\
            </CachedMethods></AllowedMethods><Compress>false</Compress><CachePolicyId>p</CachePolicyId>\
            </DefaultCacheBehavior><Comment/><Enabled>true</Enabled><PriceClass>PriceClass_All</PriceClass>\
            <ViewerCertificate><ACMCertificateArn>arn:aws:acm:us-east-1:1:certificate/c</ACMCertificateArn>\
            <SSLSupportMethod>vip</SSLSupportMethod><MinimumProtocolVersion>TLSv1.2_2021\
            </MinimumProtocolVersion></ViewerCertificate><Restrictions><GeoRestriction>\
            <RestrictionType>none</RestrictionType><Quantity>0</Quantity></GeoRestriction></Restrictions>\
            <HttpVersion>http2</HttpVersion><IsIPV6Enabled>false</IsIPV6Enabled><Staging>false</Staging>\
            </DistributionConfig></Distribution>\
            """;

    @Test
    void aDistributionKeepsWhoReachesItsOriginAndHowItShowsItsCertificate() {
        String at = "/2020-05-31/distribution";
        String config =
                """
                {"enabled": true, "aliases": ["a.example.org"],
                 "origin": [{"origin_id": "o", "domain_name": "b.s3.amazonaws.com", "origin_access_control_id": "E1"}],
                 "default_cache_behavior": {"target_origin_id": "o", "viewer_protocol_policy": "redirect-to-https",
                   "allowed_methods": ["GET", "HEAD"], "cached_methods": ["GET", "HEAD"], "cache_policy_id": "p"},
                 "restrictions": {"geo_restriction": {"restriction_type": "none"}},
                 "viewer_certificate": {"acm_certificate_arn": "arn:aws:acm:us-east-1:1:certificate/c",
                   "ssl_support_method": "vip", "minimum_protocol_version": "TLSv1.2_2021"}}
                """;
        aws.on("POST " + at + "?WithTags", 201, DISTRIBUTION)
                .on("GET " + at + "/D1", DISTRIBUTION)
                .on(
                        "GET /2020-05-31/tagging?Resource=arn%3Aaws%3Acloudfront%3A%3A1%3Adistribution%2FD1",
                        "<Tags><Items/></Tags>");
        Life life = life("aws_cloudfront_distribution").applied(config);
        assertThat(aws.sent("POST " + at + "?WithTags").getFirst())
                .contains(
                        "<OriginAccessControlId>E1</OriginAccessControlId>",
                        "<SSLSupportMethod>vip</SSLSupportMethod>");
        assertThat(life.isSettled(config)).isTrue();

        assertThat(isSettledWith(DISTRIBUTION.replace(">E1<", ">E2<"), life, config)).isFalse();
        assertThat(isSettledWith(DISTRIBUTION.replace(">vip<", ">sni-only<"), life, config))
                .isFalse();
        assertThat(isSettledWith(DISTRIBUTION, life, config)).isTrue();
    }

    private boolean isSettledWith(String answer, Life life, String config) {
        aws.forget("GET /2020-05-31/distribution/D1").on("GET /2020-05-31/distribution/D1", answer);
        try (Provider another = aws.provider(directory)) {
            return life.in(another).isSettled(config);
        }
    }
}
