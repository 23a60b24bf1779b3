package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Filled;
import dev.terrane.provider.aws.support.Shape;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.cloudfront.model.AllowedMethods;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.CacheBehaviors;
import software.amazon.awssdk.services.cloudfront.model.DefaultCacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.GeoRestriction;
import software.amazon.awssdk.services.cloudfront.model.Method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Between the arguments of `aws_cloudfront_distribution` and the configuration that CloudFront takes and
/// gives. Most of it has the same names; the rest stands here.
final class DistributionConfigs {
    private static final String DEFAULT = "default_cache_behavior";
    private static final String ORDERED = "ordered_cache_behavior";
    private static final Shape SHAPE =
            Shape.of()
                    .named("CacheBehaviors", ORDERED)
                    .named("CloudFrontDefaultCertificate", "cloudfront_default_certificate")
                    .named("CustomErrorResponses", "custom_error_response")
                    .named("CustomHeaders", "custom_header")
                    .named("FunctionAssociations", "function_association")
                    .named("HeaderName", "name")
                    .named("HeaderValue", "value")
                    .named("Id", "origin_id")
                    .named("LambdaFunctionARN", "lambda_arn")
                    .named("LambdaFunctionAssociations", "lambda_function_association")
                    .named("Logging", "logging_config")
                    .named("Members", "member")
                    .named("OriginGroups", "origin_group")
                    .named("Origins", "origin")
                    .without("restrictions", DEFAULT, ORDERED);

    private DistributionConfigs() {}

    static DistributionConfig of(Draft object, String callerReference) {
        DistributionConfig.Builder config =
                SHAPE.fill(DistributionConfig.builder(), object)
                        .callerReference(callerReference)
                        .comment(object.text("comment").orElse(""))
                        .defaultRootObject(object.text("default_root_object").orElse(""))
                        .webACLId(object.text("web_acl_id").orElse(""))
                        .defaultCacheBehavior(defaultBehavior(object.blocks(DEFAULT).getFirst()))
                        .restrictions(r -> r.geoRestriction(restriction(object)));
        List<CacheBehavior> ordered =
                object.blocks(ORDERED).stream().map(DistributionConfigs::behavior).toList();
        config.cacheBehaviors(
                CacheBehaviors.builder().quantity(ordered.size()).items(ordered).build());
        if (object.blocks("logging_config").isEmpty()) {
            config.logging(l -> l.enabled(false).includeCookies(false).bucket("").prefix(""));
        } else {
            Attributes block = object.blocks("logging_config").getFirst();
            config.logging(l ->
                    l.enabled(true)
                            .includeCookies(block.bool("include_cookies").orElse(false))
                            .bucket(block.requiredString("bucket"))
                            .prefix(block.string("prefix").orElse("")));
        }
        return config.build();
    }

    private static GeoRestriction restriction(Draft object) {
        Attributes block =
                object.blocks("restrictions").getFirst().blocks("geo_restriction").getFirst();
        List<String> places = block.strings("locations");
        return GeoRestriction.builder()
                .restrictionType(block.requiredString("restriction_type"))
                .quantity(places.size())
                .items(places)
                .build();
    }

    private static DefaultCacheBehavior defaultBehavior(Attributes block) {
        DefaultCacheBehavior.Builder made =
                SHAPE.fill(DefaultCacheBehavior.builder(), block).allowedMethods(methods(block));
        if (!hasPolicy(block)) {
            setTimes(block, made);
        }
        return made.build();
    }

    // Without a policy, the times belong to the behaviour itself still.
    @SuppressWarnings("deprecation")
    private static void setTimes(Attributes block, DefaultCacheBehavior.Builder made) {
        made.minTTL(block.wholeNumber("min_ttl").orElse(0));
        block.wholeNumber("default_ttl").ifPresent(made::defaultTTL);
        block.wholeNumber("max_ttl").ifPresent(made::maxTTL);
    }

    private static boolean hasPolicy(Attributes block) {
        return block.string("cache_policy_id").filter(id -> !id.isEmpty()).isPresent();
    }

    private static CacheBehavior behavior(Attributes block) {
        CacheBehavior.Builder made =
                SHAPE.fill(CacheBehavior.builder(), block).allowedMethods(methods(block));
        if (!hasPolicy(block)) {
            setTimes(block, made);
        }
        return made.build();
    }

