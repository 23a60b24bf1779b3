package dev.terrane.provider.aws.run;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.HclNumber;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.apigatewayv2.model.CreateStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.RouteSettings;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageRequest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `aws_apigatewayv2_stage`: where an API can be called.
///
/// Replaced when the API or `name` changes. Not deployed by itself, unless `auto_deploy`.
///
/// Tried against served answers: its changes.
final class HttpStage implements ResourceType {
    private static final Shape SHAPE =
            Shape.of()
                    .named("StageName", "name")
                    .without("route_settings", "default_route_settings");

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("api_id", "name")
                .defaultsTo("auto_deploy", Value.FALSE)
                .defaultsTo("default_route_settings.data_trace_enabled", Value.FALSE)
                .defaultsTo("default_route_settings.detailed_metrics_enabled", Value.FALSE)
                .defaultsTo("route_settings.data_trace_enabled", Value.FALSE)
                .defaultsTo("route_settings.detailed_metrics_enabled", Value.FALSE)
                .keepsBlocks("default_route_settings")
                .adjust(HttpStage::planDeployment);
    }

    /// A stage that deploys itself has another deployment after every change.
    private static void planDeployment(PlanDraft draft) {
        if (!draft.isCreate() && draft.config().bool("auto_deploy").orElse(false)) {
            draft.prior()
                    .ifPresent(prior -> draft.set("deployment_id", prior.value("deployment_id")));
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .longest("name", 128)
                .longest("description", 1_024)
                .inBlocks("access_log_settings", each -> each.arn("destination_arn"))
                .inBlocks(
                        "default_route_settings",
                        each -> each.oneOf("logging_level", "ERROR", "INFO", "OFF"))
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        CreateStageRequest.Builder request = SHAPE.fill(CreateStageRequest.builder(), object);
        settings(object.now(), "default_route_settings").values().stream()
                .findFirst()
                .ifPresent(request::defaultRouteSettings);
        Map<String, RouteSettings> routes = settings(object.now(), "route_settings");
        if (!routes.isEmpty()) {
            request.routeSettings(routes);
        }
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            request.tags(tags);
        }
        aws.apigatewayv2().createStage(request.build());
        object.id(object.text("name").orElseThrow());
    }

    private static Map<String, RouteSettings> settings(Attributes of, String name) {
        Map<String, RouteSettings> settings = new TreeMap<>();
        of.blocks(name)
                .forEach(block ->
                        settings.put(
                                name.equals("route_settings")
                                        ? block.requiredString("route_key")
                                        : "",
                                SHAPE.fill(RouteSettings.builder(), block).build()));
        return settings;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        for (Draft object : objects) {
            Calls.find(
                            () ->
                                    aws.apigatewayv2()
                                            .getStage(r ->
                                                    r.apiId(object.textOrNull("api_id"))
                                                            .stageName(object.id())),
                            HttpApi.GONE)
                    .ifPresentOrElse(stage -> show(object, stage, aws), object::gone);
        }
    }

    private static void show(Draft object, GetStageResponse stage, AwsSession aws) {
        SHAPE.show(object, stage);
        String api = object.text("api_id").orElse("");
        String name = stage.stageName();
        boolean isDefault = name.equals("$default");
        object.set("arn", aws.arn("apigateway", "", "/apis/" + api + "/stages/" + name))
                .set("execution_arn", aws.arn("execute-api", aws.accountId(), api + "/" + name))
                .set("invoke_url", url(api, isDefault ? "" : name, aws));
        object.setObjects(
                "default_route_settings",
                stage.defaultRouteSettings() == null
                        ? List.of()
                        : List.of(shown(stage.defaultRouteSettings())));
        object.setObjects(
                "route_settings",
                stage.routeSettings().entrySet().stream()
                        .map(route -> {
                            Map<String, Value> values = shown(route.getValue());
                            values.put("route_key", Value.string(route.getKey()));
                            return values;
                        })
                        .toList());
        Tags.found(object, stage.tags(), aws.tags());
    }

    private static String url(String api, String path, AwsSession aws) {
        boolean socket =
                Calls.find(
                                () ->
                                        aws.apigatewayv2()
                                                .getApi(r -> r.apiId(api))
                                                .protocolTypeAsString(),
                                HttpApi.GONE)
                        .orElse("")
                        .equals("WEBSOCKET");
        return (socket ? "wss://" : "https://")
                + api
                + ".execute-api."
                + aws.region()
                + "."
                + aws.partition().dnsSuffix()
                + "/"
                + path;
    }

    private static Map<String, Value> shown(RouteSettings settings) {
        Map<String, Value> values = new HashMap<>();
        values.put(
                "data_trace_enabled", Value.bool(Boolean.TRUE.equals(settings.dataTraceEnabled())));
        values.put(
                "detailed_metrics_enabled",
                Value.bool(Boolean.TRUE.equals(settings.detailedMetricsEnabled())));
        values.put(
                "logging_level",
                Value.string(
                        settings.loggingLevelAsString() == null
                                ? ""
                                : settings.loggingLevelAsString()));
        values.put(
                "throttling_burst_limit",
                Value.number(
                        settings.throttlingBurstLimit() == null
                                ? 0
                                : settings.throttlingBurstLimit()));
        values.put(
                "throttling_rate_limit",
                Value.number(
                        HclNumber.of(
                                settings.throttlingRateLimit() == null
                                        ? 0.0
                                        : settings.throttlingRateLimit())));
        return values;
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        UpdateStageRequest.Builder request =
                SHAPE.fill(UpdateStageRequest.builder(), object)
                        .stageName(object.id())
                        .description(object.text("description").orElse(""));
        if (object.isTrue("auto_deploy")) {
            request.deploymentId(null);
        }
        settings(object.now(), "default_route_settings").values().stream()
                .findFirst()
                .ifPresent(request::defaultRouteSettings);
        Map<String, RouteSettings> routes = settings(object.now(), "route_settings");
        settings(object.prior(), "route_settings").keySet().stream()
                .filter(route -> !routes.containsKey(route))
                .forEach(route ->
                        Calls.unlessGone(
                                () ->
                                        aws.apigatewayv2()
                                                .deleteRouteSettings(r ->
                                                        r.apiId(object.textOrNull("api_id"))
                                                                .stageName(object.id())
                                                                .routeKey(route)),
                                HttpApi.GONE));
        if (!routes.isEmpty()) {
            request.routeSettings(routes);
        }
        Map<String, String> variables = new TreeMap<>(object.textMap("stage_variables"));
        object.prior()
                .stringMap("stage_variables")
                .keySet()
                .forEach(name -> variables.putIfAbsent(name, ""));
        if (!variables.isEmpty()) {
            request.stageVariables(variables);
        }
        if (object.changed("access_log_settings")
                && object.blocks("access_log_settings").isEmpty()) {
            aws.apigatewayv2()
                    .deleteAccessLogSettings(
                            r -> r.apiId(object.textOrNull("api_id")).stageName(object.id()));
        }
        aws.apigatewayv2().updateStage(request.build());
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        HttpApi.changeTags(object.prior().requiredString("arn"), set, removed, aws);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.apigatewayv2()
                                .deleteStage(r ->
                                        r.apiId(object.textOrNull("api_id"))
                                                .stageName(object.id())),
                HttpApi.GONE);
    }

    /// By `API/STAGE`.
    @Override
    public void importAs(Draft object, String id) {
        HttpIntegration.importPart(object, id, "A stage is imported by API/STAGE");
    }
}
