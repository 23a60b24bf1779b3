package dev.terrane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.aws.support.Json;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Provider;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;

/// Arguments that can not be are refused before anything is sent, each where it stands.
class ArgumentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    aws_vpc            | {"cidr_block": "10.0.0.1/16"}                              | cidr_block
                    aws_vpc            | {"cidr_block": "10.0.0.0/8"}                               | cidr_block
                    aws_vpc            | {"instance_tenancy": "shared"}                             | instance_tenancy
                    aws_subnet         | {"vpc_id": "v", "availability_zone": "a", "availability_zone_id": "b"} | availability_zone,availability_zone_id
                    aws_security_group | {"name": "sg-mine"}                                        | name
                    aws_route          | {"route_table_id": "r", "gateway_id": "g", "destination_cidr_block": "x"} | destination_cidr_block
                    aws_eip            | {"domain": "home"}                                         | domain
                    aws_nat_gateway    | {"subnet_id": "s", "private_ip": "300.0.0.1"}              | private_ip
                    aws_s3_bucket      | {"bucket": "a", "bucket_prefix": "b"}                      | bucket,bucket_prefix
                    aws_s3_bucket      | {"acl": "private", "grant": {"type": "Group", "permissions": ["READ"]}} | acl,grant
                    aws_s3_bucket      | {"request_payer": "Somebody"}                              | request_payer
                    aws_sqs_queue      | {"delay_seconds": 1000}                                    | delay_seconds
                    aws_sqs_queue      | {"policy": "{ no"}                                         | policy
                    aws_iam_role       | {"assume_role_policy": "{ not json"}                       | assume_role_policy
                    aws_iam_role       | {"assume_role_policy": "{}", "name": "has spaces"}         | name
                    aws_iam_role       | {"assume_role_policy": "{}", "max_session_duration": 60}   | max_session_duration
                    """)
    void refuses(String type, String arguments, String told) {
        List<ValuePath> expected =
                Arrays.stream(told.split(",")).map(ValuePath::attribute).toList();
        Value config =
                Configurations.of(
                        AwsSchemas.resourceType(type).block(), Json.parse(arguments).orElseThrow());
        try (Provider provider = new AwsProviderFactory().create()) {
            assertThat(
                            provider.resource(type).validate(config).stream()
                                    .filter(Problem::isError)
                                    .map(Problem::path))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
