package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationRequest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `aws_apigatewayv2_integration`: what answers the calls of an API.
///
/// Replaced when the API, the type or its subtype changes.
final class HttpIntegration implements ResourceType {
    private static final Shape SHAPE =
            Shape.of()
                    .named("TimeoutInMillis", "timeout_milliseconds")
                    .without("response_parameters");
    private static final Value NO_MATCH = Value.string("WHEN_NO_MATCH");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("api_id", "integration_subtype", "integration_type")
                .defaultsTo("connection_type", Value.string("INTERNET"))
                .defaultsTo("passthrough_behavior", NO_MATCH)
                .defaultsTo("payload_format_version", Value.string("1.0"))
                .adjust(HttpIntegration::keepPassthrough);
    }

    /// HTTP APIs have no such behaviour: the default is no change where AWS tells nothing.
    private static void keepPassthrough(PlanDraft draft) {
        Value before =
                draft.prior()
                        .map(prior -> prior.value("passthrough_behavior"))
                        .orElse(Value.nullOf(Type.STRING));
        boolean absent = before.isNull() || before.equals(Value.string(""));
        if (absent && draft.value("passthrough_behavior").equals(NO_MATCH)) {
            draft.set("passthrough_behavior", before);
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .oneOf("connection_type", "INTERNET", "VPC_LINK")
                .oneOf("content_handling_strategy", "CONVERT_TO_BINARY", "CONVERT_TO_TEXT")
                .oneOf(
                        "integration_method",
                        "ANY",
                        "DELETE",
                        "GET",
                        "HEAD",
                        "OPTIONS",
                        "PATCH",
                        "POST",
                        "PUT")
                .oneOf("integration_type", "AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK")
                .oneOf("passthrough_behavior", "WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER")
                .oneOf("payload_format_version", "1.0", "2.0")
                .between("timeout_milliseconds", 50, 30_000)
                .arn("credentials_arn")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateIntegrationRequest.Builder request =
                SHAPE.fill(CreateIntegrationRequest.builder(), object);
        Map<String, Map<String, String>> responses = responses(object.now());
        if (!responses.isEmpty()) {
            request.responseParameters(responses);
        }
        object.id(aws.apigatewayv2().createIntegration(request.build()).integrationId());
    }

    private static Map<String, Map<String, String>> responses(Attributes of) {
        Map<String, Map<String, String>> responses = new TreeMap<>();
        of.blocks("response_parameters")
                .forEach(block ->
                        responses.put(
                                block.requiredString("status_code"), block.stringMap("mappings")));
        return responses;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            Calls.find(
                            () ->
                                    aws.apigatewayv2()
                                            .getIntegration(r ->
                                                    r.apiId(object.textOrNull("api_id"))
                                                            .integrationId(object.id())),
                            HttpApi.GONE)
                    .ifPresentOrElse(found -> show(object, found), object::gone);
        }
    }

    private static void show(Draft object, GetIntegrationResponse found) {
        SHAPE.show(object, found);
        List<Map<String, Value>> responses = new ArrayList<>();
        found.responseParameters()
                .forEach((status, mappings) -> {
                    Map<String, Value> texts = new HashMap<>();
                    mappings.forEach((name, text) -> texts.put(name, Value.string(text)));
                    responses.add(
                            Map.of(
                                    "status_code",
                                    Value.string(status),
                                    "mappings",
                                    Value.map(Type.STRING, texts)));
                });
        object.setObjects("response_parameters", responses);
    }

    /// A parameter that is taken away has to be named, as empty text.
    @Override
    public void update(Draft object, AwsSession aws) {
        UpdateIntegrationRequest.Builder request =
                SHAPE.fill(UpdateIntegrationRequest.builder(), object).integrationId(object.id());
        Map<String, String> parameters = new TreeMap<>(object.textMap("request_parameters"));
        object.prior()
                .stringMap("request_parameters")
                .keySet()
                .forEach(name -> parameters.putIfAbsent(name, ""));
        if (!parameters.isEmpty()) {
            request.requestParameters(parameters);
        }
        Map<String, Map<String, String>> responses = new TreeMap<>(responses(object.now()));
        responses(object.prior()).keySet().forEach(code -> responses.putIfAbsent(code, Map.of()));
        if (!responses.isEmpty()) {
            request.responseParameters(responses);
        }
        if (object.changed("description")) {
            request.description(object.text("description").orElse(""));
        }
        aws.apigatewayv2().updateIntegration(request.build());
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.apigatewayv2()
                                .deleteIntegration(r ->
                                        r.apiId(object.textOrNull("api_id"))
                                                .integrationId(object.id())),
                HttpApi.GONE);
    }

    /// By `API/INTEGRATION`.
    @Override
    public void importAs(Draft object, String id) {
        importPart(object, id, "An integration is imported by API/INTEGRATION");
    }

    static void importPart(Draft object, String id, String rule) {
        String[] parts = id.split("/", -1);
        if (parts.length != 2) {
            throw FailedCall.of("Invalid import id", rule + ", not by \"" + id + "\".");
        }
        object.set("api_id", parts[0]);
        object.id(parts[1]);
    }
}
