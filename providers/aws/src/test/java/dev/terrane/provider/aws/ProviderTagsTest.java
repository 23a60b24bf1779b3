package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.Provider;
import dev.terrane.value.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// `default_tags` and `ignore_tags` of the provider.
class ProviderTagsTest {
    private static final String IGNORING =
            "{\"ignore_tags\": {\"keys\": [\"by\"], \"key_prefixes\": [\"kubernetes.io/\"]}}";
    private static final String VPC = "{\"cidr_block\": \"10.0.0.0/16\", \"tags\": {\"a\": \"b\"}}";

    @TempDir Path directory;

    private ScriptedAws aws;

    @BeforeEach
    void start() {
        aws = ScriptedAws.start();
        aws.on("CreateVpc", "<R><vpc><vpcId>vpc-1</vpcId><state>pending</state></vpc></R>")
                .on(
                        "DescribeVpcAttribute",
                        "<R><enableDnsSupport><value>true</value></enableDnsSupport></R>")
                .on("DescribeNetworkAcls", "<R/>")
                .on("DescribeRouteTables", "<R/>")
                .on("DescribeSecurityGroups", "<R/>")
                .on("CreateTags", "<R/>")
                .on("DeleteTags", "<R/>");
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    /// @param tags such as `a=b`
    private void vpcHas(String... tags) {
        String items =
                Arrays.stream(tags)
                        .map(tag -> tag.split("="))
                        .map(tag ->
                                "<item><key>%s</key><value>%s</value></item>"
                                        .formatted(tag[0], tag[1]))
                        .collect(Collectors.joining());
        aws.forget("DescribeVpcs")
                .on(
                        "DescribeVpcs",
                        """
                        <R><vpcSet><item><vpcId>vpc-1</vpcId><state>available</state>\
                        <cidrBlock>10.0.0.0/16</cidrBlock><instanceTenancy>default</instanceTenancy>\
                        <tagSet>%s</tagSet></item></vpcSet></R>\
                        """
                                .formatted(items));
    }

    private static Map<String, String> tags(Life object, String argument) {
        return object.attribute(argument).asMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, tag -> tag.getValue().asString()));
    }

    @Test
    void doesNotSeeWhatIsToBeIgnored() {
        ignores(aws.configured(directory, IGNORING));
    }

    @Test
    void doesNotSeeWhatTheVariablesSay() {
        aws.with("TF_AWS_IGNORE_TAGS_KEYS", "by")
                .with("TF_AWS_IGNORE_TAGS_KEY_PREFIXES", "kubernetes.io/");
        ignores(aws.configured(directory, "{}"));
    }

    private void ignores(Provider configured) {
        try (Provider provider = configured) {
            vpcHas("a=b", "by=hand", "kubernetes.io/cluster/x=owned", "aws:cloudformation:x=y");
            Life vpc = Life.of(provider, "aws_vpc").applied(VPC);
            vpc.refresh();
            assertThat(tags(vpc, "tags")).isEqualTo(Map.of("a", "b"));
            assertThat(tags(vpc, "tags_all")).isEqualTo(Map.of("a", "b"));
            assertThat(vpc.isSettled(VPC)).isTrue();
        }
    }

    @Test
    void leavesWhatIsToBeIgnoredWhenOthersChange() {
        try (Provider provider = aws.configured(directory, IGNORING)) {
            vpcHas("a=b", "by=hand");
            Life vpc = Life.of(provider, "aws_vpc").applied(VPC);
            vpc.refresh();
            vpcHas("c=d", "by=hand");
            vpc.applied(VPC.replace("\"a\": \"b\"", "\"c\": \"d\""));
        }
        assertThat(aws.sent("DeleteTags").getFirst())
                .contains("Tag.1.Key=a")
                .doesNotContain("by", "Tag.2");
        assertThat(aws.sent("CreateTags").getFirst())
                .contains("Tag.1.Key=c")
                .doesNotContain("by", "Tag.2");
    }

    @Test
    void putsDefaultsBesideAnObjectsOwn() {
        String defaults = "{\"default_tags\": {\"tags\": {\"team\": \"x\", \"a\": \"default\"}}}";
        try (Provider provider = aws.configured(directory, defaults)) {
            vpcHas("a=b", "team=x");
            Life vpc = Life.of(provider, "aws_vpc").applied(VPC);
            assertThat(aws.sent("CreateVpc").getFirst())
                    .contains("Tag.1.Key=a", "Tag.1.Value=b", "Tag.2.Key=team", "Tag.2.Value=x");
            assertThat(tags(vpc, "tags")).isEqualTo(Map.of("a", "b"));
            assertThat(tags(vpc, "tags_all")).isEqualTo(Map.of("a", "b", "team", "x"));
            assertThat(vpc.isSettled(VPC)).isTrue();
        }
    }

    @Test
    void takesDefaultsFromVariables() {
        aws.with("TF_AWS_DEFAULT_TAGS_team", "y");
        try (Provider provider = aws.configured(directory, "{}")) {
            vpcHas("a=b", "team=y");
            Life vpc = Life.of(provider, "aws_vpc").applied(VPC);
            assertThat(vpc.attribute("tags_all").asMap()).containsEntry("team", Value.string("y"));
        }
    }
}
