package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `aws_route53_record`: a name in a zone. Its id is `ZONE_NAME_TYPE`, and `_SET` where it has a
/// `set_identifier`.
///
/// Replaced when `zone_id` or `name` changes. The name may leave out the zone's, and may be in
/// capitals or end with a dot. A record that exists is only overwritten with `allow_overwrite`.
public final class ZoneRecord implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final String[] ROUTING = {
        "type",
        "set_identifier",
        "cidr_routing_policy",
        "failover_routing_policy",
        "geolocation_routing_policy",
        "geoproximity_routing_policy",
        "latency_routing_policy",
        "multivalue_answer_routing_policy",
        "weighted_routing_policy"
    };

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("zone_id", "name")
                .storedAs("name", Zones::name)
                .sameWhen(
                        "alias.name",
                        (had, wanted) ->
                                RecordSets.aliasName(had.asString())
                                        .equals(RecordSets.aliasName(wanted.asString())))
                .sameWhen(
                        "zone_id",
                        (had, wanted) ->
                                Zones.id(had.asString()).equals(Zones.id(wanted.asString())))
                .timeout("create", LONGEST)
                .timeout("update", LONGEST)
                .timeout("delete", LONGEST);
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .oneOf(
                        "type", "A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS",
                        "PTR", "SOA", "SPF", "SRV", "SSHFP", "SVCB", "TLSA", "TXT")
                .longest("name", 1_024)
                .add(recordsOrAlias(config))
                .problems();
    }

    private static List<Problem> recordsOrAlias(Attributes config) {
        boolean undecided = config.isUnknown("alias") || config.isUnknown("records");
        boolean records = !config.isNull("records");
        if (undecided || records == config.blocks("alias").isEmpty()) {
            return List.of();
        }
        return List.of(
                Problem.error(
                        "Invalid combination of arguments",
                        "A record has either `records` or an `alias` block, and this one has "
                                + (records ? "both." : "neither."),
                        ValuePath.attribute(records ? "records" : "type")));
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String zone = zone(object);
        String fqdn = fqdn(object.now().string("name").orElse(""), zoneName(zone, aws));
        Change change =
                change(
                        object.isTrue("allow_overwrite")
                                ? ChangeAction.UPSERT
                                : ChangeAction.CREATE,
                        RecordSets.of(object.now(), fqdn));
        make(zone, List.of(change), object.timeout("create", LONGEST), aws);
        object.id(id(object));
    }

    private static String zone(Draft object) {
        return Zones.id(object.now().requiredString("zone_id"));
    }

    private static String zoneName(String zone, AwsSession aws) {
        return Zones.name(aws.route53().getHostedZone(r -> r.id(zone)).hostedZone().name());
    }

    private static String fqdn(String name, String zoneName) {
        String plain = Zones.name(name);
        if (plain.isEmpty()) {
            return zoneName;
        }
        return plain.equals(zoneName) || plain.endsWith("." + zoneName)
                ? plain
                : plain + "." + zoneName;
    }

    private static Change change(ChangeAction action, ResourceRecordSet set) {
        return Change.builder().action(action).resourceRecordSet(set).build();
    }

    private static void make(String zone, List<Change> changes, Duration longest, AwsSession aws) {
        aws.retryWhile(
                "other changes of the zone to be done",
                longest,
                () -> {
                    var answer =
                            aws.route53()
                                    .changeResourceRecordSets(r ->
                                            r.hostedZoneId(zone)
                                                    .changeBatch(b -> b.changes(changes)));
                    Zones.awaitChange(answer.changeInfo(), longest, aws);
                },
                "PriorRequestNotComplete");
    }

    private static String id(Draft object) {
        String id =
                zone(object)
                        + "_"
                        + object.now().string("name").orElse("").toLowerCase(Locale.ROOT)
                        + "_"
                        + object.now().requiredString("type");
        return object.text("set_identifier").map(set -> id + "_" + set).orElse(id);
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Map<String, List<Draft>> zones =
                objects.stream().collect(Collectors.groupingBy(ZoneRecord::zone));
        zones.forEach((zone, records) -> {
            ZoneContents contents = ZoneContents.of(zone, records.size(), aws);
            Calls.readEach(records, object -> readOne(object, zone, contents, aws), Zones.GONE);
        });
    }

    private static void readOne(Draft object, String zone, ZoneContents contents, AwsSession aws) {
        String fqdn = fqdn(object.now().string("name").orElse(""), zoneName(zone, aws));
        find(object, zone, fqdn, contents, aws)
                .ifPresentOrElse(
                        found -> {
                            RecordSets.show(object, found);
                            object.set("fqdn", fqdn).set("zone_id", zone);
                        },
                        object::gone);
    }

    private static Optional<ResourceRecordSet> find(
            Draft object, String zone, String fqdn, ZoneContents contents, AwsSession aws) {
        String type = object.now().requiredString("type");
        String set = object.text("set_identifier").orElse(null);
        Optional<ResourceRecordSet> known = contents.find(fqdn, type, set);
        if (known.isPresent()) {
            return known;
        }
        return aws
                .route53()
                .listResourceRecordSets(r ->
                        r.hostedZoneId(zone)
                                .startRecordName(fqdn)
                                .startRecordType(type)
                                .startRecordIdentifier(set))
                .resourceRecordSets()
                .stream()
                .filter(each -> Zones.decoded(each.name()).equals(fqdn))
                .filter(each -> each.typeAsString().equals(type))
                .filter(each -> set == null || set.equals(each.setIdentifier()))
                .findFirst();
    }

    /// Where the way of routing changes, the old record has to go in the same breath.
    @Override
    public void update(Draft object, AwsSession aws) {
        String zone = zone(object);
        String fqdn = fqdn(object.now().string("name").orElse(""), zoneName(zone, aws));
        ResourceRecordSet wanted = RecordSets.of(object.now(), fqdn);
        List<Change> changes =
                object.changed(ROUTING)
                        ? List.of(
                                change(ChangeAction.DELETE, RecordSets.of(object.prior(), fqdn)),
                                change(ChangeAction.CREATE, wanted))
                        : List.of(change(ChangeAction.UPSERT, wanted));
        make(zone, changes, object.timeout("update", LONGEST), aws);
        object.id(id(object));
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        String zone = zone(object);
        Calls.unlessGone(
                () -> {
                    String fqdn = fqdn(object.now().string("name").orElse(""), zoneName(zone, aws));
                    find(object, zone, fqdn, ZoneContents.UNKNOWN, aws)
                            .ifPresent(found ->
                                    make(
                                            zone,
                                            List.of(change(ChangeAction.DELETE, found)),
                                            object.timeout("delete", LONGEST),
                                            aws));
                },
                Zones.GONE,
                "InvalidChangeBatch");
    }

    /// `ZONE_NAME_TYPE` or `ZONE_NAME_TYPE_SET`; names may contain underscores.
    @Override
    public void importAs(Draft object, String id) {
        int first = id.indexOf('_');
        String rest = first < 0 ? "" : id.substring(first + 1);
        var match = java.util.regex.Pattern.compile("(.*)_([A-Z]+)(?:_(.*))?").matcher(rest);
        if (first <= 0 || !match.matches()) {
            throw FailedCall.of(
                    "Invalid id",
                    "The id to import must be ZONE_NAME_TYPE or ZONE_NAME_TYPE_SET, but is \""
                            + id
                            + "\".");
        }
        object.set("zone_id", id.substring(0, first))
                .set("name", match.group(1))
                .set("type", match.group(2));
        object.set(
                "set_identifier",
                match.group(3) == null ? Value.string("") : Value.string(match.group(3)));
        object.id(id);
    }
}
