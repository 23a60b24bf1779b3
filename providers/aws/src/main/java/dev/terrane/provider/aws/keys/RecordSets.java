package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.support.Draft;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.GeoLocation;
import software.amazon.awssdk.services.route53.model.GeoProximityLocation;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Between the arguments of `aws_route53_record` and what Route 53 calls a set of records.
final class RecordSets {
    private static final Type.ObjectType COORDINATES =
            Type.object(Map.of("latitude", Type.STRING, "longitude", Type.STRING));

    private RecordSets() {}

    /// @param fqdn the whole name of the record
    static ResourceRecordSet of(Attributes record, String fqdn) {
        ResourceRecordSet.Builder set =
                ResourceRecordSet.builder()
                        .name(fqdn)
                        .type(record.requiredString("type"))
                        .setIdentifier(text(record, "set_identifier"))
                        .healthCheckId(text(record, "health_check_id"));
        List<Attributes> aliases = record.blocks("alias");
        if (aliases.isEmpty()) {
            set.ttl(record.wholeNumber("ttl").orElse(0)).resourceRecords(records(record));
        } else {
            set.aliasTarget(alias(aliases.getFirst()));
        }
        setRouting(set, record);
        return set.build();
    }

    private static List<ResourceRecord> records(Attributes record) {
        boolean quoted = isQuoted(record.requiredString("type"));
        return record.strings("records").stream()
                .map(text -> quoted ? "\"" + text + "\"" : text)
                .map(text -> ResourceRecord.builder().value(text).build())
                .toList();
    }

    private static boolean isQuoted(String type) {
        return type.equals("TXT") || type.equals("SPF");
    }

    private static AliasTarget alias(Attributes block) {
        return AliasTarget.builder()
                .dnsName(block.requiredString("name"))
                .hostedZoneId(block.requiredString("zone_id"))
                .evaluateTargetHealth(block.bool("evaluate_target_health").orElse(false))
                .build();
    }

    private static void setRouting(ResourceRecordSet.Builder set, Attributes record) {
        if (record.bool("multivalue_answer_routing_policy").orElse(false)) {
            set.multiValueAnswer(true);
        }
        record.blocks("weighted_routing_policy")
                .forEach(block -> set.weight(block.wholeNumber("weight").orElse(0)));
        record.blocks("latency_routing_policy")
                .forEach(block -> set.region(block.requiredString("region")));
        record.blocks("failover_routing_policy")
                .forEach(block -> set.failover(block.requiredString("type")));
        record.blocks("geolocation_routing_policy")
                .forEach(block ->
                        set.geoLocation(l ->
                                l.continentCode(text(block, "continent"))
                                        .countryCode(text(block, "country"))
                                        .subdivisionCode(text(block, "subdivision"))));
        record.blocks("cidr_routing_policy")
                .forEach(block ->
                        set.cidrRoutingConfig(c ->
                                c.collectionId(block.requiredString("collection_id"))
                                        .locationName(block.requiredString("location_name"))));
        record.blocks("geoproximity_routing_policy")
                .forEach(block -> set.geoProximityLocation(proximity(block)));
    }

    private static GeoProximityLocation proximity(Attributes block) {
        GeoProximityLocation.Builder location =
                GeoProximityLocation.builder()
                        .awsRegion(text(block, "aws_region"))
                        .localZoneGroup(text(block, "local_zone_group"));
        block.wholeNumber("bias").ifPresent(bias -> location.bias(Math.toIntExact(bias)));
        block.blocks("coordinates")
                .forEach(point ->
                        location.coordinates(c ->
                                c.latitude(point.requiredString("latitude"))
                                        .longitude(point.requiredString("longitude"))));
        return location.build();
    }

    private static @Nullable String text(Attributes block, String name) {
        return block.string(name).filter(text -> !text.isEmpty()).orElse(null);
    }

