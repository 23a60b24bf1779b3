package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteResponse;
import software.amazon.awssdk.services.apigatewayv2.model.ParameterConstraints;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `aws_apigatewayv2_route`: which calls of an API go to which integration.
///
/// Replaced when the API changes. Open to everybody by default, and without a key.
final class HttpRoute implements ResourceType {
    private static final Shape SHAPE = Shape.of().without("request_parameter");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("api_id")
                .defaultsTo("api_key_required", Value.FALSE)
                .defaultsTo("authorization_type", Value.string("NONE"));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .oneOf("authorization_type", "NONE", "AWS_IAM", "CUSTOM", "JWT")
                .longest("operation_name", 64)
                .longest("target", 128)
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateRouteRequest.Builder request = SHAPE.fill(CreateRouteRequest.builder(), object);
        Map<String, ParameterConstraints> parameters = parameters(object.now());
        if (!parameters.isEmpty()) {
            request.requestParameters(parameters);
        }
        object.id(aws.apigatewayv2().createRoute(request.build()).routeId());
    }

    private static Map<String, ParameterConstraints> parameters(Attributes of) {
        Map<String, ParameterConstraints> parameters = new TreeMap<>();
        of.blocks("request_parameter")
                .forEach(block ->
                        parameters.put(
                                block.requiredString("request_parameter_key"),
                                ParameterConstraints.builder()
                                        .required(block.bool("required").orElse(false))
                                        .build()));
        return parameters;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            Calls.find(
                            () ->
                                    aws.apigatewayv2()
                                            .getRoute(r ->
                                                    r.apiId(object.textOrNull("api_id"))
                                                            .routeId(object.id())),
                            HttpApi.GONE)
                    .ifPresentOrElse(found -> show(object, found), object::gone);
        }
    }

    private static void show(Draft object, GetRouteResponse found) {
        SHAPE.show(object, found);
        List<Map<String, Value>> parameters = new ArrayList<>();
        found.requestParameters()
                .forEach((key, limits) ->
                        parameters.add(
                                Map.of(
                                        "request_parameter_key", Value.string(key),
                                        "required", Value.bool(limits.required()))));
        object.setObjects("request_parameter", parameters);
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        Map<String, ParameterConstraints> wanted = parameters(object.now());
        parameters(object.prior()).keySet().stream()
                .filter(key -> !wanted.containsKey(key))
                .forEach(key ->
                        Calls.unlessGone(
                                () ->
                                        aws.apigatewayv2()
                                                .deleteRouteRequestParameter(r ->
                                                        r.apiId(object.textOrNull("api_id"))
                                                                .routeId(object.id())
                                                                .requestParameterKey(key)),
                                HttpApi.GONE));
        UpdateRouteRequest.Builder request =
                SHAPE.fill(UpdateRouteRequest.builder(), object).routeId(object.id());
        if (!wanted.isEmpty()) {
            request.requestParameters(wanted);
        }
        if (object.changed("authorization_scopes")) {
            request.authorizationScopes(object.texts("authorization_scopes"));
        }
        if (object.changed("target")) {
            request.target(object.text("target").orElse(""));
        }
        if (object.changed("operation_name")) {
            request.operationName(object.text("operation_name").orElse(""));
        }
        aws.apigatewayv2().updateRoute(request.build());
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.apigatewayv2()
                                .deleteRoute(r ->
                                        r.apiId(object.textOrNull("api_id")).routeId(object.id())),
                HttpApi.GONE);
    }

    /// By `API/ROUTE`.
    @Override
    public void importAs(Draft object, String id) {
        HttpIntegration.importPart(object, id, "A route is imported by API/ROUTE");
    }
}
