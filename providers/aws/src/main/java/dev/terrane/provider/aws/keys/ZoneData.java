package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Tags;

import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.TagResourceType;

import java.util.List;
import java.util.Map;

/// `data "aws_route53_zone"`: a zone by `zone_id`, or by `name` and, where that is not enough,
/// `private_zone`, `vpc_id` and `tags`.
public final class ZoneData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        String id = object.text("zone_id").map(Zones::id).orElseGet(() -> byName(object, aws));
        var found =
                Calls.find(() -> aws.route53().getHostedZone(r -> r.id(id)), Zones.GONE)
                        .orElseThrow(() -> none("the id \"" + id + "\""));
        HostedZone zone = found.hostedZone();
        object.id(id);
        object.set("arn", "arn:" + aws.partition().id() + ":route53:::hostedzone/" + id)
                .set("caller_reference", zone.callerReference())
                .set("comment", zone.config() == null ? null : zone.config().comment())
                .set("name", Zones.name(zone.name()))
                .set("private_zone", isPrivate(zone))
                .set(
                        "resource_record_set_count",
                        zone.resourceRecordSetCount() == null
                                ? 0
                                : zone.resourceRecordSetCount().intValue())
                .set("zone_id", id)
                .setMap("tags", aws.tags().withoutIgnored(tags(id, aws)));
        if (zone.linkedService() != null) {
            object.set("linked_service_description", zone.linkedService().description())
                    .set("linked_service_principal", zone.linkedService().servicePrincipal());
        }
        Zone.showNameServers(object, found, aws);
    }

    private static boolean isPrivate(HostedZone zone) {
        return zone.config() != null && Boolean.TRUE.equals(zone.config().privateZone());
    }

    private static Map<String, String> tags(String id, AwsSession aws) {
        return Tags.of(
                aws.route53()
                        .listTagsForResource(
                                r -> r.resourceType(TagResourceType.HOSTEDZONE).resourceId(id))
                        .resourceTagSet()
                        .tags(),
                Tag::key,
                Tag::value);
    }

    private static String byName(Draft object, AwsSession aws) {
        String name =
                object.text("name")
                        .map(Zones::name)
                        .orElseThrow(() ->
                                FailedCall.of(
                                        "Missing argument",
                                        "Set `zone_id` or `name` of data aws_route53_zone."));
        boolean wantsPrivate = object.isTrue("private_zone") || object.text("vpc_id").isPresent();
        Map<String, String> wanted = object.textMap("tags");
        List<String> ids =
                aws.route53().listHostedZonesPaginator().hostedZones().stream()
                        .filter(zone -> Zones.name(zone.name()).equals(name))
                        .filter(zone -> isPrivate(zone) == wantsPrivate)
                        .map(zone -> Zones.id(zone.id()))
                        .filter(id -> hasVpc(object, id, aws))
                        .filter(id ->
                                wanted.isEmpty()
                                        || tags(id, aws).entrySet().containsAll(wanted.entrySet()))
                        .toList();
        if (ids.size() > 1) {
            throw FailedCall.of(
                    "Several zones found",
                    "There are "
                            + ids.size()
                            + " zones with the name \""
                            + name
                            + "\". Set `zone_id`, or `tags` or `vpc_id` to tell them apart.");
        }
        return ids.stream().findFirst().orElseThrow(() -> none("the name \"" + name + "\""));
    }

    private static boolean hasVpc(Draft object, String id, AwsSession aws) {
        return object.text("vpc_id")
                .map(vpc ->
                        aws.route53().getHostedZone(r -> r.id(id)).vpCs().stream()
                                .anyMatch(each -> vpc.equals(each.vpcId())))
                .orElse(true);
    }

    private static FailedCall none(String what) {
        return FailedCall.of("Zone not found", "There is no zone with " + what + ".");
    }
}