    // Without a policy, the times belong to the behaviour itself still.
    @SuppressWarnings("deprecation")
    private static void setTimes(Attributes block, CacheBehavior.Builder made) {
        made.minTTL(block.wholeNumber("min_ttl").orElse(0));
        block.wholeNumber("default_ttl").ifPresent(made::defaultTTL);
        block.wholeNumber("max_ttl").ifPresent(made::maxTTL);
    }

    private static AllowedMethods methods(Attributes block) {
        List<String> allowed = block.strings("allowed_methods");
        List<String> cached = block.strings("cached_methods");
        return AllowedMethods.builder()
                .quantity(allowed.size())
                .itemsWithStrings(allowed)
                .cachedMethods(c -> c.quantity(cached.size()).itemsWithStrings(cached))
                .build();
    }

    static void show(Draft object, DistributionConfig config) {
        SHAPE.show(object, config);
        for (String block :
                List.of("origin_group", "custom_error_response", "viewer_certificate")) {
            object.set(block, Filled.of(object.value(block)));
        }
        object.set("origin", origins(Filled.of(object.value("origin"))));
        SHAPE.show(object, DEFAULT, config.defaultCacheBehavior());
        object.set(
                DEFAULT,
                behaviors(
                        Filled.of(object.value(DEFAULT)),
                        List.of(config.defaultCacheBehavior().allowedMethods())));
        CacheBehaviors ordered = config.cacheBehaviors();
        SHAPE.show(object, ORDERED, ordered == null ? List.of() : ordered.items());
        object.set(
                ORDERED,
                behaviors(
                        Filled.of(object.value(ORDERED)),
                        ordered == null
                                ? List.of()
                                : ordered.items().stream()
                                        .map(CacheBehavior::allowedMethods)
                                        .toList()));
        showLogging(object, config);
        showRestriction(object, config);
    }

    /// An identity that is empty, and a shield that is off, are none.
    private static Value origins(Value origins) {
        List<Value> settled = new ArrayList<>();
        for (Value origin : origins.asList()) {
            Map<String, Value> parts = new TreeMap<>(origin.asMap());
            parts.computeIfPresent(
                    "s3_origin_config",
                    (name, value) -> without(value, "origin_access_identity", Value.string("")));
            parts.computeIfPresent(
                    "origin_shield", (name, value) -> without(value, "enabled", Value.FALSE));
            settled.add(Value.object(parts));
        }
        return Value.set(((Type.SetType) origins.type()).element(), settled);
    }

    private static Value without(Value blocks, String attribute, Value nothing) {
        List<Value> left =
                blocks.asList().stream()
                        .filter(block -> !nothing.equals(block.asMap().get(attribute)))
                        .toList();
        return Value.list(((Type.ListType) blocks.type()).element(), left);
    }

    /// CloudFront keeps what is cached inside of what is allowed.
    private static Value behaviors(Value blocks, List<AllowedMethods> methods) {
        List<Value> settled = new ArrayList<>();
        for (int index = 0; index < methods.size(); index++) {
            Map<String, Value> parts = new TreeMap<>(blocks.asList().get(index).asMap());
            AllowedMethods each = methods.get(index);
            List<Method> cached =
                    each == null || each.cachedMethods() == null
                            ? List.of()
                            : each.cachedMethods().items();
            parts.put(
                    "cached_methods",
                    Value.set(
                            Type.STRING,
                            cached.stream().map(m -> Value.string(m.toString())).toList()));
            parts.computeIfPresent(
                    "grpc_config", (name, value) -> without(value, "enabled", Value.FALSE));
            settled.add(Value.object(parts));
        }
        return Value.list(((Type.ListType) blocks.type()).element(), settled);
    }

    private static void showLogging(Draft object, DistributionConfig config) {
        var logging = config.logging();
        if (logging == null || !Boolean.TRUE.equals(logging.enabled())) {
            SHAPE.showNone(object, "logging_config");
        } else {
            object.set("logging_config", Filled.of(object.value("logging_config")));
        }
    }

    private static void showRestriction(Draft object, DistributionConfig config) {
        Type.ObjectType geo =
                Type.object(
                        Map.of(
                                "locations",
                                Type.set(Type.STRING),
                                "restriction_type",
                                Type.STRING));
        GeoRestriction found = config.restrictions().geoRestriction();
        Value block =
                Value.object(
                        Map.of(
                                "locations",
                                        Value.set(
                                                Type.STRING,
                                                found.items().stream().map(Value::string).toList()),
                                "restriction_type", Value.string(found.restrictionTypeAsString())));
        object.setObjects(
                "restrictions",
                List.of(Map.of("geo_restriction", Value.list(geo, List.of(block)))));
    }
}