    static void show(Draft record, ResourceRecordSet found) {
        boolean quoted = isQuoted(found.typeAsString());
        record.set("type", found.typeAsString())
                .set("set_identifier", found.setIdentifier())
                .set("health_check_id", found.healthCheckId())
                .set("ttl", found.ttl() == null ? 0 : found.ttl().intValue())
                .set("multivalue_answer_routing_policy", found.multiValueAnswer())
                .setTexts(
                        "records",
                        found.resourceRecords().stream()
                                .map(each -> quoted ? unquoted(each.value()) : each.value())
                                .toList());
        record.setObjects("alias", alias(record, found.aliasTarget()));
        showRouting(record, found);
    }

    private static String unquoted(String text) {
        String begun = text.startsWith("\"") ? text.substring(1) : text;
        return begun.endsWith("\"") ? begun.substring(0, begun.length() - 1) : begun;
    }

    /// A name that means the same stays as it is written.
    private static List<Map<String, Value>> alias(Draft record, @Nullable AliasTarget found) {
        if (found == null) {
            return List.of();
        }
        String name = aliasName(found.dnsName());
        String kept =
                record.blocks("alias").stream()
                        .flatMap(block -> block.string("name").stream())
                        .filter(had -> aliasName(had).equals(name))
                        .findFirst()
                        .orElse(name);
        return List.of(
                Map.of(
                        "evaluate_target_health",
                                Value.bool(Boolean.TRUE.equals(found.evaluateTargetHealth())),
                        "name", Value.string(kept),
                        "zone_id", Value.string(found.hostedZoneId())));
    }

    /// Load balancers have the prefix put on by the console.
    static String aliasName(String name) {
        String plain = Zones.decoded(name);
        return plain.startsWith("dualstack.") ? plain.substring("dualstack.".length()) : plain;
    }

    private static void showRouting(Draft record, ResourceRecordSet found) {
        one(
                record,
                "weighted_routing_policy",
                Optional.ofNullable(found.weight())
                        .map(weight -> Map.of("weight", Value.number(weight))));
        one(record, "latency_routing_policy", single("region", found.regionAsString()));
        one(record, "failover_routing_policy", single("type", found.failoverAsString()));
        GeoLocation place = found.geoLocation();
        one(
                record,
                "geolocation_routing_policy",
                Optional.ofNullable(place)
                        .map(each ->
                                Map.of(
                                        "continent", value(each.continentCode()),
                                        "country", value(each.countryCode()),
                                        "subdivision", value(each.subdivisionCode()))));
        one(
                record,
                "cidr_routing_policy",
                Optional.ofNullable(found.cidrRoutingConfig())
                        .map(each ->
                                Map.of(
                                        "collection_id", value(each.collectionId()),
                                        "location_name", value(each.locationName()))));
        one(
                record,
                "geoproximity_routing_policy",
                Optional.ofNullable(found.geoProximityLocation()).map(RecordSets::proximity));
    }

    private static Map<String, Value> proximity(GeoProximityLocation found) {
        Map<String, Value> block = new TreeMap<>();
        block.put("aws_region", value(found.awsRegion()));
        block.put("local_zone_group", value(found.localZoneGroup()));
        block.put("bias", Value.number(found.bias() == null ? 0 : found.bias()));
        block.put(
                "coordinates",
                Value.set(
                        COORDINATES,
                        found.coordinates() == null
                                ? List.of()
                                : List.of(
                                        Value.object(
                                                Map.of(
                                                        "latitude",
                                                        value(found.coordinates().latitude()),
                                                        "longitude",
                                                        value(found.coordinates().longitude()))))));
        return block;
    }

    private static Optional<Map<String, Value>> single(String name, @Nullable String text) {
        return Optional.ofNullable(text).map(each -> Map.of(name, Value.string(each)));
    }

    private static void one(Draft record, String block, Optional<Map<String, Value>> found) {
        record.setObjects(block, found.stream().toList());
    }

    private static Value value(@Nullable String text) {
        return Value.string(Objects.requireNonNullElse(text, ""));
    }
}
