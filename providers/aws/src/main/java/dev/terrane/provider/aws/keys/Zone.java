package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.Together;
import dev.terrane.provider.aws.support.UniqueName;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.TagResourceType;
import software.amazon.awssdk.services.route53.model.VPC;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `aws_route53_zone`: a zone of names, public, or private to VPCs.
///
/// Replaced when `name` or `delegation_set_id` changes. By default its comment is `Managed by
/// Terraform`. With `force_destroy` it is deleted with its records.
///
/// Tried against served answers: that it is private, and to whom.
public final class Zone implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int AT_ONCE = 100;
    private static final int TAGS_AT_ONCE = 10;

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "delegation_set_id")
                .defaultsTo("comment", Value.string("Managed by Terraform"))
                .defaultsTo("force_destroy", Value.FALSE)
                .storedAs("name", Zones::name)
                .timeout("create", LONGEST)
                .timeout("update", LONGEST)
                .timeout("delete", LONGEST);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .longest("name", 1_024)
                .longest("comment", 256)
                .longest("delegation_set_id", 32)
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        List<Attributes> vpcs = object.blocks("vpc");
        CreateHostedZoneRequest.Builder request =
                CreateHostedZoneRequest.builder()
                        .callerReference(UniqueName.after("terraform-"))
                        .name(object.textOrNull("name"))
                        .hostedZoneConfig(c ->
                                c.comment(object.textOrNull("comment"))
                                        .privateZone(!vpcs.isEmpty()))
                        .delegationSetId(object.textOrNull("delegation_set_id"));
        if (!vpcs.isEmpty()) {
            request.vpc(vpc(vpcs.getFirst(), aws));
        }
        var made = aws.route53().createHostedZone(request.build());
        object.id(Zones.id(made.hostedZone().id()));
        Zones.awaitChange(made.changeInfo(), object.timeout("create", LONGEST), aws);
        vpcs.stream().skip(1).forEach(vpc -> associate(object, vpc, aws));
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (!tags.isEmpty()) {
            tag(object, tags, List.of(), aws);
        }
    }

    private static VPC vpc(Attributes block, AwsSession aws) {
        return VPC.builder()
                .vpcId(block.requiredString("vpc_id"))
                .vpcRegion(
                        block.string("vpc_region")
                                .filter(region -> !region.isEmpty())
                                .orElse(aws.region()))
                .build();
    }

    private static void associate(Draft object, Attributes vpc, AwsSession aws) {
        var answer =
                aws.route53()
                        .associateVPCWithHostedZone(
                                r -> r.hostedZoneId(object.id()).vpc(vpc(vpc, aws)));
        Zones.awaitChange(answer.changeInfo(), object.timeout("update", LONGEST), aws);
    }

    private static void disassociate(Draft object, Attributes vpc, AwsSession aws) {
        var answer =
                aws.route53()
                        .disassociateVPCFromHostedZone(
                                r -> r.hostedZoneId(object.id()).vpc(vpc(vpc, aws)));
        Zones.awaitChange(answer.changeInfo(), object.timeout("update", LONGEST), aws);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, List<Tag>> tags = new HashMap<>();
        List<String> ids = objects.stream().map(Draft::id).map(Zones::id).toList();
        for (int from = 0; ids.size() > 1 && from < ids.size(); from += TAGS_AT_ONCE) {
            addTags(tags, ids.subList(from, Math.min(from + TAGS_AT_ONCE, ids.size())), aws);
        }
        Together.readEach(objects, object -> readOne(object, tags, aws), Zones.GONE);
    }

    private static void addTags(Map<String, List<Tag>> tags, List<String> zones, AwsSession aws) {
        aws.route53()
                .listTagsForResources(
                        r -> r.resourceType(TagResourceType.HOSTEDZONE).resourceIds(zones))
                .resourceTagSets()
                .forEach(found -> tags.put(found.resourceId(), found.tags()));
    }

    private static List<Tag> tags(String zone, AwsSession aws) {
        return aws.route53()
                .listTagsForResource(
                        r -> r.resourceType(TagResourceType.HOSTEDZONE).resourceId(zone))
                .resourceTagSet()
                .tags();
    }

    private static void readOne(Draft object, Map<String, List<Tag>> known, AwsSession aws) {
        var found = aws.route53().getHostedZone(r -> r.id(object.id()));
        var zone = found.hostedZone();
        object.id(Zones.id(zone.id()));
        object.set("arn", "arn:" + aws.partition().id() + ":route53:::hostedzone/" + object.id())
                .set("comment", zone.config() == null ? null : zone.config().comment())
                .set("name", Zones.name(zone.name()))
                .set("zone_id", object.id())
                .set(
                        "delegation_set_id",
                        found.delegationSet() == null || found.delegationSet().id() == null
                                ? null
                                : Zones.id(found.delegationSet().id()));
        showNameServers(object, found, aws);
        object.setObjects("vpc", found.vpCs().stream().map(Zone::shown).toList());
        List<Tag> own = known.get(object.id());
        List<Tag> tags = own == null ? tags(object.id(), aws) : own;
        Tags.found(object, tags, Tag::key, Tag::value, aws.tags());
    }

    static void showNameServers(Draft object, GetHostedZoneResponse found, AwsSession aws) {
        String zone = Zones.id(found.hostedZone().id());
        String name = found.hostedZone().name();
        if (found.delegationSet() != null && !found.delegationSet().nameServers().isEmpty()) {
            List<String> servers = found.delegationSet().nameServers();
            object.setTexts("name_servers", servers.stream().sorted().toList())
                    .set("primary_name_server", servers.getFirst());
        } else {
            object.setTexts("name_servers", Zones.nameServers(zone, name, aws))
                    .set(
                            "primary_name_server",
                            Zones.primaryNameServer(zone, name, aws).orElse(null));
        }
    }

    private static Map<String, Value> shown(VPC vpc) {
        return Map.of(
                "vpc_id", Value.string(vpc.vpcId()),
                "vpc_region", Value.string(vpc.vpcRegionAsString()));
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("comment")) {
            aws.route53()
                    .updateHostedZoneComment(
                            r -> r.id(object.id()).comment(object.text("comment").orElse("")));
        }
        if (object.changed("vpc")) {
            List<Attributes> before = object.prior().blocks("vpc");
            List<Attributes> after = object.blocks("vpc");
            after.stream()
                    .filter(vpc -> !contains(before, vpc))
                    .forEach(vpc -> associate(object, vpc, aws));
            before.stream()
                    .filter(vpc -> !contains(after, vpc))
                    .forEach(vpc -> disassociate(object, vpc, aws));
        }
    }

    private static boolean contains(List<Attributes> vpcs, Attributes vpc) {
        return vpcs.stream()
                .anyMatch(
                        each -> each.requiredString("vpc_id").equals(vpc.requiredString("vpc_id")));
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        List<Tag> added =
                Tags.listed(set, (key, value) -> Tag.builder().key(key).value(value).build());
        aws.route53()
                .changeTagsForResource(r -> {
                    r.resourceType(TagResourceType.HOSTEDZONE).resourceId(object.id());
                    if (!added.isEmpty()) {
                        r.addTags(added);
                    }
                    if (!removed.isEmpty()) {
                        r.removeTagKeys(removed);
                    }
                });
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () -> {
                    if (object.isTrue("force_destroy")) {
                        removeRecords(object, aws);
                    }
                    var answer = aws.route53().deleteHostedZone(r -> r.id(object.id()));
                    Zones.awaitChange(answer.changeInfo(), object.timeout("delete", LONGEST), aws);
                },
                Zones.GONE);
    }

    /// All but those that a zone can not be without.
    private static void removeRecords(Draft object, AwsSession aws) {
        String zone = object.now().requiredString("name");
        List<Change> changes = new ArrayList<>();
        aws
                .route53()
                .listResourceRecordSetsPaginator(r -> r.hostedZoneId(object.id()))
                .resourceRecordSets()
                .stream()
                .filter(set -> !isOfTheZone(set, zone))
                .forEach(set ->
                        changes.add(
                                Change.builder()
                                        .action(ChangeAction.DELETE)
                                        .resourceRecordSet(set)
                                        .build()));
        for (int from = 0; from < changes.size(); from += AT_ONCE) {
            List<Change> some = changes.subList(from, Math.min(from + AT_ONCE, changes.size()));
            var answer =
                    aws.route53()
                            .changeResourceRecordSets(r ->
                                    r.hostedZoneId(object.id()).changeBatch(b -> b.changes(some)));
            Zones.awaitChange(answer.changeInfo(), object.timeout("delete", LONGEST), aws);
        }
    }

    private static boolean isOfTheZone(ResourceRecordSet set, String zone) {
        return Zones.decoded(set.name()).equals(zone)
                && (set.type() == RRType.NS || set.type() == RRType.SOA);
    }
}
