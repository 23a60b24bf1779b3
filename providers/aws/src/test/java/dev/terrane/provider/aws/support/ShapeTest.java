package dev.terrane.provider.aws.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.provider.aws.AwsSchemas;
import dev.terrane.spi.Schema;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class ShapeTest {
    private static final Schema.Block FUNCTION =
            AwsSchemas.resourceType("aws_lambda_function").block();

    private static Draft function(Map<String, Value> values) {
        Map<String, Value> whole = new HashMap<>(FUNCTION.emptyValue().asMap());
        whole.putAll(values);
        return Draft.toApply(FUNCTION, Value.NULL, Value.object(whole));
    }

    private static Value block(String name, Map<String, Value> values) {
        Type.ObjectType type = FUNCTION.blocks().get(name).block().impliedType();
        Map<String, Value> whole = new HashMap<>();
        type.attributes().forEach((attribute, kind) -> whole.put(attribute, Value.nullOf(kind)));
        whole.putAll(values);
        return Value.list(type, List.of(Value.object(whole)));
    }

    @ParameterizedTest
    @CsvSource({
        "DBSubnetGroupName, db_subnet_group_name",
        "MultiAZ, multi_az",
        "ec2SshKey, ec2_ssh_key",
        "Ipv6AllowedForDualStack, ipv6_allowed_for_dual_stack",
        "functionName, function_name",
        "KMSKeyId, kms_key_id"
    })
    void writesNamesAsArguments(String member, String argument) {
        assertThat(Shape.snakeCase(member)).isEqualTo(argument);
    }

    @Test
    void sendsWhatIsGivenAndNothingElse() {
        Draft object =
                function(
                        Map.of(
                                "function_name", Value.string("f"),
                                "description", Value.string(""),
                                "memory_size", Value.number(128),
                                "timeout", Value.number(0),
                                "publish", Value.FALSE,
                                "kms_key_arn", Value.unknown(Type.STRING),
                                "layers", Value.list(Type.STRING, List.of(Value.string("l"))),
                                "environment",
                                        block(
                                                "environment",
                                                Map.of(
                                                        "variables",
                                                        Value.map(
                                                                Type.STRING,
                                                                Map.of("A", Value.string("")))))));
        CreateFunctionRequest.Builder request = CreateFunctionRequest.builder();

        Shape.of().fill(request, object);

        assertThat(request.build())
                .isEqualTo(
                        CreateFunctionRequest.builder()
                                .functionName("f")
                                .memorySize(128)
                                .publish(false)
                                .layers("l")
                                .environment(e -> e.variables(Map.of("A", "")))
                                .build());
    }

    @Test
    void showsWhatIsThereAndWhatIsNot() {
        Draft object = function(Map.of("description", Value.string("before")));
        FunctionConfiguration found =
                FunctionConfiguration.builder()
                        .functionName("f")
                        .timeout(3)
                        .environment(
                                EnvironmentResponse.builder().variables(Map.of("A", "b")).build())
                        .codeSha256("sum")
                        .build();

        Shape.of().named("CodeSha256", "code_sha256").without("layers").show(object, found);

        assertThat(object.value("function_name")).isEqualTo(Value.string("f"));
        assertThat(object.value("timeout")).isEqualTo(Value.number(3));
        assertThat(object.value("memory_size")).isEqualTo(Value.number(0));
        assertThat(object.value("description")).isEqualTo(Value.string(""));
        assertThat(object.value("code_sha256")).isEqualTo(Value.string("sum"));
        assertThat(object.value("dead_letter_config").asList()).isEmpty();
        assertThat(object.value("layers").isNull()).isTrue();
        assertThat(object.blocks("environment").getFirst().stringMap("variables"))
                .containsExactly(Map.entry("A", "b"));
    }
}
