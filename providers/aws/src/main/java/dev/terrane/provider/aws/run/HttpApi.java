package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Filled;
import dev.terrane.provider.aws.support.Json;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.apigatewayv2.model.CreateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiResponse;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiRequest;

import java.util.List;
import java.util.Map;

/// `aws_apigatewayv2_api`: an HTTP or WebSocket API.
///
/// Replaced when `protocol_type` changes. Routes and integrations may come from an OpenAPI document
/// in `body`, which is imported again when it changes.
///
/// Tried against served answers: its changes, by a method that emulators are seldom asked by.
final class HttpApi implements ResourceType {
    static final String[] GONE = {"NotFoundException"};
    private static final Shape SHAPE =
            Shape.of().without("body", "credentials_arn", "route_key", "target");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("protocol_type")
                .defaultsTo(
                        "api_key_selection_expression", Value.string("$request.header.x-api-key"))
                .defaultsTo(
                        "route_selection_expression", Value.string("$request.method $request.path"))
                .sameWhen("body", Json::same);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .oneOf("protocol_type", "HTTP", "WEBSOCKET")
                .oneOf("ip_address_type", "ipv4", "dualstack")
                .longest("name", 128)
                .longest("description", 1_024)
                .longest("version", 64)
                .arn("credentials_arn")
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateApiRequest.Builder request =
                SHAPE.fill(CreateApiRequest.builder(), object)
                        .credentialsArn(object.textOrNull("credentials_arn"))
                        .routeKey(object.textOrNull("route_key"))
                        .target(object.textOrNull("target"));
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tags(tags);
        }
        object.id(aws.apigatewayv2().createApi(request.build()).apiId());
        if (object.text("body").isPresent()) {
            importBody(object, aws);
        }
    }

    /// What the document says, and then again what the arguments say.
    private static void importBody(Draft object, AwsSession aws) {
        aws.apigatewayv2()
                .reimportApi(r ->
                        r.apiId(object.id())
                                .body(object.textOrNull("body"))
                                .failOnWarnings(object.isTrue("fail_on_warnings")));
        aws.apigatewayv2()
                .updateApi(
                        SHAPE.fill(UpdateApiRequest.builder(), object).apiId(object.id()).build());
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            Calls.find(() -> aws.apigatewayv2().getApi(r -> r.apiId(object.id())), GONE)
                    .ifPresentOrElse(api -> show(object, api, aws), object::gone);
        }
    }

    private static void show(Draft object, GetApiResponse api, AwsSession aws) {
        SHAPE.show(object, api);
        object.set("cors_configuration", Filled.of(object.value("cors_configuration")));
        String id = object.id();
        object.set("arn", aws.arn("apigateway", "", "/apis/" + id))
                .set("execution_arn", aws.arn("execute-api", aws.accountId(), id));
        Tags.found(object, api.tags(), aws.tags());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("cors_configuration") && object.blocks("cors_configuration").isEmpty()) {
            aws.apigatewayv2().deleteCorsConfiguration(r -> r.apiId(object.id()));
        }
        if (object.changed(
                "api_key_selection_expression",
                "cors_configuration",
                "description",
                "disable_execute_api_endpoint",
                "ip_address_type",
                "name",
                "route_selection_expression",
                "version")) {
            UpdateApiRequest.Builder request =
                    SHAPE.fill(UpdateApiRequest.builder(), object).apiId(object.id());
            request.description(object.text("description").orElse(""))
                    .version(object.text("version").orElse(""));
            aws.apigatewayv2().updateApi(request.build());
        }
        if (object.changed("body") && object.text("body").isPresent()) {
            importBody(object, aws);
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        changeTags(object.prior().requiredString("arn"), set, removed, aws);
    }

    static void changeTags(
            String arn, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.apigatewayv2().untagResource(r -> r.resourceArn(arn).tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.apigatewayv2().tagResource(r -> r.resourceArn(arn).tags(set));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(() -> aws.apigatewayv2().deleteApi(r -> r.apiId(object.id())), GONE);
    }
}
